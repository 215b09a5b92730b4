import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { BeneficiaryInput } from '#shared/beneficiaries.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { type Topic, topics } from '#shared/themes.ts'
import type { Instant } from '#shared/time.ts'
import type { Entry } from './acts.ts'

type Answers = inferRouterOutputs<AppRouter>
export type Line = Answers['sessions']['journal']['sessions'][number]
export type Kept = Answers['sessions']['session']
type Appointment = Answers['appointments']['agenda']['appointments'][number]
type Person = Answers['beneficiaries']['list'][number]
type Status = Appointment['status']

/** Acts of the laptop that the answers it keeps do not know yet: those that wait, and those that left since. */
export const unknownTo = (entries: readonly Entry[], readAt: Instant): Entry[] =>
  entries.filter(({ state, sentAt }) => state === 'waiting' || (state === 'sent' && (sentAt ?? 0) >= readAt))

/** The appointments as they stand now: hours have passed, some were settled or noted here. */
export const appointmentsNow = <Row extends Appointment>(rows: Row[], acts: Entry[], now: Instant): Row[] =>
  rows.map((row) => {
    const told = sessionsTold(acts).filter(({ id }) => !isUndone(id, acts))
    const noted = told.find(({ appointmentId }) => appointmentId === row.id)
    const seat = told
      .flatMap(({ attendance = [] }) => attendance)
      .findLast(({ appointmentId }) => appointmentId === row.id)
    const settled = acts.findLast(
      (act) => act.verb === 'appointments.settle' && act.input.appointmentId === row.id,
    )
    const outcome = settled?.verb === 'appointments.settle' ? settled.input.outcome : undefined
    const said = seat ? (seat.came ? 'honoured' : 'missed') : noted && 'honoured'
    const status = said ?? (outcome === undefined ? row.status : (outcome ?? 'toSettle'))
    return { ...row, sessionId: noted?.id ?? row.sessionId, status: statusNow({ ...row, status }, now) }
  })

function statusNow(
  { status, startsAt, endsAt }: Pick<Appointment, 'status' | 'startsAt' | 'endsAt'>,
  now: Instant,
) {
  const isOpen = status === 'coming' || status === 'underway' || status === 'toSettle'
  if (!isOpen) return status
  if (now < startsAt) return 'coming' satisfies Status
  return now < endsAt ? ('underway' satisfies Status) : ('toSettle' satisfies Status)
}

/** With those whom one begins to follow here, and what was corrected of the others. */
export const peopleNow = (people: Person[], acts: Entry[]): Person[] =>
  withAdded(people, acts).map((person) => personNow(person, acts))

/** Somebody as they were told last, here; the name of another commune is not known yet. */
export const personNow = <Row extends { id: string; communeCode: string | null; communeName: string | null }>(
  person: Row,
  acts: Entry[],
): Row =>
  acts.reduce((before, act) => {
    if (act.verb !== 'beneficiaries.change' || act.input.beneficiary.id !== person.id) return before
    const { beneficiary } = act.input
    const communeName = beneficiary.communeCode === before.communeCode ? before.communeName : null
    return { ...before, ...beneficiary, communeName }
  }, person)

const withAdded = (people: Person[], acts: Entry[]): Person[] => [
  ...people,
  ...acts.flatMap((act) =>
    act.verb === 'beneficiaries.add' && !people.some(({ id }) => id === act.input.beneficiary.id)
      ? [personOf(act.input.beneficiary)]
      : [],
  ),
]

/** What the list tells beside is not known yet. */
function personOf(told: BeneficiaryInput): Person {
  const { notes: _, ...known } = told
  const person: Partial<Person> = { ...known, communeName: null, isMine: true }
  return person as Person
}

/** A session as it was told last, here. */
export const toldNow = (told: SessionInput, acts: Entry[]): SessionInput =>
  acts.reduce(
    (before, act) =>
      act.verb === 'sessions.revise' && act.input.session.id === told.id ? act.input.session : before,
    told,
  )

/** What this laptop knows behind an id: a place, somebody one follows, a tag. */
export type Names = {
  nameOf: (id: string) => string | null
  tagsOf: (ids: readonly string[]) => Line['tags']
}

/** The journal with what was noted, corrected and taken back here; latest day first. */
export function linesNow(lines: Line[], acts: Entry[], names: Names): Line[] {
  const known = new Set(lines.map(({ id }) => id))
  const added = sessionsTold(acts).filter(({ id }) => !known.has(id))
  const all = [...added.map((told) => lineOf(told, names)), ...lines]
  return all
    .filter(({ id }) => !isWithdrawn(id, acts))
    .map((line) => corrected(line, acts, names))
    .toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1))
}

/** Those that were noted here, one by one or a morning at once. */
export const sessionsTold = (acts: readonly Entry[]): SessionInput[] =>
  acts.flatMap((act) => {
    if (act.verb === 'sessions.recordAll') return act.input.sessions
    return act.verb === 'sessions.record' ? [act.input] : []
  })

/** Taken back as if it had never been told. */
const isUndone = (id: string, acts: Entry[]) =>
  acts.some((act) => act.verb === 'sessions.withdraw' && act.input.id === id && act.input.undo === true)

function isWithdrawn(id: string, acts: Entry[]) {
  const last = acts.findLast(
    (act) => (act.verb === 'sessions.withdraw' || act.verb === 'sessions.restore') && act.input.id === id,
  )
  return last?.verb === 'sessions.withdraw'
}

function corrected(line: Line, acts: Entry[], names: Names): Line {
  const last = acts.findLast((act) => act.verb === 'sessions.revise' && act.input.session.id === line.id)
  if (last?.verb !== 'sessions.revise') return line
  const told = last.input.session
  return {
    ...line,
    ...said(told, names),
    person: whoOf(told, names) ?? (told.appointmentId === null ? null : line.person),
    tags: told.tagIds ? names.tagsOf(told.tagIds) : line.tags,
    revisedAt: last.keptAt,
  }
}

const whoOf = ({ kind, beneficiaryIds: [id] = [] }: SessionInput, names: Names) =>
  kind === 'individual' && id !== undefined ? names.nameOf(id) : null

const lineOf = (told: SessionInput, names: Names): Line =>
  ({
    id: told.id,
    isMine: true,
    revisedAt: null,
    advisorName: '',
    person: whoOf(told, names),
    tags: names.tagsOf(told.tagIds ?? []),
    ...said(told, names),
  }) as Line

const said = (told: SessionInput, names: Names) => ({
  day: told.day,
  kind: told.kind,
  minutes: told.minutes,
  channel: told.channel,
  placeName: told.placeId === null ? null : names.nameOf(told.placeId),
  communeName: '',
  communeAssumed: false,
  participants: told.participants,
  title: told.title,
  referral: told.referral,
  colleagues: told.coAdvisorIds.length,
  hasNotes: told.notes !== '',
  topics: topics.filter((topic: Topic) => told.topics.includes(topic)),
})
