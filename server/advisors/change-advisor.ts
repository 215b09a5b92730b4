import { eq } from 'drizzle-orm'
import { advisors, structures, users } from '#drizzle/schema/index.ts'
import { type AdvisorChange, fullName } from '#shared/advisors.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { employ } from './employ.ts'

/** Corrects a name, or notes that an advisor now works for another structure: see `employ`. */
export const changeAdvisor = (ctx: ActorContext, input: AdvisorChange) =>
  write(ctx, { id: input.requestId, verb: 'advisors.change', thingId: input.advisorId, input }, () => {
    const { db } = ctx
    const { advisorId, firstName, lastName, structureId } = input
    const structure = db
      .select({ id: structures.id })
      .from(structures)
      .where(eq(structures.id, structureId))
      .get()
    if (!structure) throw problem('notFound')
    const { changes } = db
      .update(advisors)
      .set({ firstName, lastName })
      .where(eq(advisors.id, advisorId))
      .run()
    if (changes === 0) throw problem('notFound')
    employ(ctx, advisorId, structureId)
    db.update(users)
      .set({ name: fullName(input) })
      .where(eq(users.advisorId, advisorId))
      .run()
    return { id: advisorId }
  })
