import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { plantGeography } from '#drizzle/geography.ts'
import { departements } from '#drizzle/schema/index.ts'
import { hashForDemonstration, plantLife } from '#drizzle/seed.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'

type House = Pick<Context, 'db' | 'settings' | 'now'> & { isDemonstration: boolean }

/**
 * Gives a house one more département, beside all that it has: its geography and, in a demonstration, its believable life. One
 * write with its audit row; a département that is there already is left as it is.
 * @throws Error of one line when there is no such département
 */
export async function addDepartement(house: House, departementCode: string) {
  const { db, settings, now, isDemonstration } = house
  const planted = db.select().from(departements).where(eq(departements.code, departementCode)).get()
  if (planted) return
  const passwordHash = isDemonstration ? await hashForDemonstration() : null
  const act = { id: uuidv7(), verb: 'house.addDepartement', thingId: departementCode, input: departementCode }
  write({ db, now, actor: null }, act, () => {
    if (passwordHash === null) plantGeography(db, departementCode)
    else plantLife(db, { departementCode, home: settings.departement, now, passwordHash })
    return { departementCode }
  })
}
