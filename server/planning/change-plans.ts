import type { Decision, PlanChange, PlanRequest } from '#shared/planning.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { rehearse, write } from '../write.ts'
import { changeOccurrence, restoreOccurrence } from './change-occurrence.ts'
import { changeOpening } from './change-opening.ts'
import { keepHoliday, openOnHoliday, planClosure, withdrawClosure } from './close-for-days.ts'
import { closePlace, deactivateAdvisor } from './close-for-good.ts'
import { changeService, offerService, retireService } from './change-service.ts'
import { closeOpening, reopenOpening } from './close-opening.ts'
import { carryOutDecisions } from './decide.ts'
import { changeAbsence, planAbsence, restoreAbsence, withdrawAbsence } from './plan-absence.ts'
import { planOpening } from './plan-opening.ts'
import type { Plan } from './plan.ts'
import { tellTouched } from './tell-touched.ts'
import { comingIn, touchedIn } from './touched.ts'
import { warningsFor } from './warnings.ts'

/**
 * What a change would do, by doing it and taking it back: the appointments it touches, each with the other times and the
 * colleagues to choose from, and what whoever plans may want to know first. Nothing is written.
 * @throws whatever the change is refused for
 */
export const rehearsePlans = (ctx: ActorContext, change: PlanChange) =>
  rehearse(ctx, () => {
    const { touched, answer, mayKeep } = carryOut(ctx, change)
    return { touched: tellTouched(ctx, touched), mayKeep, warnings: warningsFor(ctx, change, answer) }
  })

/**
 * Makes a change, and does at once what was decided for each appointment it touches: all or nothing, and never in silence.
 * @returns the ids of what changed
 * @throws `appointmentsTouched` with the list when one of them has no decision; `cannotBeKept`; `slotTaken` with the
 * appointment whose new time is not free; whatever the change is refused for
 */
export const changePlans = (ctx: ActorContext, { requestId, change, decisions }: PlanRequest) =>
  write(
    ctx,
    {
      id: requestId,
      verb: `planning.${change.does}`,
      thingId: thingOf(change),
      input: { change, decisions },
    },
    () => {
      const { touched, answer, mayKeep } = carryOut(ctx, change)
      const taken = decisions.filter(({ appointmentId }) => touched.has(appointmentId))
      assertDecided(ctx, touched, taken)
      if (!mayKeep && taken.some(({ choice }) => choice === 'keep')) throw problem('cannotBeKept')
      carryOutDecisions(ctx, taken)
      return answer
    },
  )

/** An appointment that stood outside the openings before, for the same reason, was decided then. */
function carryOut(ctx: ActorContext, change: PlanChange) {
  const plan = planOf(ctx, change)
  if ('touches' in plan) return { touched: plan.touches, answer: plan.carryOut(), mayKeep: true }
  const { scope, empties, carryOut: make } = plan
  if (empties) {
    const touched = new Map(comingIn(ctx, scope).map(({ id }) => [id, empties]))
    return { touched, answer: make(), mayKeep: false }
  }
  const before = touchedIn(ctx, scope)
  const answer = make()
  const after = touchedIn(ctx, scope)
  const touched = new Map<string, Reason>([...after].filter(([id, by]) => before.get(id) !== by))
  return { touched, answer, mayKeep: true }
}

function assertDecided(
  ctx: ActorContext,
  touched: ReadonlyMap<string, Reason>,
  decisions: readonly Decision[],
) {
  const decided = new Set(decisions.map(({ appointmentId }) => appointmentId))
  if (decided.size < decisions.length) throw problem('invalidInput')
  if ([...touched.keys()].some((id) => !decided.has(id)))
    throw problem('appointmentsTouched', { touched: tellTouched(ctx, touched) })
}

function planOf(ctx: ActorContext, change: PlanChange): Plan {
  switch (change.does) {
    case 'planOpening':
      return planOpening(ctx, change)
    case 'changeOpening':
      return changeOpening(ctx, change)
    case 'changeOccurrence':
      return changeOccurrence(ctx, change)
    case 'restoreOccurrence':
      return restoreOccurrence(ctx, change)
    case 'closeOpening':
      return closeOpening(ctx, change)
    case 'reopenOpening':
      return reopenOpening(ctx, change)
    case 'planAbsence':
      return planAbsence(ctx, change)
    case 'changeAbsence':
      return changeAbsence(ctx, change)
    case 'withdrawAbsence':
      return withdrawAbsence(ctx, change)
    case 'restoreAbsence':
      return restoreAbsence(ctx, change)
    case 'planClosure':
      return planClosure(ctx, change)
    case 'withdrawClosure':
      return withdrawClosure(ctx, change)
    case 'openOnHoliday':
      return openOnHoliday(ctx, change)
    case 'keepHoliday':
      return keepHoliday(ctx, change)
    case 'closePlace':
      return closePlace(ctx, change)
    case 'deactivateAdvisor':
      return deactivateAdvisor(ctx, change)
    case 'changeService':
      return changeService(ctx, change)
    case 'retireService':
      return retireService(ctx, change)
    case 'offerService':
      return offerService(ctx, change)
  }
}

function thingOf(change: PlanChange): string {
  if ('openingId' in change) return change.openingId
  if ('absenceId' in change) return change.absenceId
  if ('closureId' in change) return change.closureId
  if ('service' in change) return change.service.serviceId
  if ('serviceId' in change) return change.serviceId
  return 'placeId' in change ? change.placeId : change.advisorId
}
