import { count, eq } from 'drizzle-orm'
import { departements, facts } from '#drizzle/schema/index.ts'
import { accountsIn, plantDemonstration, plantEmpty } from '#drizzle/seed.ts'
import type { Context } from '../trpc.ts'
import { addDepartement } from './add-departement.ts'

/**
 * Gives an empty file its ground: the geography of its départements, and with DEMO their believable life; and a living one those
 * that were added to the setting since. What the setting no longer names stays.
 * @returns the demonstration accounts to announce, none without DEMO
 * @throws Error in one line when a real installation is asked of a demonstration, whose passwords everybody knows
 */
export async function plantWhereMissing({ db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>) {
  const isEmpty = db.select({ n: count() }).from(departements).get()?.n === 0
  const ground = { departementCode: settings.departement, now }
  if (isEmpty) {
    await (settings.demo ? plantDemonstration(db, ground) : plantEmpty(db, ground))
    db.insert(facts)
      .values({ name: 'demonstration', value: settings.demo ? 'yes' : 'no' })
      .run()
  }
  const planted = db
    .select({ value: facts.value })
    .from(facts)
    .where(eq(facts.name, 'demonstration'))
    .get()?.value
  if (planted === 'yes' && !settings.demo)
    throw new Error(
      `${settings.dataDir} holds a demonstration, whose passwords are public. Set another DATA_DIR.`,
    )
  const isDemonstration = planted === 'yes'
  for (const code of [settings.departement, ...settings.otherDepartements])
    // oxlint-disable-next-line no-await-in-loop -- each is planted beside those before
    await addDepartement({ db, settings, now, isDemonstration }, code)
  return isDemonstration ? accountsIn(db) : []
}
