import { eq, sql } from 'drizzle-orm'
import { advisors, communes, places } from '#drizzle/schema/index.ts'
import { may } from '#shared/permissions.ts'
import { named } from '../beneficiaries/named.ts'
import type { AdvisorContext } from '../trpc.ts'
import { historyOf, inWords } from './history.ts'
import { loadSession } from './load-session.ts'
import { behind, mergeOf } from './merges-of.ts'
import { seatsOf } from './seats-of.ts'
import { toldOf } from './told-of.ts'

/**
 * One session, told as it was recorded: ready to be corrected. With the names that the form shows, who had a seat, what was
 * corrected, and what may be done.
 * @throws `notFound`
 */
export function session(ctx: AdvisorContext, { id }: { id: string }) {
  const loaded = loadSession(ctx, id)
  const { session: row, topics, coAdvisorIds, tags } = loaded
  const beneficiaryIds = loaded.people.map(({ beneficiaryId }) => beneficiaryId)
  const { advisorId, communeAssumed, recordedAt, revisedAt, withdrawnAt } = row
  const told = toldOf(loaded)
  const isMine = advisorId === ctx.actor.advisorId
  const said = { ...row, topics, coAdvisorIds, beneficiaryIds, tagIds: tags.map(({ id: tagId }) => tagId) }
  const mayRevise = withdrawnAt === null && may(ctx.actor, 'revise', 'session', { advisorId, coAdvisorIds })
  return {
    told,
    communeAssumed,
    communeName: nameOfCommune(ctx, row.communeCode),
    residenceName: told.residenceCode === null ? null : nameOfCommune(ctx, told.residenceCode),
    placeName: row.placeId === null ? null : nameOfPlace(ctx, row.placeId),
    seats: row.appointmentId === null ? [] : seatsOf(ctx, row.appointmentId),
    /** Those of the people it helped whom this person may name. */
    people: named(ctx, beneficiaryIds),
    tags,
    recordedAt,
    revisedAt,
    withdrawnAt,
    /** Those that say the same hours and went behind it, for who noted either to part. */
    merged: behindIt(ctx, id, isMine),
    mergedInto: mergeOf(ctx.db).get({ id })?.keptId ?? null,
    history: historyOf(ctx, id, said, isMine),
    isMine,
    authorName: nameOfAdvisor(ctx, advisorId),
    mayRevise,
    /** For whoever has no form to read it in. */
    answers: mayRevise ? [] : inWords(ctx, said, tags),
  }
}

const behindIt = ({ db, actor }: AdvisorContext, id: string, isMine: boolean) =>
  behind(db)
    .all({ id })
    .filter(({ advisorId }) => isMine || advisorId === actor.advisorId)
    .map(({ advisorId, authorName, ...merged }) => ({
      ...merged,
      authorName: advisorId === actor.advisorId ? null : authorName,
    }))

const nameOfCommune = ({ db }: Pick<AdvisorContext, 'db'>, code: string) =>
  db.select({ name: communes.name }).from(communes).where(eq(communes.code, code)).get()?.name ?? code

const nameOfAdvisor = ({ db }: Pick<AdvisorContext, 'db'>, id: string) =>
  db
    .select({ name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
    .from(advisors)
    .where(eq(advisors.id, id))
    .get()?.name ?? null

const nameOfPlace = ({ db }: Pick<AdvisorContext, 'db'>, id: string) =>
  db.select({ name: places.name }).from(places).where(eq(places.id, id)).get()?.name ?? null
