import { setImmediate } from 'node:timers/promises'
import { and, between, inArray, min, ne, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { sessions, sessionTags } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, monthsFrom } from '#shared/time.ts'
import { among } from '../among.ts'
import { yearBefore } from '../beneficiaries/forget-followed.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { personalTags } from './tags-of.ts'

/**
 * Twelve months after a session its note is erased, and the words that its advisor alone put on it; the tags of teams and of
 * the département stay, with the rest. Month by month, so that nobody waits.
 */
export async function forgetNotes({ db, now, settings }: Pick<Context, 'db' | 'now' | 'settings'>) {
  const last = addDays(yearBefore(dayOf(now, zoneOf(settings.departement))), -1)
  const first = db
    .select({ day: min(sessions.day) })
    .from(sessions)
    .get()?.day
  const own = personalTags({ db })
  for (const month of first ? monthsFrom(first, last) : []) {
    const days = between(sessions.day, `${month}-01`, `${month}-31` < last ? `${month}-31` : last)
    const noted = and(days, ne(sessions.notes, ''))
    const tagged = and(
      sql`${sessionTags.tagId} in ${among(own)}`,
      inArray(sessionTags.sessionId, db.select({ id: sessions.id }).from(sessions).where(days)),
    )
    const isDue =
      db.select({ id: sessions.id }).from(sessions).where(noted).limit(1).get() !== undefined ||
      db.select({ id: sessionTags.tagId }).from(sessionTags).where(tagged).limit(1).get() !== undefined
    const act = { id: uuidv7(), verb: 'sessions.forgetNotes', thingId: month, input: { month } }
    if (isDue)
      write({ db, now, actor: null }, act, () => {
        db.update(sessions).set({ notes: '' }).where(noted).run()
        db.delete(sessionTags).where(tagged).run()
        return { month }
      })
    await setImmediate()
  }
}
