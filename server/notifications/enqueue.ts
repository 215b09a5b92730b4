import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { prepared } from '#drizzle/prepared.ts'
import type { Db } from '#drizzle/open.ts'
import { appointments, letters } from '#drizzle/schema/index.ts'
import { readersAmong } from '#shared/bookers.ts'
import { isMobile } from '#shared/contact.ts'
import { type LetterKind, reminderDue } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import type { Day, Instant } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

/** Whom a letter is for: whichever of the two they gave. A landline gets none: it is called. */
export type Addressee = { phone: string | null; email: string | null }

/** Who has changed the appointment: whoever did it themselves need not be called. */
export type By = 'citizen' | 'service'

/**
 * Promises the letter that tells an hour, and its reminder on one way only, unless the time to remind has already passed: the
 * letter itself is then fresh enough. A move makes a new reminder; the former one no longer leaves.
 * @param about the appointment as it now is
 * @param readers who gets it, when whoever asks knows them already
 */
export function announce(
  ctx: Pick<Context, 'db' | 'now' | 'settings'>,
  kind: 'booked' | 'moved',
  about: { id: string; revision: number; startsAt: Instant },
  to: Addressee,
  by: By = 'citizen',
  readers = readersOf(ctx.db, about.id, to),
) {
  promise(ctx, kind, about, readers, ctx.now, by)
  const dueAt = reminderDue(about.startsAt, zoneOf(ctx.settings.departement))
  if (dueAt > ctx.now) promise(ctx, 'reminder', about, readers, dueAt, 'service')
}

/**
 * Promises a letter, inside the caller's transaction: one row per way of reaching the person, and whoever booked for them.
 * Neither text nor address is kept; both are made at delivery from the thing as it then is. A call is promised to a landline
 * that has no other way, when there is something that the person does not know yet.
 * @param about the id of the thing it is about, and the revision it speaks of
 */
export const enqueue = (
  ctx: Pick<Context, 'db' | 'now'>,
  kind: LetterKind,
  about: { id: string; revision: number },
  to: Addressee,
  dueAt: Instant = ctx.now,
  by: By = 'citizen',
) => promise(ctx, kind, about, readersOf(ctx.db, about.id, to), dueAt, by)

function promise(
  { db, now }: Pick<Context, 'db' | 'now'>,
  kind: LetterKind,
  { id: aboutId, revision }: { id: string; revision: number },
  readers: ReturnType<typeof readersAmong>,
  dueAt: Instant,
  by: By,
) {
  for (const { addressee, to: reader } of readers) {
    const written = channelsOf(kind === 'reminder' ? onOneWay(reader) : reader)
    const isCalled = written.length === 0 && reader.phone !== null && by === 'service'
    for (const channel of isCalled ? (['call'] as const) : written)
      addLetter(db).run({ id: uuidv7(), kind, channel, addressee, dueAt, aboutId, revision, now })
  }
}

/** Promises an e-mail to the advisor who has the appointment; handed over again, or visited elsewhere again, it is told again. */
export function tellAdvisor(
  { db, now }: Pick<Context, 'db' | 'now'>,
  kind: 'freed' | 'handedOver' | 'newAddress',
  { id: aboutId, revision }: { id: string; revision: number },
) {
  const which = and(eq(letters.aboutId, aboutId), eq(letters.kind, kind), eq(letters.revision, revision))
  db.delete(letters).where(which).run()
  addLetter(db).run({ ...mailed(now), kind, aboutId, revision })
}

/** Promises an advisor their day to come, once however often it is asked. */
export function tellEve({ db, now }: Pick<Context, 'db' | 'now'>, advisorId: string, day: Day) {
  const eve = { kind: 'eve' as const, aboutId: advisorId, revision: numberOfDay(day) }
  const which = and(
    eq(letters.aboutId, advisorId),
    eq(letters.kind, 'eve'),
    eq(letters.revision, eve.revision),
  )
  if (!db.select({ id: letters.id }).from(letters).where(which).get())
    addLetter(db).run({ ...mailed(now), ...eve })
}

/** Promises the page of a month, inside the caller's transaction. @param month `2026-10` */
export const tellMonth = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  subscriptionId: string,
  month: string,
) => {
  const revision = Number(month.replace('-', ''))
  addLetter(db).run({ ...mailed(now), kind: 'month', aboutId: subscriptionId, revision })
}

/** A day as the number that tells one eve from another: 20260616. */
export const numberOfDay = (day: Day): number => Number(day.replaceAll('-', ''))

const mailed = (now: Instant) => ({
  id: uuidv7(),
  channel: 'email' as const,
  addressee: 'person' as const,
  dueAt: now,
  now,
})

/** An e-mail costs nothing and brings the calendar file; a landline without one is called. */
const onOneWay = ({ phone, email }: Addressee): Addressee =>
  email === null ? { phone, email } : { phone: null, email }

/** Everybody who gets the letters about this appointment: whoever comes, whoever booked for them, or both. */
export function readersOf(db: Db, appointmentId: string, person: Addressee) {
  const asked = findReaders(db).get({ appointmentId })
  return readersAmong(asked?.lettersTo ?? 'person', person, asked?.booker ?? null)
}

const findReaders = prepared((db) =>
  db
    .select({
      lettersTo: appointments.lettersTo,
      booker: { phone: appointments.bookerPhone, email: appointments.bookerEmail },
    })
    .from(appointments)
    .where(eq(appointments.id, sql.placeholder('appointmentId')))
    .prepare(),
)

/** How this person can be written to. */
export const channelsOf = ({ phone, email }: Addressee): ('email' | 'sms')[] => [
  ...(email === null ? [] : ['email' as const]),
  ...(phone !== null && isMobile(phone) ? ['sms' as const] : []),
]

const addLetter = prepared((db) =>
  db
    .insert(letters)
    .values({
      id: sql.placeholder('id'),
      kind: sql.placeholder('kind'),
      channel: sql.placeholder('channel'),
      addressee: sql.placeholder('addressee'),
      aboutId: sql.placeholder('aboutId'),
      revision: sql.placeholder('revision'),
      createdAt: sql.placeholder('now'),
      dueAt: sql.placeholder('dueAt'),
    })
    .prepare(),
)
