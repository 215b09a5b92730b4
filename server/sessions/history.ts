import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { advisors, beneficiaries, communes, places, sessionRevisions } from '#drizzle/schema/index.ts'
import { answersOf, changesBetween, type SessionSaid } from '#shared/session-changes.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'
import { among } from '../among.ts'
import { showing } from './tags-of.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

/** What a session says, in words, for whoever may see it and not correct it. */
export function inWords(reader: Reader, said: SessionSaid, tags: { id: string; name: string }[]) {
  return answersOf(said, namesIn(reader, [said], tags))
}

/**
 * Each correction of a session, the latest first: who, when, and what it changed, in words. Of notes nothing is kept, so
 * that a correction of the note alone changes nothing here.
 * @param now what the session says today
 * @param isMine whether the reader recorded it: tags of their own are shown to them alone
 */
export function historyOf({ db, actor }: Reader, sessionId: string, now: SessionSaid, isMine: boolean) {
  const corrections = db
    .select({
      at: sessionRevisions.at,
      who: sql<string | null>`${advisors.firstName} || ' ' || ${advisors.lastName}`,
      before: sessionRevisions.before,
    })
    .from(sessionRevisions)
    .leftJoin(advisors, eq(advisors.id, sessionRevisions.advisorId))
    .where(eq(sessionRevisions.sessionId, sessionId))
    .orderBy(asc(sessionRevisions.at), asc(sessionRevisions.id))
    .all()
  const show = showing({ db, actor })
  const shownIn = (said: SessionSaid) => show(said.tagIds ?? [], isMine)
  const all = [...corrections.map(({ before }) => before as SessionSaid), now]
  const said = all.map((each) => ({ ...each, tagIds: shownIn(each).map(({ id }) => id) }))
  const nameOf = namesIn({ db, actor }, said, all.flatMap(shownIn))
  return corrections
    .map(({ at, who }, nth) => ({
      at,
      who,
      changes: changesBetween(said[nth] ?? now, said[nth + 1] ?? now, nameOf),
    }))
    .toReversed()
}

function namesIn({ db, actor }: Reader, said: SessionSaid[], tags: { id: string; name: string }[]) {
  const told = said.flatMap(({ placeId, communeCode, coAdvisorIds, beneficiaryIds = [], details }) => [
    placeId,
    communeCode,
    details.residenceCode,
    ...coAdvisorIds,
    ...beneficiaryIds,
  ])
  const wanted = among([...new Set(told.filter((each) => typeof each === 'string'))])
  const found = [
    ...tags,
    ...db
      .select({ id: places.id, name: places.name })
      .from(places)
      .where(sql`${places.id} in ${wanted}`)
      .all(),
    ...db
      .select({ id: communes.code, name: communes.name })
      .from(communes)
      .where(sql`${communes.code} in ${wanted}`)
      .all(),
    ...db
      .select({ id: advisors.id, name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
      .from(advisors)
      .where(sql`${advisors.id} in ${wanted}`)
      .all(),
    ...db
      .select({
        id: beneficiaries.id,
        name: sql<string>`${beneficiaries.firstName} || ' ' || ${beneficiaries.lastName}`,
      })
      .from(beneficiaries)
      .where(
        and(
          visible.beneficiaries(actor),
          isNull(beneficiaries.erasedAt),
          sql`${beneficiaries.id} in ${wanted}`,
        ),
      )
      .all(),
  ]
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return (idOrCode: string) => names.get(idOrCode) ?? idOrCode
}
