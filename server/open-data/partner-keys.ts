import { desc, eq, sql } from 'drizzle-orm'
import { partnerKeys, structures } from '#drizzle/schema/index.ts'
import {
  type AddPartnerKeyRequest,
  type PartnerKeyAct,
  partnerKeyMark,
  renewedLastsHours,
} from '#shared/open-data.ts'
import { hour, type Instant } from '#shared/time.ts'
import { addressKeyOf, hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** Every key that was ever given, the latest first; none of them can be read again. */
export const listPartnerKeys = ({ db, now }: Pick<ActorContext, 'db' | 'now'>) =>
  db
    .select({
      id: partnerKeys.id,
      name: partnerKeys.name,
      scopes: partnerKeys.scopes,
      structureName: structures.name,
      hint: partnerKeys.hint,
      createdAt: partnerKeys.createdAt,
      lastUsedAt: partnerKeys.lastUsedAt,
      endsAt: partnerKeys.endsAt,
      isRenewed: sql`exists (
        select 1 from ${partnerKeys} as later where later.renews_id = ${partnerKeys.id}
      )`.mapWith(Boolean),
    })
    .from(partnerKeys)
    .leftJoin(structures, eq(structures.id, partnerKeys.structureId))
    .orderBy(desc(partnerKeys.createdAt), desc(partnerKeys.id))
    .all()
    .map(({ isRenewed, ...key }) => ({ ...key, state: stateOf(key.endsAt, isRenewed, now) }))

/** One that was renewed opens for a day more. */
function stateOf(endsAt: Instant | null, isRenewed: boolean, now: Instant) {
  if (endsAt === null) return 'open' as const
  return isRenewed && endsAt > now ? ('ending' as const) : ('over' as const)
}

/**
 * A key for a partner. @returns the key itself, shown this once: the file keeps its SHA-256
 * @throws `notFound` for a structure that is not there
 */
export function addPartnerKey(ctx: ActorContext, request: AddPartnerKeyRequest) {
  const { requestId: id, ...told } = request
  write(ctx, { id, verb: 'openData.addKey', thingId: id, input: request }, () => {
    if (told.structureId !== null && !isStructure(ctx, told.structureId)) throw problem('notFound')
    keep(ctx, { id, ...told, renewsId: null })
    return { keyId: id }
  })
  return { key: keyOf(ctx, id) }
}

/**
 * Another key with the same name and rights; the one before opens for a day more, so that its owner changes without a gap.
 * @throws `notFound` for one that is over
 */
export function renewPartnerKey(ctx: ActorContext, request: PartnerKeyAct) {
  const { requestId: id, keyId } = request
  write(ctx, { id, verb: 'openData.renewKey', thingId: keyId, input: request }, () => {
    const { name, scopes, structureId } = openKey(ctx, keyId)
    keep(ctx, { id, name, scopes, structureId, renewsId: keyId })
    end(ctx, keyId, ctx.now + renewedLastsHours * hour)
    return { keyId: id }
  })
  return { key: keyOf(ctx, id) }
}

/** It opens nothing any more, from this moment. @throws `notFound` for one that is over */
export const revokePartnerKey = (ctx: ActorContext, request: PartnerKeyAct) =>
  write(
    ctx,
    { id: request.requestId, verb: 'openData.revokeKey', thingId: request.keyId, input: request },
    () => {
      openKey(ctx, request.keyId, true)
      end(ctx, request.keyId, ctx.now)
      return { keyId: request.keyId }
    },
  )

type Kept = Omit<AddPartnerKeyRequest, 'requestId'> & { id: string; renewsId: string | null }

function keep(ctx: ActorContext, row: Kept) {
  const key = keyOf(ctx, row.id)
  ctx.db
    .insert(partnerKeys)
    .values({ ...row, keyHash: hashOf(key), hint: key.slice(-4), createdAt: ctx.now })
    .run()
}

const keyOf = (ctx: ActorContext, id: string) => partnerKeyMark + addressKeyOf(ctx, 'partner', id)

/** @param lasting also one that was renewed and opens for a while still */
function openKey({ db, now }: ActorContext, keyId: string, lasting = false) {
  const key = db.select().from(partnerKeys).where(eq(partnerKeys.id, keyId)).get()
  const isOpen = key && (key.endsAt === null || (lasting && key.endsAt > now))
  if (!isOpen) throw problem('notFound')
  return key
}

const end = ({ db }: ActorContext, keyId: string, endsAt: number) =>
  db.update(partnerKeys).set({ endsAt }).where(eq(partnerKeys.id, keyId)).run()

const isStructure = ({ db }: ActorContext, id: string) =>
  db.select({ id: structures.id }).from(structures).where(eq(structures.id, id)).get() !== undefined
