import { eq } from 'drizzle-orm'
import { openings } from '#drizzle/schema/index.ts'
import type { ChangeThat } from '#shared/planning.ts'
import { type Exception, occurrenceDays, type Recurrence } from '#shared/recurrence.ts'
import type { Day } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { openingToManage, type OpeningRow, type Plan } from './plan.ts'

/**
 * One occurrence held on another day, at other hours, or not at all; the others stay. Said again, the last word stands.
 * @throws `notFound` for a day that is not the rule's, `notYours`, `openingEndsBeforeStart`
 */
export function changeOccurrence(
  ctx: ActorContext,
  { openingId, day, movedTo }: ChangeThat<'changeOccurrence'>,
): Plan {
  const opening = openingToManage(ctx, openingId)
  assertOccurs(opening, day)
  const hours = movedTo?.hours
  if (hours && !opening.overnight && hours.endsAt <= hours.startsAt) throw problem('openingEndsBeforeStart')
  return withExceptions(ctx, opening, [...others(opening, day), { day, movedTo }])
}

/** The occurrence as its rule gives it, whatever was said of it since. */
export function restoreOccurrence(
  ctx: ActorContext,
  { openingId, day }: ChangeThat<'restoreOccurrence'>,
): Plan {
  const opening = openingToManage(ctx, openingId)
  assertOccurs(opening, day)
  return withExceptions(ctx, opening, others(opening, day))
}

function withExceptions(ctx: ActorContext, opening: OpeningRow, exceptions: Exception[]): Plan {
  const recurrence: Recurrence = { ...opening.recurrence, exceptions }
  return {
    scope: { advisorId: opening.advisorId },
    carryOut: () => {
      ctx.db.update(openings).set({ recurrence }).where(eq(openings.id, opening.id)).run()
      return { openingId: opening.id }
    },
  }
}

const others = ({ recurrence }: OpeningRow, day: Day) =>
  (recurrence.exceptions ?? []).filter((exception) => exception.day !== day)

function assertOccurs({ recurrence, closedAt }: OpeningRow, day: Day) {
  const rule = { ...recurrence, exceptions: [] }
  if (closedAt !== null || occurrenceDays(rule, day, day).length === 0) throw problem('notFound')
}
