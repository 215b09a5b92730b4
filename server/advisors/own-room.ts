import { eq } from 'drizzle-orm'
import { advisors } from '#drizzle/schema/index.ts'
import type { OwnRoom } from '#shared/advisors.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** The room where one meets people on screen, if one has given its address. */
export const ownRoom = ({ db, actor }: AdvisorContext) => ({
  videoLink: roomOf(db, actor.advisorId),
})

/**
 * Gives the address of one's room, changes it or takes it away. From then on the hours on screen are offered, or no more; pages
 * and letters always say the address of the moment.
 */
export const giveRoom = (ctx: AdvisorContext, { requestId, videoLink }: OwnRoom) =>
  write(
    ctx,
    { id: requestId, verb: 'advisors.giveRoom', thingId: ctx.actor.advisorId, input: { videoLink } },
    () => {
      ctx.db.update(advisors).set({ videoLink }).where(eq(advisors.id, ctx.actor.advisorId)).run()
      return { videoLink }
    },
  )

const roomOf = (db: AdvisorContext['db'], advisorId: string) =>
  db.select({ videoLink: advisors.videoLink }).from(advisors).where(eq(advisors.id, advisorId)).get()
    ?.videoLink ?? null
