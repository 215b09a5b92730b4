import { TRPCError } from '@trpc/server'
import { isProblemName, problems, type ProblemName } from '#shared/problems.ts'

const codes = {
  badRequest: 'BAD_REQUEST',
  signInFirst: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  tooMany: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const

/**
 * A refusal on its way out, with what the page needs to help (the nearest slots, the touched appointments). What is long to
 * find is given as a function: it is looked for when the answer is written, and keeps no writer waiting.
 */
export class Problem extends Error {
  readonly problem: ProblemName
  readonly #more: unknown
  constructor(problem: ProblemName, more?: unknown) {
    super(problem)
    this.problem = problem
    this.#more = more
  }

  get more(): unknown {
    return typeof this.#more === 'function' ? (this.#more as () => unknown)() : this.#more
  }
}

/** `throw problem('slotTaken')`: the transaction rolls back and the page shows the sentence of that name. */
export function problem(name: ProblemName, more?: unknown): TRPCError {
  const cause = new Problem(name, more)
  return new TRPCError({ code: codes[problems[name].class], message: name, cause })
}

/** What the database itself refuses comes out as the refusal that its trigger names. */
export function problemOf(error: unknown): TRPCError | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (error.code === 'SQLITE_CONSTRAINT_TRIGGER' && isProblemName(error.message))
    return problem(error.message)
  if (error.code === 'SQLITE_FULL') return problem('storageFull')
  if (error.code.startsWith('SQLITE_BUSY')) return problem('tooBusy')
  return null
}
