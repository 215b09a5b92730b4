import { initTRPC, TRPCError } from '@trpc/server'
import type { Db } from '#drizzle/open.ts'
import { guarded } from '#shared/fields.ts'
import { holds, type Actor, type Role } from '#shared/permissions.ts'
import type { Instant } from '#shared/time.ts'
import type { Settings } from './env.ts'
import { Problem, problem } from './problem.ts'

/** What a verb touches. `now` is read once, at the door. */
export type Context = {
  db: Db
  now: Instant
  settings: Settings
  /** Who asks, when signed in. */
  actor: Actor | null
  /** The address the request comes from, for limits only. */
  address: string
  /** Names this request in the log; shown to the person when we are surprised. */
  trace: string
}

/** A context behind a door that somebody signed in has passed. */
export type ActorContext = Context & { actor: Actor }

/** A context behind the advisors' door. */
export type AdvisorContext = Context & { actor: Actor & { advisorId: string; structureId: string } }

/** The one place where the server looks at the clock on a request. */
export const clock = (): Instant => Date.now()

/** Who may: every procedure says it, and `tests/api/doors.test.ts` reads it. */
export type Door = 'anyone' | 'signedIn' | 'advisor' | Role[]

const t = initTRPC
  .context<Context>()
  .meta<{ door: Door }>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => ({
      code: shape.code,
      message: error.code === 'INTERNAL_SERVER_ERROR' ? 'surprise' : shape.message,
      data: {
        httpStatus: shape.data.httpStatus,
        problem: problemNameOf(error),
        more: error.cause instanceof Problem ? (error.cause.more ?? null) : null,
        fields: fieldsOf(error.cause),
        trace: error.code === 'INTERNAL_SERVER_ERROR' ? (ctx?.trace ?? null) : null,
      },
    }),
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Citizens and everybody else: no account. */
export const anyone = t.procedure.meta({ door: 'anyone' })

/** Anybody with an account, whatever they may. */
export const signedIn = t.procedure.meta({ door: 'signedIn' }).use(({ ctx, next }) => {
  if (!ctx.actor) throw problem('signInFirst')
  return next({ ctx: { actor: ctx.actor } })
})

/** People who receive. One step and not two: each costs as much as a statement, at the busiest door. */
export const advisor = t.procedure.meta({ door: 'advisor' }).use(({ ctx: { actor }, next }) => {
  if (!actor) throw problem('signInFirst')
  const { advisorId, structureId } = actor
  if (!advisorId || !structureId || !holds(actor, 'advisor')) throw problem('notYours')
  return next({ ctx: { actor: { ...actor, advisorId, structureId } } })
})

/** People with one of these roles, wherever they hold it: which rows they see is `access.ts`' question. */
export const only = (...allowed: [Role, ...Role[]]) =>
  signedIn.meta({ door: allowed }).use(({ ctx, next }) => {
    if (!allowed.some((role) => holds(ctx.actor, role))) throw problem('notYours')
    return next({ ctx })
  })

export const administrator = only('administrator')
/** People who look at what the programme changes: each sees their own perimeter. */
export const observer = only('advisor', 'coordinator', 'structureManager', 'prefecture', 'administrator')

/** The refusal that an error is; null for a surprise. */
export function problemNameOf(error: TRPCError) {
  if (error.cause instanceof Problem) return error.cause.problem
  if (issuesOf(error.cause).some(({ message }) => message === guarded)) return guarded
  return error.code === 'BAD_REQUEST' ? 'invalidInput' : null
}

/** Paths of the answers that were not understood, for the form to show them. */
const fieldsOf = (cause: unknown): string[] =>
  issuesOf(cause).map((issue) => issue.path.map(String).join('.'))

function issuesOf(cause: unknown) {
  if (!(cause instanceof Error) || !('issues' in cause) || !Array.isArray(cause.issues)) return []
  return cause.issues as { path: PropertyKey[]; message: string }[]
}
