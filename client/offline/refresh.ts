import type { TRPCUntypedClient } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { addDays, type Day, daysFrom, type Instant, weekOf } from '#shared/time.ts'
import type { Chest } from './chest.ts'
import type { Line } from './pending.ts'
import { type JournalKept, journalName, nameOf } from './reads.ts'
import { ofServer } from './stand-in.ts'

type Answers = inferRouterOutputs<AppRouter>
type Row = Answers['appointments']['toSettle'][number]

type Ground = {
  chest: Chest
  client: TRPCUntypedClient<AppRouter>
  owner: string
  today: Day
  now: () => Instant
}

/** Days of the journal that are there without network, and days of the agenda to come. */
export const journalDays = 90
export const agendaDays = 14

/**
 * Reads what an advisor may need without network; each answer is kept on its way, by the link that answers for the laptop.
 * Of the journal, only the sessions that are new or were corrected since are read whole. What is no longer needed goes.
 * @throws when the network or the server stops answering: what was read before stays
 */
export async function refresh({ chest, client, owner, today, now }: Ground): Promise<void> {
  const ask = <Answer>(path: string, input?: unknown) =>
    client.query(path, input, { context: ofServer }) as Promise<Answer>
  const startedAt = now()
  const people = await ask<Answers['beneficiaries']['list']>('beneficiaries.list')
  const whole = ['signIn.me', 'house.settings', 'tags.list', 'appointments.toCall']
  await Promise.all([...whole.map((path) => ask(path)), ask('sessions.usual', { day: today })])
  const rows = await ask<Row[]>('appointments.toSettle')
  const days = await Promise.all(
    daysFrom(today, addDays(today, agendaDays - 1)).map((day) =>
      ask<Answers['appointments']['agenda']>('appointments.agenda', { from: day, to: day }),
    ),
  )
  for (const after of [0, 7, 14]) {
    const from = addDays(weekOf(today), after)
    await ask('planning.week', { from, to: addDays(from, 6) })
  }
  const appointments = [...rows, ...days.flatMap((day) => day.appointments)].filter(
    ({ status, sessionId }) => status !== 'cancelled' && sessionId === null,
  )
  const drafts = appointments.map(({ id }) => ({ appointmentId: id }))
  await readEach(ask, 'sessions.draft', drafts)
  const lines = await readLines(ask, addDays(today, -journalDays), today)
  await readEach(ask, 'sessions.session', await changedSince(chest, owner, lines))
  await chest.keep(owner, journalName, { lines } satisfies JournalKept, startedAt)
  await forgetOthers(chest, owner, [
    ...daysFrom(addDays(today, -1), addDays(today, agendaDays)).map((day) =>
      nameOf('appointments.agenda', { from: day, to: day }),
    ),
    ...people.map(({ id }) => nameOf('beneficiaries.beneficiary', { id })),
    ...drafts.map((input) => nameOf('sessions.draft', input)),
    ...lines.map(({ id }) => nameOf('sessions.session', { id })),
  ])
}

type Ask = <Answer>(path: string, input?: unknown) => Promise<Answer>

async function readEach(ask: Ask, path: string, inputs: object[]) {
  for (let at = 0; at < inputs.length; at += atOnce)
    await Promise.all(inputs.slice(at, at + atOnce).map((input) => ask(path, input)))
}

/** As many as travel in one request: the others' pages are not kept waiting. */
const atOnce = 10

async function readLines(ask: Ask, from: Day, to: Day): Promise<Line[]> {
  const lines: Line[] = []
  for (let after: { day: Day; id: string } | null | undefined; after !== null;) {
    const page: Answers['sessions']['journal'] = await ask('sessions.journal', {
      from,
      to,
      ...(after && { after }),
    })
    lines.push(...page.sessions)
    after = page.next
  }
  return lines
}

async function changedSince(chest: Chest, owner: string, lines: Line[]) {
  const before = (await chest.read(owner, journalName))?.value as JournalKept | undefined
  const known = new Map(before?.lines.map(({ id, revisedAt }) => [id, revisedAt]))
  const names = new Set(await chest.names(owner))
  return lines
    .filter(
      ({ id, revisedAt }) => known.get(id) !== revisedAt || !names.has(nameOf('sessions.session', { id })),
    )
    .map(({ id }) => ({ id }))
}

/** Days that have passed, appointments that were noted, sessions older than the journal, people who were erased. */
async function forgetOthers(chest: Chest, owner: string, needed: string[]) {
  const stay = new Set(needed)
  const replaced = [
    'appointments.agenda?',
    'sessions.draft?',
    'sessions.session?',
    'beneficiaries.beneficiary?',
  ]
  for (const name of await chest.names(owner))
    if (replaced.some((path) => name.startsWith(path)) && !stay.has(name)) await chest.drop(owner, name)
}
