import type { Decision } from '#shared/planning.ts'
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

/**
 * The same answer for everybody. Moved together, each takes the first of its times that nobody before it took; the people of a
 * workshop keep together.
 */
export function toldToAll(
  touched: readonly TouchedAppointment[],
  told: Readonly<Record<string, ChoiceTold>>,
  changed: Partial<ChoiceTold>,
): Record<string, ChoiceTold> {
  const given = new Set<string>()
  return Object.fromEntries(
    touched.map((one) => {
      const before = told[one.id] ?? nothingTold
      const free = one.otherTimes.findIndex((time) => !given.has(keyOf(time)))
      const time = changed.choice === 'move' ? Math.max(0, free) : before.time
      const taken = one.otherTimes[time]
      if (changed.choice === 'move' && one.workshopId === null && taken) given.add(keyOf(taken))
      return [one.id, { ...before, ...changed, time }]
    }),
  )
}

const keyOf = ({ startsAt, advisorId }: TouchedAppointment['otherTimes'][number]) =>
  `${startsAt} ${advisorId}`

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
