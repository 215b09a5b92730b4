import type Database from 'better-sqlite3'
import { isMobile } from '#shared/contact.ts'
import { reminderDue } from '#shared/letters.ts'

type Row = { id: string; phone: string | null; email: string | null; startsAt: number; bookedAt: number }

/**
 * Each booked appointment has its letters, one per way of reaching the person, its reminder on the first of these ways when
 * there is still time for one, and its keys, one more for the screen;
 * no letter speaks of an appointment that does not exist.
 * @param booked the appointments to look at
 */
export function lettersOwed(client: Database.Database, booked: ReadonlySet<string>): string[] {
  const appointments = client
    .prepare('select id, phone, email, starts_at as startsAt, booked_at as bookedAt from appointments')
    .all() as Row[]
  const letters = lists(
    client,
    `select about_id, channel from letters where kind = 'booked' and revision = 0`,
  )
  const reminders = lists(
    client,
    `select about_id, channel from letters where kind = 'reminder' and revision = 0`,
  )
  const keys = lists(client, 'select appointment_id, channel from appointment_keys')
  const strays = client
    .prepare(
      `select about_id from letters where about_id not in (select id from appointments union all select id from offers union all select id from advisors union all select id from monthly_subscriptions)`,
    )
    .pluck()
    .all() as string[]
  const wrong = appointments
    .filter(({ id }) => booked.has(id))
    .flatMap((row) => [
      ...compare(`letters of ${row.id}`, channelsOf(row), letters.get(row.id)),
      ...compare(`reminder of ${row.id}`, remindedBy(row), reminders.get(row.id)),
      ...compare(`keys of ${row.id}`, ['screen', ...channelsOf(row)], keys.get(row.id)),
    ])
  return [...strays.map((id) => `a letter about ${id}, which does not exist`), ...wrong]
}

const channelsOf = ({ phone, email }: Row) => [
  ...(email ? ['email'] : []),
  ...(phone && isMobile(phone) ? ['sms'] : []),
]

/** By e-mail rather than by text message, and by a call on a landline. */
const remindedBy = (row: Row) =>
  reminderDue(row.startsAt, 'Europe/Paris') > row.bookedAt
    ? [...channelsOf(row), ...(row.phone ? ['call'] : [])].slice(0, 1)
    : []

const compare = (what: string, owed: string[], found: string[] = []) =>
  owed.toSorted().join() === found.toSorted().join()
    ? []
    : [`${what}: ${found.join()} instead of ${owed.join()}`]

function lists(client: Database.Database, question: string) {
  const found = new Map<string, string[]>()
  for (const [id, channel] of client.prepare(question).raw().all() as [string, string][])
    found.set(id, [...(found.get(id) ?? []), channel])
  return found
}
