import type { SessionInput } from '#shared/session-input.ts'
import { Problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { checkTold } from './check-told.ts'

/**
 * `checkTold` of one session among several: its refusal comes back by name, and does not hold the others back. Nothing was
 * written yet when a rule says no, so the rest of the write goes on.
 */
export function checkOrRefuse(ctx: Pick<AdvisorContext, 'db' | 'now' | 'settings'>, session: SessionInput) {
  try {
    return checkTold(ctx, session)
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Problem) return error.cause.problem
    throw error
  }
}
