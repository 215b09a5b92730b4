import { eq } from 'drizzle-orm'
import { communes, places } from '#drizzle/schema/index.ts'
import { guard } from '#shared/note-guard.ts'
import { may } from '#shared/permissions.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { AdvisorContext } from '../trpc.ts'
import { historyOf } from './history.ts'
import { loadSession } from './load-session.ts'

/**
 * One session, told as it was recorded: ready to be corrected. With the names that the form shows, what was corrected, and what may be done.
 * @throws `notFound`
 */
export function session(ctx: AdvisorContext, { id }: { id: string }) {
  const { session: row, topics, coAdvisorIds } = loadSession(ctx, id)
  const {
    structureId: _,
    communeAssumed,
    recordedAt,
    revisedAt,
    withdrawnAt,
    advisorId,
    details,
    ...told
  } = row
  const isElsewhere = row.channel === 'other' || row.channel === 'home'
  const residenceCode = details.residenceCode ?? null
  const asTold: SessionInput = {
    ...told,
    ...details,
    communeCode: isElsewhere ? row.communeCode : null,
    residenceCode,
    topics,
    coAdvisorIds,
    noteConfirmed: guard(`${row.title}\n${row.notes}`).delicacies.length > 0,
  }
  return {
    told: asTold,
    communeAssumed,
    communeName: nameOfCommune(ctx, row.communeCode),
    residenceName: residenceCode === null ? null : nameOfCommune(ctx, residenceCode),
    placeName: row.placeId === null ? null : nameOfPlace(ctx, row.placeId),
    recordedAt,
    revisedAt,
    withdrawnAt,
    history: historyOf(ctx.db, id, { ...row, topics, coAdvisorIds }),
    mayRevise: withdrawnAt === null && may(ctx.actor, 'revise', 'session', { advisorId, coAdvisorIds }),
  }
}

const nameOfCommune = ({ db }: Pick<AdvisorContext, 'db'>, code: string) =>
  db.select({ name: communes.name }).from(communes).where(eq(communes.code, code)).get()?.name ?? code

const nameOfPlace = ({ db }: Pick<AdvisorContext, 'db'>, id: string) =>
  db.select({ name: places.name }).from(places).where(eq(places.id, id)).get()?.name ?? null
