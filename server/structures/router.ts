import { structureChange, structureInput } from '#shared/structures.ts'
import { administrator, router, signedIn } from '../trpc.ts'
import { addStructure } from './add-structure.ts'
import { changeStructure } from './change-structure.ts'
import { listStructures } from './list-structures.ts'

export const structuresRouter = router({
  list: signedIn.query(({ ctx }) => listStructures(ctx)),
  add: administrator.input(structureInput).mutation(({ ctx, input }) => addStructure(ctx, input)),
  change: administrator.input(structureChange).mutation(({ ctx, input }) => changeStructure(ctx, input)),
})
