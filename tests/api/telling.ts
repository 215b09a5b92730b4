import { uuidv7 } from 'uuidv7'
import { dailyFigures, sessionRevisions } from '#drizzle/schema/index.ts'
import { blankSession, type SessionInput } from '#shared/session-input.ts'
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

/** The running totals by day. */
export const figuresShown = (lot: World) => lot.db.select().from(dailyFigures).all()

/** How many corrections a session has had. */
export const correctionsOf = ({ db }: World, sessionId: string) =>
  db
    .select()
    .from(sessionRevisions)
    .all()
    .filter((revision) => revision.sessionId === sessionId).length
