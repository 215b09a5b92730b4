import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '#drizzle/open.ts'
import {
  appointmentBeneficiaries,
  beneficiaries,
  beneficiaryShares,
  sessionBeneficiaries,
  sessionMerges,
  sessionRevisions,
  sessions,
} from '#drizzle/schema/index.ts'
import { tallyFollowed, tallyKept } from '#drizzle/tally-followed.ts'
import { isDrawn } from '#shared/small-counts.ts'
import { departementOf } from '#shared/territories.ts'
import { type Day, monthOf } from '#shared/time.ts'
import { among } from '../among.ts'
import { familyOf } from './family.ts'

/**
 * Cuts what ties sessions, appointments and colleagues to these records of one person. Sessions stay, with what figures need:
 * that somebody came, and in which month the time before, which tells nobody from anybody. The notes of those they had alone
 * go, and their ids leave the history. Inside the caller's write.
 */
export function forgetTraces(db: Db, ids: string[]) {
  const comings = comingsOf(db, ids)
  const drawn = isDrawn(standingKeyOf(db, ids))
  comings.forEach((coming, nth) => {
    const { sessionId, beneficiaryId, kind, withdrawnAt, communeCode } = coming
    const before =
      withdrawnAt === null ? comings.slice(0, nth).filter((each) => each.withdrawnAt === null) : []
    const there = before.filter((each) => departementOf(each.communeCode) === departementOf(communeCode))
    const kept = { monthBefore: monthOfLast(before), monthBeforeThere: monthOfLast(there), drawn }
    db.update(sessionBeneficiaries)
      .set({ beneficiaryId: null, ...kept })
      .where(
        and(
          eq(sessionBeneficiaries.sessionId, sessionId),
          eq(sessionBeneficiaries.beneficiaryId, beneficiaryId),
        ),
      )
      .run()
    if (withdrawnAt === null) tallyKept(db, coming, kept, 1)
    if (kind === 'individual') db.update(sessions).set({ notes: '' }).where(eq(sessions.id, sessionId)).run()
  })
  for (const id of ids) tallyFollowed(db, familyOf(db, id))
  for (const id of ids) forgetInHistory(db, id)
  db.delete(appointmentBeneficiaries).where(inArray(appointmentBeneficiaries.beneficiaryId, ids)).run()
  db.delete(beneficiaryShares).where(inArray(beneficiaryShares.beneficiaryId, ids)).run()
  db.update(beneficiaryShares)
    .set({ broughtById: null })
    .where(inArray(beneficiaryShares.broughtById, ids))
    .run()
}

const monthOfLast = (comings: { day: Day }[]) => {
  const last = comings.at(-1)
  return last ? monthOf(last.day) : null
}

/** Of the record that stands for the others, or of the only one. */
const standingKeyOf = (db: Db, ids: string[]) =>
  db
    .select({ countKey: beneficiaries.countKey })
    .from(beneficiaries)
    .where(sql`${beneficiaries.id} in ${among(ids)}`)
    .orderBy(desc(isNull(beneficiaries.mergedIntoId)))
    .limit(1)
    .get()?.countKey ?? 0

const comingsOf = (db: Db, ids: string[]) =>
  db
    .select({
      sessionId: sessionBeneficiaries.sessionId,
      beneficiaryId: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
      day: sessionBeneficiaries.day,
      kind: sessions.kind,
      withdrawnAt: sessions.withdrawnAt,
      communeCode: sessions.communeCode,
    })
    .from(sessionBeneficiaries)
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .where(sql`${sessionBeneficiaries.beneficiaryId} in ${among(ids)}`)
    .orderBy(asc(sessionBeneficiaries.day), asc(sessionBeneficiaries.sessionId))
    .all()

/** Corrections and merges keep ids: the whole text is looked through, which a few erasures a day may cost. */
function forgetInHistory(db: Db, id: string) {
  db.update(sessionRevisions)
    .set({ before: without(sessionRevisions.before, '$.beneficiaryIds', id) })
    .where(sql`instr(${sessionRevisions.before}, ${id}) > 0`)
    .run()
  db.update(sessionMerges)
    .set({ lent: without(sessionMerges.lent, '$.added.beneficiaryIds', id) })
    .where(sql`instr(${sessionMerges.lent}, ${id}) > 0`)
    .run()
}

const without = (whole: SQLiteColumn, path: string, id: string) =>
  sql`json_set(${whole}, ${path}, json((
    select json_group_array(value) from json_each(${whole}, ${path}) where value <> ${id}
  )))`
