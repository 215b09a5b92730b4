import { eq } from 'drizzle-orm'
import { departements } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'
import { isOpen } from './first-visit.ts'

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
    /** No administrator yet: the first visit leads to `/premiere-visite`. */
    isOpen: isOpen({ db }),
    contact: house.contact,
    hosting: house.hosting,
    departement: departement ?? { code: house.departement, name: house.departement, zone: 'Europe/Paris' },
  }
}
