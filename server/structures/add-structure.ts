import { structures } from '#drizzle/schema/index.ts'
import type { StructureInput } from '#shared/structures.ts'
import { requireCommune } from '../territories/require-commune.ts'
import type { ActorContext, Context } from '../trpc.ts'
import { write } from '../write.ts'

/** A structure that hosts advisors, of the département where its seat is, or of the house’s own. @returns its id, the request's */
export const addStructure = (ctx: ActorContext, input: StructureInput) =>
  write(ctx, { id: input.requestId, verb: 'structures.add', thingId: input.requestId, input }, () =>
    insertStructure(ctx, input),
  )

/** Inside a transaction that is already open. */
export function insertStructure({ db, now, settings }: Context, input: StructureInput) {
  const { requestId: id, name, kind, communeCode } = input
  const { departementCode } = communeCode
    ? requireCommune(db, communeCode)
    : { departementCode: settings.departement }
  db.insert(structures).values({ id, name, kind, communeCode, departementCode, createdAt: now }).run()
  return { id }
}
