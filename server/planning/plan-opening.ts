import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { advisors, openings, services } from '#drizzle/schema/index.ts'
import { openingRefusal } from '#shared/opening-problems.ts'
import type { ChangeThat, OpeningInput } from '#shared/planning.ts'
import { hour, instantAt } from '#shared/time.ts'
import { assertReceives } from '../appointments/assert-receives.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { assertMayManage, type Plan } from './plan.ts'

/**
 * New hours of an advisor.
 * @throws `notYours`, and what `assertSound` refuses
 */
export function planOpening(ctx: ActorContext, { advisorId, opening }: ChangeThat<'planOpening'>): Plan {
  assertMayManage(ctx, 'opening', advisorId)
  const advisor = ctx.db.select().from(advisors).where(eq(advisors.id, advisorId)).get()
  if (!advisor || advisor.deactivatedAt !== null) throw problem('notFound')
  assertSound(ctx, opening)
  return { scope: { advisorId }, carryOut: () => ({ openingId: addOpening(ctx, advisorId, opening) }) }
}

/** Inside the caller's transaction. */
export function addOpening({ db, now }: ActorContext, advisorId: string, opening: OpeningInput): string {
  const id = uuidv7()
  db.insert(openings)
    .values({ ...opening, id, advisorId, createdAt: now })
    .run()
  return id
}

/**
 * Hours that can be kept: in order, at a place that still receives, for a service still offered.
 * @throws `openingEndsBeforeStart`, `seatsOnlyForWorkshops`, `placeNeeded`, `placeClosed`, `notFound`
 */
export function assertSound(ctx: ActorContext, opening: OpeningInput) {
  const service = opening.serviceId
    ? ctx.db.select().from(services).where(eq(services.id, opening.serviceId)).get()
    : undefined
  if (opening.serviceId && (!service || service.retiredAt !== null)) throw problem('notFound')
  const refusal = openingRefusal({ ...opening, id: '', advisorId: '' }, service ? [service] : [])
  if (refusal) throw problem(refusal)
  if (opening.seats !== null && lasts(opening) > longestWorkshop) throw problem('invalidInput')
  assertReceives(ctx, opening.serviceId, opening.placeId)
}

/** No appointment lasts longer, and a workshop is one. */
const longestWorkshop = 12 * hour

function lasts({ startsAt, endsAt }: OpeningInput) {
  const endDay = endsAt > startsAt ? '2026-01-05' : '2026-01-06'
  return instantAt(endDay, endsAt, 'UTC') - instantAt('2026-01-05', startsAt, 'UTC')
}
