import { TRPCError } from '@trpc/server'
import { Problem } from '#server/problem.ts'

/** The name of the refusal that this promise ends with; anything else is thrown on. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'no refusal',
    (error: unknown) => error,
  )
  if (typeof outcome === 'string') return outcome
  if (!(outcome instanceof TRPCError)) throw outcome
  if (outcome.cause instanceof Problem) return outcome.cause.problem
  if (outcome.code === 'BAD_REQUEST') return 'invalidInput'
  throw outcome
}
