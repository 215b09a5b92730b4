import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { advisors, appointments, places } from '#drizzle/schema/index.ts'
import type { AdvisorAct } from '#shared/advisors.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** An advisor receives no more: no slot is offered, sessions and figures stay. */
export const deactivateAdvisor = (ctx: ActorContext, input: AdvisorAct) =>
  write(ctx, { id: input.requestId, verb: 'advisors.deactivate', thingId: input.advisorId, input }, () =>
    stopReceiving(ctx, input.advisorId),
  )

/**
 * The same inside a transaction that is already open. Refused while people have appointments with them
 * (`appointmentsToCome`, with when and where; who administers does not read citizens' names).
 */
export function stopReceiving(ctx: ActorContext, advisorId: string) {
  const expected = appointmentsToCome(ctx, advisorId)
  if (expected.length > 0) throw problem('appointmentsToCome', expected)
  return setDeactivated(ctx, advisorId, ctx.now)
}

/**
 * The same advisor is there again, with the openings that were kept.
 * @throws `notFound`
 */
export const reactivateAdvisor = (ctx: ActorContext, input: AdvisorAct) =>
  write(ctx, { id: input.requestId, verb: 'advisors.reactivate', thingId: input.advisorId, input }, () =>
    setDeactivated(ctx, input.advisorId, null),
  )

function setDeactivated({ db }: ActorContext, advisorId: string, deactivatedAt: number | null) {
  const { changes } = db.update(advisors).set({ deactivatedAt }).where(eq(advisors.id, advisorId)).run()
  if (changes === 0) throw problem('notFound')
  return { id: advisorId }
}

const appointmentsToCome = ({ db, now }: ActorContext, advisorId: string) =>
  db
    .select({ id: appointments.id, startsAt: appointments.startsAt, placeName: places.name })
    .from(appointments)
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(
      and(
        eq(appointments.advisorId, advisorId),
        gt(appointments.startsAt, now),
        isNull(appointments.cancelledAt),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(50)
    .all()
