import { desc } from 'drizzle-orm'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf, type Instant, instantAt, type Zone } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { communes } from '../schema/index.ts'

/** What every part of the demonstration stands on. */
export type Ground = {
  departementCode: string
  zone: Zone
  now: Instant
  today: Day
  /** The first day that has sessions: eighteen months ago. */
  firstDay: Day
  /** When everybody was given an account and a week, three weeks before. */
  settledAt: Instant
  /** The most populated first. */
  communes: Commune[]
}

export type Commune = typeof communes.$inferSelect

/** @param db a file where the geography of the département is planted */
export function groundOf(db: Db, departementCode: string, now: Instant): Ground {
  const zone = zoneOf(departementCode)
  const today = dayOf(now, zone)
  const firstDay = addDays(today, -548)
  return {
    departementCode,
    zone,
    now,
    today,
    firstDay,
    settledAt: instantAt(addDays(firstDay, -21), '09:00', zone),
    communes: db.select().from(communes).orderBy(desc(communes.population), communes.code).all(),
  }
}

/** Communes near another: those of its EPCI, or of the département when it has none. */
export const communesNear = (ground: Ground, code: string): Commune[] => {
  const epci = ground.communes.find((commune) => commune.code === code)?.epciSiren
  return epci ? ground.communes.filter((commune) => commune.epciSiren === epci) : ground.communes
}
