import type { AbsenceInput, OpeningInput, PlanChange } from '#shared/planning.ts'
import type { ServiceChange } from '#shared/services.ts'
import { sayDay } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import type { PlannedAbsence, PlannedOpening } from './plans.ts'
import type { Proposal } from './use-plan-change.ts'

/** Every change that the pages propose, with what is said once it is made and what takes it back. */

export const newOpening = (advisorId: string, opening: OpeningInput): Proposal => ({
  change: { does: 'planOpening', advisorId, opening },
  done: 'Permanence ajoutée.',
  undo: ({ openingId = '' }) => [{ does: 'closeOpening', openingId, from: null }],
})

/** @param from the day of the occurrence from which it changes; null for the whole */
export function changedOpening(before: PlannedOpening, from: Day | null, opening: OpeningInput): Proposal {
  const back: PlanChange = {
    does: 'changeOpening',
    openingId: before.id,
    from: null,
    opening: inputOf(before),
  }
  const isUndoable = before.seats === null && opening.seats === null
  return {
    change: { does: 'changeOpening', openingId: before.id, from, opening },
    done:
      from === null
        ? 'Permanence changée.'
        : `Permanence changée à partir du ${sayDay(from, 'fr', 'without year')}.`,
    ...((from === null || isUndoable) && {
      undo: ({ openingId = '', keptId }) =>
        keptId === undefined ? [back] : [back, { does: 'closeOpening', openingId, from: null }],
    }),
  }
}

/** @param movedTo null when it is not held */
export function changedOccurrence(
  opening: PlannedOpening,
  day: Day,
  movedTo: { day: Day; hours: { startsAt: string; endsAt: string } | null } | null,
): Proposal {
  const before = opening.recurrence.exceptions?.find((exception) => exception.day === day)
  const openingId = opening.id
  return {
    change: { does: 'changeOccurrence', openingId, day, movedTo },
    done: movedTo
      ? `Déplacée au ${sayDay(movedTo.day, 'fr', 'without year')}, cette fois seulement.`
      : `Pas de permanence le ${sayDay(day, 'fr', 'without year')}.`,
    undo: () => [
      before
        ? { does: 'changeOccurrence', openingId, day, movedTo: before.movedTo }
        : { does: 'restoreOccurrence', openingId, day },
    ],
  }
}

export const restoredOccurrence = ({ id: openingId }: PlannedOpening, day: Day): Proposal => ({
  change: { does: 'restoreOccurrence', openingId, day },
  done: `Permanence rétablie le ${sayDay(day, 'fr', 'without year')}.`,
})

export function closedOpening(opening: PlannedOpening, from: Day | null): Proposal {
  const openingId = opening.id
  return {
    change: { does: 'closeOpening', openingId, from },
    done:
      from === null
        ? 'Permanence supprimée.'
        : `Permanence arrêtée à partir du ${sayDay(from, 'fr', 'without year')}.`,
    undo: () => [
      from === null
        ? { does: 'reopenOpening', openingId }
        : { does: 'changeOpening', openingId, from: null, opening: inputOf(opening) },
    ],
  }
}

export const newAbsence = (advisorId: string, absence: AbsenceInput): Proposal => ({
  change: { does: 'planAbsence', advisorId, absence },
  done: 'Absence ajoutée.',
  undo: ({ absenceId = '' }) => [{ does: 'withdrawAbsence', absenceId }],
})

export function changedAbsence(before: PlannedAbsence, absence: AbsenceInput): Proposal {
  const { id: absenceId, startsAt, endsAt, recurrence, lastDay } = before
  const was = { startsAt, endsAt, recurrence, lastDay }
  return {
    change: { does: 'changeAbsence', absenceId, absence },
    done: 'Absence changée.',
    undo: () => [{ does: 'changeAbsence', absenceId, absence: was }],
  }
}

export const withdrawnAbsence = ({ id: absenceId }: PlannedAbsence): Proposal => ({
  change: { does: 'withdrawAbsence', absenceId },
  done: 'Absence retirée.',
  undo: () => [{ does: 'restoreAbsence', absenceId }],
})

/** An opening as the server wants it said again. */
export function inputOf(opening: PlannedOpening): OpeningInput {
  const { placeId, serviceId, startsAt, endsAt, overnight, recurrence, seats, title } = opening
  return { placeId, serviceId, startsAt, endsAt, overnight, recurrence, seats, title }
}

export const newClosure = (closure: { placeId: string; firstDay: Day; lastDay: Day }): Proposal => ({
  change: { does: 'planClosure', ...daysOf(closure) },
  done: 'Fermeture ajoutée.',
  undo: ({ closureId = '' }) => [{ does: 'withdrawClosure', closureId }],
})

export const withdrawnClosure = (closure: {
  id: string
  placeId: string
  firstDay: Day
  lastDay: Day
}): Proposal => ({
  change: { does: 'withdrawClosure', closureId: closure.id },
  done: 'Fermeture retirée.',
  undo: () => [{ does: 'planClosure', ...daysOf(closure) }],
})

const daysOf = ({ placeId, firstDay, lastDay }: { placeId: string; firstDay: Day; lastDay: Day }) => ({
  placeId,
  firstDay,
  lastDay,
})

export const closedPlace = ({ id: placeId, name }: { id: string; name: string }): Proposal => ({
  change: { does: 'closePlace', placeId },
  done: `${name} ne reçoit plus.`,
})

export const leftAdvisor = ({ id: advisorId, name }: { id: string; name: string }): Proposal => ({
  change: { does: 'deactivateAdvisor', advisorId },
  done: `${name} ne reçoit plus.`,
})

export const changedService = (service: ServiceChange): Proposal => ({
  change: { does: 'changeService', service },
  done: 'Motif changé.',
})

type Named = { id: string; nameFr: string }

export const retiredService = ({ id: serviceId, nameFr }: Named): Proposal => ({
  change: { does: 'retireService', serviceId },
  done: `${nameFr}\u00a0: n’est plus proposé.`,
  undo: () => [{ does: 'offerService', serviceId }],
})

export const offeredService = ({ id: serviceId, nameFr }: Named): Proposal => ({
  change: { does: 'offerService', serviceId },
  done: `${nameFr}\u00a0: proposé.`,
})
