import type { Decision } from '#shared/planning.ts'
import { overlap } from '#shared/time.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import type { TouchedAppointment } from './plans.ts'

/** What somebody has said so far of one touched appointment. */
export type ChoiceTold = {
  choice: Decision['choice'] | null
  /** Which of the other times, and which of the colleagues, by rank. */
  time: number
  colleague: number
  message: string
}

export const nothingTold: ChoiceTold = { choice: null, time: 0, colleague: 0, message: '' }

/** What is said of one before anybody says anything: one that loses nothing is kept. */
export const toldFirst = ({ by }: TouchedAppointment): ChoiceTold =>
  losesNothing(by) ? { ...nothingTold, choice: 'keep' } : nothingTold

/** Its hours still stand: only what it is for has changed. */
export const losesNothing = (by: Reason) => by === 'lengthChanged' || by === 'serviceRetired'

/** What can be chosen for this one. */
export const choicesFor = (
  { otherTimes, colleagues }: TouchedAppointment,
  mayKeep: boolean,
): { value: Decision['choice']; label: string }[] => [
  ...(mayKeep ? [{ value: 'keep' as const, label: 'Garder' }] : []),
  ...(otherTimes.length > 0 ? [{ value: 'move' as const, label: 'Déplacer' }] : []),
  ...(colleagues.length > 0 ? [{ value: 'transfer' as const, label: 'Confier' }] : []),
  { value: 'cancel', label: 'Annuler' },
]

export type Told = Readonly<Record<string, ChoiceTold>>

/** The same word for everybody. */
export const wordToAll = (touched: readonly TouchedAppointment[], told: Told, message: string): Told =>
  Object.fromEntries(touched.map((one) => [one.id, { ...(told[one.id] ?? toldFirst(one)), message }]))

/**
 * The same choice for everybody who has it; the others stay as they were. Moved together, each takes the first of its times
 * that nobody before it took; the people of a workshop keep together. Handed over together, each goes to whoever receives
 * there then, or else by exception, and has the fewest appointments, those just given included; nobody gets two at once.
 */
export function choiceToAll(
  touched: readonly TouchedAppointment[],
  told: Told,
  choice: Decision['choice'],
  mayKeep: boolean,
): Told {
  const times = new Set<string>()
  const given = new Map<string, TouchedAppointment[]>()
  const next: Record<string, ChoiceTold> = {}
  for (const one of touched) {
    const before = told[one.id] ?? toldFirst(one)
    next[one.id] = before
    if (!choicesFor(one, mayKeep).some(({ value }) => value === choice)) continue
    if (choice === 'move') next[one.id] = { ...before, choice, time: takeTime(one, times) }
    else if (choice !== 'transfer') next[one.id] = { ...before, choice }
    else {
      const colleague = takeColleague(one, given)
      if (colleague !== undefined) next[one.id] = { ...before, choice, colleague }
    }
  }
  return next
}

function takeTime({ otherTimes, workshopId }: TouchedAppointment, taken: Set<string>): number {
  const free = Math.max(
    0,
    otherTimes.findIndex((time) => !taken.has(keyOf(time))),
  )
  const time = otherTimes[free]
  if (workshopId === null && time) taken.add(keyOf(time))
  return free
}

const keyOf = ({ startsAt, advisorId }: TouchedAppointment['otherTimes'][number]) =>
  `${startsAt} ${advisorId}`

/** By rank; undefined when each of them has just been given another one at that hour. */
function takeColleague(
  one: TouchedAppointment,
  given: Map<string, TouchedAppointment[]>,
): number | undefined {
  const givenTo = (advisorId: string) => given.get(advisorId) ?? []
  const [best] = one.colleagues
    .map((colleague, rank) => ({
      ...colleague,
      rank,
      load: colleague.load + givenTo(colleague.advisorId).length,
    }))
    .filter(({ advisorId }) => !givenTo(advisorId).some((other) => overlap(other, one)))
    .toSorted((a, b) => Number(a.isOutside) - Number(b.isOutside) || a.load - b.load || a.rank - b.rank)
  if (best) given.set(best.advisorId, [...givenTo(best.advisorId), one])
  return best?.rank
}

/** The decision that these answers mean; null while one is missing. */
export function decisionFrom(appointment: TouchedAppointment, told: ChoiceTold): Decision | null {
  const appointmentId = appointment.id
  switch (told.choice) {
    case null:
      return null
    case 'keep':
      return { choice: 'keep', appointmentId }
    case 'cancel':
      return { choice: 'cancel', appointmentId, message: told.message.trim() }
    case 'transfer': {
      const colleague = appointment.colleagues[told.colleague]
      return colleague ? { choice: 'transfer', appointmentId, advisorId: colleague.advisorId } : null
    }
    case 'move': {
      const time = appointment.otherTimes[told.time]
      if (!time) return null
      const { startsAt, placeId, advisorId } = time
      return { choice: 'move', appointmentId, startsAt, placeId, advisorId }
    }
  }
}
