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
import { eraseRecords } from '../beneficiaries/erase-records.ts'
import { topicsOf } from '../sessions/load-session.ts'
import { peopleOf } from '../sessions/people-of.ts'
import { leave } from '../sessions/take-out.ts'
import type { Importing } from './check-line.ts'
import { dropFirst, linesLeft } from './lines.ts'
import { sessionsOf } from './past.ts'

/** Few enough that nobody waits behind. */
const mostLines = 200
const mostSessions = 40
const mostPeople = 50

/**
 * Some of what an import brought goes, inside the caller's write: the sessions that still wait, those in the journal, its
 * people. What was corrected since, merged, shared, or joined to a session is somebody's work and stays. When nothing is left
 * the import is taken back.
 * @returns how many are still to go
 */
export function takeBackSome(ctx: Importing, importId: string): number {
  const { db, now } = ctx
  dropFirst(db, importId, mostLines)
  const [some, others] = cutAt(untouchedSessions(ctx, importId, mostSessions + 1), mostSessions)
  takeOutAll(ctx, some)
  forgetKeys(ctx, importId, some)
  const [people, otherPeople] = cutAt(untouchedPeople(ctx, importId), mostPeople)
  if (people.length > 0) eraseRecords(ctx, people)
  const sessionsLeft = others.length > 0 ? sessionsOf(db, importId) : 0
  const left = linesLeft(db, importId) + sessionsLeft + otherPeople.length
  if (left === 0) db.update(imports).set({ undoneAt: now }).where(eq(imports.id, importId)).run()
  return left
}

const untouchedSessions = ({ db }: Importing, importId: string, most: number) =>
  db
    .selectDistinct({ id: sessions.id })
    .from(importedSessions)
    .innerJoin(sessions, eq(sessions.id, importedSessions.sessionId))
    .where(and(eq(importedSessions.importId, importId), isNull(sessions.revisedAt)))
    .limit(most)
    .all()
    .map(({ id }) => id)

const cutAt = <Each>(all: Each[], at: number) => [all.slice(0, at), all.slice(at)] as const

/** Their author brought them, and takes them back: read together, those that still stand. */
function takeOutAll(ctx: Importing, ids: string[]) {
  const { db, actor } = ctx
  const isAsked = and(inArray(sessions.id, ids), eq(sessions.advisorId, actor.advisorId))
  for (const session of db.select().from(sessions).where(isAsked).all()) {
    if (session.withdrawnAt !== null) continue
    const { id } = session
    const topics = topicsOf(db).all({ id })
    leave(ctx, { session, topics: topics.map(({ topic }) => topic), people: peopleOf(db).all({ id }) })
  }
}

/** By the import too, whose index finds them. */
function forgetKeys({ db }: Importing, importId: string, sessionIds: string[]) {
  db.delete(importedSessions)
    .where(and(eq(importedSessions.importId, importId), inArray(importedSessions.sessionId, sessionIds)))
    .run()
}

/** Nobody corrected them, merged them, joined them to a session or an appointment, nor showed them to a colleague. */
function untouchedPeople({ db }: Importing, importId: string): string[] {
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

const isNowhere = (db: Importing['db'], table: SQLiteTable, column: SQLiteColumn) =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(table)
      .where(eq(column, beneficiaries.id)),
  )
