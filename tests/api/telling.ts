import { uuidv7 } from 'uuidv7'
import { dailyFigures, sessionRevisions } from '#drizzle/schema/index.ts'
import { groupBy } from '#shared/group-by.ts'
import { blankSession, type SessionInput } from '#shared/session-input.ts'
import { measures, sumOf } from '#shared/statistics.ts'
import type { World } from './world.ts'

/** Tells an ordinary session of this world's day, changed as said. */
export const telling =
  (lot: World) =>
  (changed: Partial<SessionInput> = {}): SessionInput => ({
    ...blankSession,
    id: uuidv7(),
    day: '2026-06-15',
    minutes: 45,
    placeId: lot.place.id,
    topics: ['email'],
    ...changed,
  })

/** The running totals by day, what counts outside the structure and what does not together. */
export function figuresShown(lot: World) {
  const parts = groupBy(lot.db.select().from(dailyFigures).all(), (row) =>
    [row.communeCode, row.day, row.structureId, row.kind].join(' '),
  )
  return [...parts.values()].map(([first, ...others]) => {
    const { drawn: _, ...row } = first!
    return { ...row, ...sumOf(measures, [row, ...others]) }
  })
}

/** How many corrections a session has had. */
export const correctionsOf = ({ db }: World, sessionId: string) =>
  db
    .select()
    .from(sessionRevisions)
    .all()
    .filter((revision) => revision.sessionId === sessionId).length
