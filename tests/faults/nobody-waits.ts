import { isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { waits } from '#drizzle/schema/index.ts'

/** Those who wait leave the list: the house, which offers them by itself what is free, then changes nothing unasked. */
export const nobodyWaits = (db: Db) =>
  db
    .update(waits)
    .set({ endedAt: sql`${waits.addedAt}`, ending: 'left' })
    .where(isNull(waits.endedAt))
    .run()
