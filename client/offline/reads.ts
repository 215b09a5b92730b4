import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { addedUpByDay, withTotals } from '#shared/journal-totals.ts'
import type { JournalQuestion } from '#shared/journal.ts'
import { themeOf } from '#shared/themes.ts'
import { hour, type Instant } from '#shared/time.ts'
import { wordsSought } from '#shared/words-sought.ts'
import type { Entry } from './acts.ts'
import type { Chest, Found } from './chest.ts'
import {
  appointmentsNow,
  type Kept,
  type Line,
  linesNow,
  type Names,
  peopleNow,
  personNow,
  toldNow,
  unknownTo,
} from './pending.ts'
import { personTold, sessionTold } from './told-here.ts'

/** What an advisor reads without network: as the server last said it, with what was done here since. */
export type Reads = {
  /** Null when the laptop does not know. */
  answer: (path: string, input: unknown) => Promise<Found | null>
  /** Keeps an answer of the server, if it is one that is needed without network. */
  keep: (path: string, input: unknown, value: unknown) => Promise<void>
  /** They have signed in, perhaps before the laptop was open: what is kept from now on is theirs. */
  belongTo: (actor: unknown) => Promise<void>
  /** Seven days without a word of the server: what was read is forgotten, unsent work excepted. */
  expire: () => Promise<void>
}

type Answers = inferRouterOutputs<AppRouter>
export type Me = Answers['signIn']['me']

type Ground = { chest: Chest; entries: () => readonly Entry[]; now: () => Instant }

export const longestKept = 7 * 24 * hour

/** Of the laptop rather than of somebody: who they are, and where. */
const ofLaptop = new Set(['signIn.me', 'house.settings'])

/** Asked of one day, one place or nothing: the last answer serves. */
const lasting = new Set([
  ...ofLaptop,
  'sessions.usual',
  'appointments.toSettle',
  'appointments.toCall',
  'beneficiaries.list',
  'tags.list',
])

/** Kept for what was asked. */
const asked = new Set([
  'appointments.agenda',
  'planning.week',
  'sessions.session',
  'sessions.draft',
  'beneficiaries.beneficiary',
])

/** The lines of the journal, whole, under this name. */
export const journalName = 'journal'
export type JournalKept = { lines: Line[] }

export const nameOf = (path: string, input: unknown) =>
  lasting.has(path) ? path : `${path}?${JSON.stringify(input)}`

