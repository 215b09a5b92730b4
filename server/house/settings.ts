import { eq } from 'drizzle-orm'
import { departements } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/** What every page needs to know of this installation. Nothing secret, nothing personal. */
export function settings({ db, settings: house }: Context) {
  const departement = db
    .select({ code: departements.code, name: departements.name, zone: departements.zone })
    .from(departements)
    .where(eq(departements.code, house.departement))
    .get()
  return {
    operator: house.operator,
    identity: house.identity,
    demo: house.demo,
    contact: house.contact,
    hosting: house.hosting,
    departement: departement ?? { code: house.departement, name: house.departement, zone: 'Europe/Paris' },
  }
}
