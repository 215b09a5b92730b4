import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { advisors, appointments, places } from '#drizzle/schema/index.ts'
import type { PlaceAct } from '#shared/place-input.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/**
 * A place closes for good: it offers no slot any more and keeps its history. Refused while people have appointments there
 * (`appointmentsToCome`, with when and with whom; the advisor knows who).
 */
export const closePlace = (ctx: ActorContext, input: PlaceAct) =>
  write(ctx, { id: input.requestId, verb: 'places.close', thingId: input.placeId, input }, () => {
    const expected = appointmentsToCome(ctx, input.placeId)
    if (expected.length > 0) throw problem('appointmentsToCome', expected)
    return setClosed(ctx, input, ctx.now)
  })

/**
 * The place receives again, with the openings that were kept.
 * @throws `notFound`
 */
export const reopenPlace = (ctx: ActorContext, input: PlaceAct) =>
  write(ctx, { id: input.requestId, verb: 'places.reopen', thingId: input.placeId, input }, () =>
    setClosed(ctx, input, null),
  )

function setClosed({ db, now }: ActorContext, { placeId }: PlaceAct, closedAt: number | null) {
  const { changes } = db.update(places).set({ closedAt, changedAt: now }).where(eq(places.id, placeId)).run()
  if (changes === 0) throw problem('notFound')
  return { id: placeId }
}

const appointmentsToCome = ({ db, now }: ActorContext, placeId: string) =>
  db
    .select({
      id: appointments.id,
      startsAt: appointments.startsAt,
      firstName: advisors.firstName,
      lastName: advisors.lastName,
    })
    .from(appointments)
    .innerJoin(advisors, eq(advisors.id, appointments.advisorId))
    .where(
      and(
        eq(appointments.placeId, placeId),
        gt(appointments.startsAt, now),
        isNull(appointments.cancelledAt),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(50)
    .all()
