import { and, eq, getTableColumns, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { appointments, letters } from '#drizzle/schema/index.ts'
import { type Untold, untoldOf } from '#shared/letters.ts'
import type { Context } from '../trpc.ts'

/**
 * Of these appointments, those whose person nothing has told the latest, and why: somebody should call.
 * @param which a condition on appointments
 * @returns by the id of the appointment
 */
export function unreached(ctx: Pick<Context, 'db' | 'now'>, which: SQL | undefined): Map<string, Untold> {
  const rows = ctx.db
    .select({ letter: getTableColumns(letters), startsAt: appointments.startsAt })
    .from(appointments)
    .innerJoin(
      letters,
      and(eq(letters.aboutId, appointments.id), eq(letters.revision, appointments.revision)),
    )
    .where(and(which, inArray(letters.kind, ['booked', 'moved', 'cancelled', 'reminder']), isNews))
    .all()
  const found = new Map<string, Untold>()
  for (const { letter, startsAt } of rows) {
    if (found.has(letter.aboutId)) continue
    const all = rows.filter((row) => row.letter.aboutId === letter.aboutId).map((row) => row.letter)
    const untold = untoldOf(all, { startsAt, now: ctx.now })
    if (untold) found.set(letter.aboutId, untold)
  }
  return found
}

/** Who has cancelled knows it. */
const isNews = sql`(${letters.kind} <> 'cancelled' or ${appointments.cancelledBy} = 'advisor')`

/** An advisor's appointments to come, those that the service has cancelled included: their people may not know it yet. */
export const isToBeCalled = ({ now }: Pick<Context, 'now'>, advisorId: string): SQL | undefined =>
  and(
    eq(appointments.advisorId, advisorId),
    gt(appointments.startsAt, now),
    or(isNull(appointments.cancelledAt), eq(appointments.cancelledBy, 'advisor')),
  )
