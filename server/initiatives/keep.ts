import { and, eq } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { initiatives } from '#drizzle/schema/index.ts'
import type { InitiativeInput } from '#shared/initiatives.ts'
import { may, type Verb } from '#shared/permissions.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'

export type InitiativeRow = typeof initiatives.$inferSelect

/**
 * What may be kept of what was told: a day that has come, in a département that one coordinates.
 * @throws `notYours`, `dayInFuture`
 */
export function checkTold({ now, actor, settings }: ActorContext, told: InitiativeInput) {
  if (!may(actor, 'record', 'initiative', told)) throw problem('notYours')
  if (told.day > dayOf(now, zoneOf(settings.departement))) throw problem('dayInFuture')
}

/** The initiative, for whoever may do this to it. @throws `notFound`, `notYours` */
export function loadInitiative(ctx: ActorContext, verb: Verb<'initiative'>, id: string): InitiativeRow {
  const found = ctx.db
    .select()
    .from(initiatives)
    .where(and(visible.initiatives(ctx.actor), eq(initiatives.id, id)))
    .get()
  if (!found) throw problem('notFound')
  if (!may(ctx.actor, verb, 'initiative', found)) throw problem('notYours')
  return found
}

export const changeInitiative = (db: Db, id: string, changed: Partial<InitiativeRow>) =>
  db.update(initiatives).set(changed).where(eq(initiatives.id, id)).run()
