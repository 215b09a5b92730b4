import type { ImportUndoing } from '#shared/imports.ts'
import { carryErasures } from '../beneficiaries/ledger.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadImport } from './open-import.ts'
import { takeBackSome } from './take-back.ts'

/**
 * Takes an import back, decided or not: its sessions leave the journal and the figures, its people are erased, and the file
 * may come again. What was corrected since, merged, shared, or joined to a session stays. Some at a time: `left` says how many
 * are still to go, and whoever asks goes on asking.
 * @throws `notFound`
 */
export function undo(ctx: AdvisorContext, { requestId, importId }: ImportUndoing) {
  const act = { id: requestId, verb: 'imports.undo', thingId: importId, input: { importId } }
  const answer = write(ctx, act, () => {
    const { undoneAt } = loadImport(ctx, importId)
    return { left: undoneAt === null ? takeBackSome(ctx, importId) : 0 }
  })
  carryErasures(ctx)
  return answer
}
