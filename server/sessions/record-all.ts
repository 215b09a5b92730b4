import type { SessionsAtOnce } from '#shared/journal.ts'
import type { ProblemName } from '#shared/problems.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkOrRefuse } from './check-or-refuse.ts'
import { findSession, isSame } from './is-same.ts'
import { keepNew } from './keep.ts'

/** What became of a line: in the journal now, there already as it is told, or refused and why. */
export type Outcome = 'recorded' | 'known' | ProblemName

/**
 * A morning's sessions enter the journal in one write, by the rules of `record`. One that is refused does not hold the
 * others back: whoever typed it mends it and sends it again, and those that were kept are recognised. None comes from an
 * appointment: those are noted one by one.
 * @returns what became of each, in the order of the request
 */
export function recordAll(ctx: AdvisorContext, input: SessionsAtOnce): Outcome[] {
  const { requestId } = input
  return write(ctx, { id: requestId, verb: 'sessions.recordAll', thingId: requestId, input }, () =>
    input.sessions.map((told) => bring(ctx, told)),
  )
}

function bring(ctx: AdvisorContext, told: SessionInput): Outcome {
  if (told.appointmentId !== null || told.coAdvisorIds.includes(ctx.actor.advisorId)) return 'invalidInput'
  if (told.beneficiaryIds || told.attendance) return 'invalidInput'
  const checked = checkOrRefuse(ctx, told)
  if (typeof checked === 'string') return checked
  if (findSession(ctx.db).get({ id: told.id })) return isSame(ctx, told, checked) ? 'known' : 'keyReused'
  keepNew(ctx, told, checked)
  return 'recorded'
}