export function openReads({ chest, entries, now }: Ground): Reads {
  const owner = async () => ((await chest.read('', 'signIn.me'))?.value as Me)?.userId ?? ''
  const read = async (path: string, input: unknown) =>
    chest.read(ofLaptop.has(path) ? '' : await owner(), nameOf(path, input))
  return { answer, keep, belongTo, expire }

  async function keep(path: string, input: unknown, value: unknown) {
    if (!lasting.has(path) && !asked.has(path)) return
    if (path === 'signIn.me') {
      if (value === null) return
      const me = value as NonNullable<Me>
      if (me.userId !== (await owner())) await chest.forget(me.userId)
    }
    await chest.keep(ofLaptop.has(path) ? '' : await owner(), nameOf(path, input), value, now())
  }

  async function belongTo(actor: unknown) {
    if ((actor as NonNullable<Me>).userId !== (await owner())) await keep('signIn.me', undefined, actor)
  }

  async function answer(path: string, input: unknown): Promise<Found | null> {
    if (path === 'sessions.journal') return journal(input as JournalQuestion)
    if (path === 'sessions.journalDays') return journalDays(input as JournalQuestion)
    const found = (await read(path, input)) ?? (await toldHere(path, input))
    if (!found) return null
    return { ...found, value: withActs(path, found.value, unknownTo(entries(), found.at)) }
  }

  function withActs(path: string, value: unknown, acts: Entry[]): unknown {
    if (path === 'beneficiaries.list') return peopleNow(value as Answers['beneficiaries']['list'], acts)
    if (path === 'beneficiaries.beneficiary')
      return personNow(value as Answers['beneficiaries']['beneficiary'], acts)
    if (path === 'sessions.session') {
      const kept = value as Kept
      return { ...kept, told: toldNow(kept.told, acts), history: [...unseen(kept, acts), ...kept.history] }
    }
    if (path === 'appointments.toSettle' || path === 'appointments.toCall') {
      const rows = appointmentsNow(value as Answers['appointments']['toSettle'], acts, now())
      return path === 'appointments.toCall' ? rows : rows.filter(({ status }) => status === 'toSettle')
    }
    if (path === 'sessions.draft') return draftNow(value as Answers['sessions']['draft'], acts)
    if (path !== 'appointments.agenda' && path !== 'planning.week') return value
    const days = value as Answers['appointments']['agenda']
    return { ...days, appointments: appointmentsNow(days.appointments, acts, now()) }
  }

  /** Of what was told here, and that the server has not seen. */
  async function toldHere(path: string, input: unknown): Promise<Found | null> {
    const { id } = (input ?? {}) as { id: string }
    if (path === 'sessions.session') return sessionTold(id, entries(), await names())
    return path === 'beneficiaries.beneficiary' ? personTold(id, entries()) : null
  }

  async function journal(question: JournalQuestion): Promise<Found | null> {
    const found = await linesOf(question)
    return found && { value: { sessions: found.value, next: null }, at: found.at }
  }

  async function journalDays(question: JournalQuestion): Promise<Found | null> {
    const found = await linesOf(question)
    return found && { value: withTotals(addedUpByDay(found.value)), at: found.at }
  }

  async function linesOf(question: JournalQuestion): Promise<{ value: Line[]; at: Instant } | null> {
    const me = await owner()
    const found = await chest.read(me, journalName)
    if (!found) return null
    const { lines } = found.value as JournalKept
    const known = await names()
    const all = linesNow(lines, unknownTo(entries(), found.at), known)
    const holds = wordsSought(question.text ?? '')
    const wanted: Line[] = []
    for (const line of all) if (isAsked(line, question, known) && (await isSaid(line))) wanted.push(line)
    return { value: wanted, at: found.at }

    async function isSaid({ id, title, tags }: Line) {
      const shown = [title, ...tags.map(({ name }) => name)].join('\n')
      if (!holds || holds(shown)) return true
      const session = (await answer('sessions.session', { id }))?.value as Kept | undefined
      return session !== undefined && holds(`${shown}\n${session.told.notes}`)
    }
  }

  async function names(): Promise<Names> {
    const usual = (await read('sessions.usual', {}))?.value as Answers['sessions']['usual'] | undefined
    const tags = (await read('tags.list', undefined))?.value as Answers['tags']['list'] | undefined
    const people = (await answer('beneficiaries.list', undefined))?.value as
      | Answers['beneficiaries']['list']
      | undefined
    const known = new Map([
      ...(usual?.places ?? []).map(({ id, name }) => [id, name] as const),
      ...(people ?? []).map((each) => [each.id, `${each.firstName} ${each.lastName}`] as const),
    ])
    return {
      nameOf: (id) => known.get(id) ?? null,
      tagsOf: (ids) =>
        (tags ?? []).filter(({ id }) => ids.includes(id)).map(({ id, name, scope }) => ({ id, name, scope })),
    }
  }

  async function expire() {
    const contact = await chest.read('', 'signIn.me')
    if (contact && now() - contact.at > longestKept) await chest.forget()
  }
}

const unseen = ({ told }: Kept, acts: Entry[]): Kept['history'] =>
  acts
    .filter((act) => act.verb === 'sessions.revise' && act.input.session.id === told.id)
    .map(({ keptAt }) => ({ at: keptAt, who: null, changes: [] }))

function draftNow(draft: Answers['sessions']['draft'], acts: Entry[]) {
  const noted = acts.find(
    (act) => act.verb === 'sessions.record' && act.input.appointmentId === draft.appointmentId,
  )
  return noted ? { ...draft, recorded: noted.id } : draft
}

function isAsked(line: Line, question: JournalQuestion, { nameOf: nameIn }: Names) {
  const { from, to, kind, channel, theme, topic, placeId, tagId } = question
  return (
    line.day >= from &&
    line.day <= to &&
    (kind === undefined || line.kind === kind) &&
    (channel === undefined || line.channel === channel) &&
    (theme === undefined || line.topics.some((each) => themeOf(each) === theme)) &&
    (topic === undefined || line.topics.includes(topic)) &&
    (placeId === undefined || line.placeName === nameIn(placeId)) &&
    (tagId === undefined || line.tags.some(({ id }) => id === tagId))
  )
}
