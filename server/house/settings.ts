import { asc } from 'drizzle-orm'
import { departements } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'
import { isOpen } from './first-visit.ts'

/** What every page needs to know of this installation. Nothing secret, nothing personal. */
export function settings({ db, settings: house }: Context) {
  const planted = db
    .select({ code: departements.code, name: departements.name, zone: departements.zone })
    .from(departements)
    .orderBy(asc(departements.code))
    .all()
  const departement = planted.find(({ code }) => code === house.departement)
  return {
    operator: house.operator,
    identity: house.identity,
    demo: house.demo,
    /** No administrator yet: the first visit leads to `/premiere-visite`. */
    isOpen: isOpen({ db }),
    contact: house.contact,
    hosting: house.hosting,
    /** All those that the house serves, by code. */
    departements: planted.map(({ code, name }) => ({ code, name })),
    /** Where people begin. */
    departement: departement ?? { code: house.departement, name: house.departement, zone: 'Europe/Paris' },
  }
}
