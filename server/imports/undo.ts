import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import {
  appointmentBeneficiaries,
  beneficiaries,
  beneficiaryShares,
  importedBeneficiaries,
  importedSessions,
  imports,
  sessionBeneficiaries,
  sessions,
} from '#drizzle/schema/index.ts'
import type { ImportUndoing } from '#shared/imports.ts'
import { eraseRecords } from '../beneficiaries/erase-records.ts'
import { carryErasures } from '../beneficiaries/ledger.ts'
import { takeOut } from '../sessions/take-out.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadImport } from './open-import.ts'

/** Few enough that nobody waits behind. */
const mostSessions = 100
const mostPeople = 50

/**
 * Takes an import back: its sessions leave the journal and the figures, its people are erased, and the file may come again.
 * What was corrected since, merged, shared, or joined to a session is somebody's work and stays. Some at a time: `left` says
 * how many are still to go, and whoever asks goes on asking.
 * @throws `notFound`
 */
export function undo(ctx: AdvisorContext, { requestId, importId }: ImportUndoing) {
  const { db, now } = ctx
  const act = { id: requestId, verb: 'imports.undo', thingId: importId, input: { importId } }
  const answer = write(ctx, act, () => {
    const { undoneAt } = loadImport(ctx, importId)
    if (undoneAt !== null) return { left: 0 }
    const some = untouchedSessions(ctx, importId).slice(0, mostSessions)
    for (const { id, withdrawnAt } of some) if (withdrawnAt === null) takeOut(ctx, id)
    forgetKeys(
      ctx,
      some.map(({ id }) => id),
    )
    eraseRecords(ctx, untouchedPeople(ctx, importId).slice(0, mostPeople))
    const left = untouchedSessions(ctx, importId).length + untouchedPeople(ctx, importId).length
    if (left === 0) db.update(imports).set({ undoneAt: now }).where(eq(imports.id, importId)).run()
    return { left }
  })
  carryErasures(ctx)
  return answer
}

const untouchedSessions = ({ db }: AdvisorContext, importId: string) =>
  db
    .selectDistinct({ id: sessions.id, withdrawnAt: sessions.withdrawnAt })
    .from(importedSessions)
    .innerJoin(sessions, eq(sessions.id, importedSessions.sessionId))
    .where(and(eq(importedSessions.importId, importId), isNull(sessions.revisedAt)))
    .all()

function forgetKeys({ db }: AdvisorContext, sessionIds: string[]) {
  db.delete(importedSessions).where(inArray(importedSessions.sessionId, sessionIds)).run()
}

/** Nobody corrected them, merged them, joined them to a session or an appointment, nor showed them to a colleague. */
function untouchedPeople({ db }: AdvisorContext, importId: string): string[] {
  const other = alias(beneficiaries, 'other')
  return db
    .select({ id: beneficiaries.id })
    .from(importedBeneficiaries)
    .innerJoin(beneficiaries, eq(beneficiaries.id, importedBeneficiaries.beneficiaryId))
    .where(
      and(
        eq(importedBeneficiaries.importId, importId),
        isNull(beneficiaries.changedAt),
        isNull(beneficiaries.mergedAt),
        isNull(beneficiaries.erasedAt),
        isNowhere(db, other, other.mergedIntoId),
        isNowhere(db, sessionBeneficiaries, sessionBeneficiaries.beneficiaryId),
        isNowhere(db, appointmentBeneficiaries, appointmentBeneficiaries.beneficiaryId),
        isNowhere(db, beneficiaryShares, beneficiaryShares.beneficiaryId),
      ),
    )
    .all()
    .map(({ id }) => id)
}

const isNowhere = (db: AdvisorContext['db'], table: SQLiteTable, column: SQLiteColumn) =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(table)
      .where(eq(column, beneficiaries.id)),
  )
