import type { Period } from '#shared/periods.ts'
import { type Count, counts, type InParts, measures } from '#shared/statistics.ts'
import { figuresFromSessions } from './from-sessions.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { communesReached, totalsBelow, totalsOf } from './totals.ts'

/** How the figures of a perimeter are read, in parts: see small-counts.ts. */
export type Reading = {
  all: (period: Period) => InParts
  counts: (period: Period) => InParts<Count>
  /** Of each territory one level below, by its code; of a commune, by place. */
  below: (period: Period) => Map<string, InParts<Count>>
  /** The same of sessions alone, for what is only compared. */
  sessionsBelow: (period: Period) => Map<string, InParts<'sessions'>>
  /** The communes of today that have a session. */
  reached: (period: Period) => Set<string>
}

/**
 * From the running totals, when they know what is asked; else from the sessions themselves, which gives the same.
 * @param periods all those that will be asked
 */
export function readingOf(
  ctx: Looks,
  perimeter: Perimeter,
  periods: readonly Period[],
): Promise<Reading> | Reading {
  if (perimeter.filters !== null) return fromSessions(ctx, perimeter, periods)
  return {
    all: totalsOf(ctx, perimeter, measures),
    counts: totalsOf(ctx, perimeter, counts),
    below: totalsBelow(ctx, perimeter, counts),
    sessionsBelow: totalsBelow(ctx, perimeter, ['sessions']),
    reached: communesReached(ctx, perimeter),
  }
}

/** Running totals know no place: a commune's are counted one session after the other. */
export async function fromSessions(
  ctx: Looks,
  perimeter: Perimeter,
  periods: readonly Period[],
): Promise<Reading> {
  const read = await figuresFromSessions(ctx, perimeter, periods)
  return { ...read, counts: read.all, sessionsBelow: read.below }
}
