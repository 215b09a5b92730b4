import { count, desc, eq } from 'drizzle-orm'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf, type Instant, instantAt, type Zone } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { communes, departements } from '../schema/index.ts'

/** What every part of the demonstration stands on. */
export type Ground = {
  departementCode: string
  /** Départements that were planted before this one: what names, numbers and addresses must differ by. */
  rank: number
  zone: Zone
  /** Of the house: the hours of what is done at no place. */
  homeZone: Zone
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

/**
 * @param db a file where the geography of the département is planted, after that of the others
 * @param home the département of the house
 */
export function groundOf(db: Db, { departementCode, home, now }: Asked): Ground {
  const zone = zoneOf(departementCode)
  const today = dayOf(now, zone)
  const firstDay = addDays(today, -548)
  return {
    departementCode,
    rank: (db.select({ planted: count() }).from(departements).get()?.planted ?? 1) - 1,
    zone,
    homeZone: zoneOf(home),
    now,
    today,
    firstDay,
    settledAt: instantAt(addDays(firstDay, -21), '09:00', zone),
    communes: db
      .select()
      .from(communes)
      .where(eq(communes.departementCode, departementCode))
      .orderBy(desc(communes.population), communes.code)
      .all(),
  }
}

type Asked = { departementCode: string; home: string; now: Instant }

/** What draws begin with where nothing else tells two départements apart; nothing for the first. */
export const saltOf = ({ rank, departementCode }: Ground) => (rank === 0 ? '' : ` ${departementCode}`)

/** Communes near another: those of its EPCI, or of the département when it has none. */
export const communesNear = (ground: Ground, code: string): Commune[] => {
  const epci = ground.communes.find((commune) => commune.code === code)?.epciSiren
  return epci ? ground.communes.filter((commune) => commune.epciSiren === epci) : ground.communes
}
