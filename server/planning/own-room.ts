import { and, eq, gt, isNull } from 'drizzle-orm'
import { advisors, appointments, services } from '#drizzle/schema/index.ts'
import type { OwnRoom } from '#shared/advisors.ts'
import { announce } from '../notifications/enqueue.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** The room where one meets people on screen, if one has given its address. */
export const ownRoom = ({ db, actor }: AdvisorContext) => ({
  videoLink: roomOf(db, actor.advisorId),
})

/**
 * Gives the address of one's room, changes it or takes it away. From then on the hours on screen are offered, or no more; pages
 * and letters always say the address of the moment, and whoever has an appointment there is told again.
 */
export const giveRoom = (ctx: AdvisorContext, { requestId, videoLink }: OwnRoom) =>
  write(
    ctx,
    { id: requestId, verb: 'planning.giveRoom', thingId: ctx.actor.advisorId, input: { videoLink } },
    () => {
      const before = roomOf(ctx.db, ctx.actor.advisorId)
      ctx.db.update(advisors).set({ videoLink }).where(eq(advisors.id, ctx.actor.advisorId)).run()
      if (before !== videoLink) for (const each of toComeOnScreen(ctx)) tellNewRoom(ctx, each)
      return { videoLink }
    },
  )

/** Whoever comes to this appointment is told where the room is now. Inside the caller's write. */
export function tellNewRoom(
  ctx: Pick<AdvisorContext, 'db' | 'now' | 'settings'>,
  appointment: typeof appointments.$inferSelect,
) {
  const { id, startsAt } = appointment
  const revision = appointment.revision + 1
  ctx.db.update(appointments).set({ movedAt: ctx.now, revision }).where(eq(appointments.id, id)).run()
  announce(ctx, 'moved', { id, revision, startsAt }, appointment, 'service')
}

export const isOnScreen = (db: AdvisorContext['db'], serviceId: string) =>
  db.select({ mode: services.mode }).from(services).where(eq(services.id, serviceId)).get()?.mode === 'video'

const toComeOnScreen = ({ db, now, actor }: AdvisorContext) =>
  db
    .select({ appointment: appointments })
    .from(appointments)
    .innerJoin(services, and(eq(services.id, appointments.serviceId), eq(services.mode, 'video')))
    .where(
      and(
        eq(appointments.advisorId, actor.advisorId),
        gt(appointments.startsAt, now),
        isNull(appointments.cancelledAt),
      ),
    )
    .all()
    .map(({ appointment }) => appointment)

const roomOf = (db: AdvisorContext['db'], advisorId: string) =>
  db.select({ videoLink: advisors.videoLink }).from(advisors).where(eq(advisors.id, advisorId)).get()
    ?.videoLink ?? null
