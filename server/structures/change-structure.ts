import { eq } from 'drizzle-orm'
import { structures } from '#drizzle/schema/index.ts'
import type { StructureChange } from '#shared/structures.ts'
import { problem } from '../problem.ts'
import { requireCommune } from '../territories/require-commune.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** Corrects what a structure is called and what it is; its advisors and their sessions stay with it. */
export const changeStructure = (ctx: ActorContext, input: StructureChange) =>
  write(ctx, { id: input.requestId, verb: 'structures.change', thingId: input.structureId, input }, () => {
    const { structureId, name, kind, communeCode } = input
    if (communeCode) requireCommune(ctx.db, communeCode)
    const { changes } = ctx.db
      .update(structures)
      .set({ name, kind, communeCode })
      .where(eq(structures.id, structureId))
      .run()
    if (changes === 0) throw problem('notFound')
    return { id: structureId }
  })
