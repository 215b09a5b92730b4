import { and, countDistinct, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  beneficiaries,
  importedBeneficiaries,
  importedSessions,
  imports,
  sessions,
} from '#drizzle/schema/index.ts'
import type { ImportUndoing } from '#shared/imports.ts'
import { eraseRecords } from '../beneficiaries/erase-records.ts'
import { takeOut } from '../sessions/take-out.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadImport } from './open-import.ts'

/** A second's work at most for whoever waits behind. */
const mostAtOnce = 100

/**
 * Takes an import back: its sessions leave the journal and the figures, its people are erased, and the file may come again.
 * What was corrected since, or merged, is somebody's work and stays. Some hundred sessions at a time: `left` says how many
 * are still to go, and whoever asks goes on asking.
 * @throws `notFound`
 */
export function undo(ctx: AdvisorContext, { requestId, importId }: ImportUndoing) {
  const { db, now } = ctx
  const act = { id: requestId, verb: 'imports.undo', thingId: importId, input: { importId } }
  return write(ctx, act, () => {
    const { undoneAt } = loadImport(ctx, importId)
    if (undoneAt !== null) return { left: 0 }
    const some = untouchedSessions(ctx, importId)
    for (const { id, withdrawnAt } of some) if (withdrawnAt === null) takeOut(ctx, id)
    forgetKeys(
      ctx,
      some.map(({ id }) => id),
    )
    const left = countUntouched(ctx, importId)
    if (left > 0) return { left }
    eraseRecords(ctx, untouchedPeople(ctx, importId))
    db.update(imports).set({ undoneAt: now }).where(eq(imports.id, importId)).run()
    return { left }
  })
}

const untouchedSessions = ({ db }: AdvisorContext, importId: string) =>
  db
    .selectDistinct({ id: sessions.id, withdrawnAt: sessions.withdrawnAt })
    .from(importedSessions)
    .innerJoin(sessions, eq(sessions.id, importedSessions.sessionId))
    .where(isUntouched(importId))
    .limit(mostAtOnce)
    .all()

const countUntouched = ({ db }: AdvisorContext, importId: string) =>
  db
    .select({ n: countDistinct(sessions.id) })
    .from(importedSessions)
    .innerJoin(sessions, eq(sessions.id, importedSessions.sessionId))
    .where(isUntouched(importId))
    .get()?.n ?? 0

const isUntouched = (importId: string) =>
  and(eq(importedSessions.importId, importId), isNull(sessions.revisedAt))

function forgetKeys({ db }: AdvisorContext, sessionIds: string[]) {
  db.delete(importedSessions).where(inArray(importedSessions.sessionId, sessionIds)).run()
}

/** Nobody corrected them, nor merged anybody into them or them into anybody. */
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
        notExists(
          db
            .select({ one: sql`1` })
            .from(other)
            .where(eq(other.mergedIntoId, beneficiaries.id)),
        ),
      ),
    )
    .all()
    .map(({ id }) => id)
}
