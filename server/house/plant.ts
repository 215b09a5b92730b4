import { count } from 'drizzle-orm'
import { departements } from '#drizzle/schema/index.ts'
import { demonstrationAccounts, plantDemonstration, plantEmpty } from '#drizzle/seed.ts'
import type { Context } from '../trpc.ts'

/**
 * Gives an empty file its ground: the département's geography, and with DEMO its believable life.
 * @returns the demonstration accounts to announce, none without DEMO
 */
export async function plantWhenEmpty({ db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>) {
  const isEmpty = db.select({ n: count() }).from(departements).get()?.n === 0
  const ground = { departementCode: settings.departement, now }
  if (isEmpty) await (settings.demo ? plantDemonstration(db, ground) : plantEmpty(db, ground))
  return settings.demo ? demonstrationAccounts : []
}
