import { setImmediate } from 'node:timers/promises'
import { and, between, min, ne } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { sessions } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, monthsFrom } from '#shared/time.ts'
import { yearBefore } from '../beneficiaries/forget-followed.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'

/** Twelve months after a session its note is erased; the rest stays. Month by month, so that nobody waits. */
export async function forgetNotes({ db, now, settings }: Pick<Context, 'db' | 'now' | 'settings'>) {
  const last = addDays(yearBefore(dayOf(now, zoneOf(settings.departement))), -1)
  const first = db
    .select({ day: min(sessions.day) })
    .from(sessions)
    .get()?.day
  for (const month of first ? monthsFrom(first, last) : []) {
    const due = and(
      between(sessions.day, `${month}-01`, `${month}-31` < last ? `${month}-31` : last),
      ne(sessions.notes, ''),
    )
    const isDue = db.select({ id: sessions.id }).from(sessions).where(due).limit(1).get() !== undefined
    const act = { id: uuidv7(), verb: 'sessions.forgetNotes', thingId: month, input: { month } }
    if (isDue)
      write({ db, now, actor: null }, act, () => {
        db.update(sessions).set({ notes: '' }).where(due).run()
        return { month }
      })
    await setImmediate()
  }
}
