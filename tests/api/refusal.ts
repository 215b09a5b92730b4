import { TRPCError } from '@trpc/server'
import { Problem } from '#server/problem.ts'
import { problemNameOf } from '#server/trpc.ts'

/** The name of the refusal that this promise ends with; anything else is thrown on. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'no refusal',
    (error: unknown) => error,
  )
  if (typeof outcome === 'string') return outcome
  if (!(outcome instanceof TRPCError)) throw outcome
  const name = problemNameOf(outcome)
  if (name === null) throw outcome
  return name
}

/** The same with what comes along for the page to show. */
export async function detailsOf(promise: Promise<unknown>) {
  const outcome: unknown = await promise.catch((error: unknown) => error)
  if (!(outcome instanceof TRPCError) || !(outcome.cause instanceof Problem)) throw outcome
  return { problem: outcome.cause.problem, more: outcome.cause.more }
}
