import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { partnerKeys } from '#drizzle/schema/index.ts'
import { partnerKeyMark, type PartnerScope } from '#shared/open-data.ts'
import { hour } from '#shared/time.ts'
import { isSpent, spend } from '../allowances.ts'
import { hashOf } from '../keys.ts'
import type { Context } from '../trpc.ts'
import { ApiRefusal } from './api-refusals.ts'

/** Whose key came with a request, and what it opens. */
export type Partner = { id: string; scopes: readonly PartnerScope[]; structureId: string | null }

/**
 * The partner whose key this is; null without any. Wrong ones are counted by address, twenty an hour; a right one always opens.
 * When it served is noted to the hour, so that its owner's readings cost no write each.
 * @param authorization as it came: `Bearer permanence_…`
 * @throws ApiRefusal `keyUnknown`, `tooOften`
 */
export function partnerOf(ctx: Context, authorization: string | undefined): Partner | null {
  if (authorization === undefined) return null
  const key = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
  const found = key.startsWith(partnerKeyMark)
    ? findOpen(ctx.db).get({ keyHash: hashOf(key), now: ctx.now })
    : undefined
  if (!found) {
    if (isSpent(ctx, 'wrongKey')) throw new ApiRefusal('tooOften')
    spend(ctx, 'wrongKey')
    throw new ApiRefusal('keyUnknown')
  }
  noteUse(ctx.db).run({ id: found.id, now: ctx.now, before: ctx.now - hour })
  return found
}

const findOpen = prepared((db) =>
  db
    .select({ id: partnerKeys.id, scopes: partnerKeys.scopes, structureId: partnerKeys.structureId })
    .from(partnerKeys)
    .where(
      and(
        eq(partnerKeys.keyHash, sql.placeholder('keyHash')),
        or(isNull(partnerKeys.endsAt), gt(partnerKeys.endsAt, sql.placeholder('now'))),
      ),
    )
    .prepare(),
)

const noteUse = prepared((db) =>
  db
    .update(partnerKeys)
    .set({ lastUsedAt: sql`${sql.placeholder('now')}` })
    .where(
      and(
        eq(partnerKeys.id, sql.placeholder('id')),
        or(isNull(partnerKeys.lastUsedAt), lt(partnerKeys.lastUsedAt, sql.placeholder('before'))),
      ),
    )
    .prepare(),
)
