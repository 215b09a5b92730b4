import { chance, type Chance } from '#drizzle/demonstration/chance.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { plant } from '#drizzle/plant.ts'
import {
  advisors,
  appointments,
  communes,
  openings,
  places,
  services,
  structures,
} from '#drizzle/schema/index.ts'
import { plantEmpty } from '#drizzle/seed.ts'
import { addDays, dayOf, hour, type Instant, instantAt, weekdayOf, weekOf } from '#shared/time.ts'

const zone = 'Europe/Paris'
const weeks = 8
const hours = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00']

/**
 * The heaviest Lot that can be thought of, in memory, the same each time for the same day: a place in every commune, forty
 * advisors who go round them all, each at another one on every working day of two weeks, and two hours in five already taken
 * until eight weeks from now.
 */
export function plantRotation(now: Instant): Db {
  const db = openDatabase(':memory:')
  const dice = chance('rotation')
  plantEmpty(db, { departementCode: '46', now })
  const createdAt = now - 24 * hour
  const structureId = dice.id(createdAt)
  plant(db, structures, [
    { id: structureId, name: 'Structure', kind: 'EPCI', departementCode: '46', createdAt },
  ])
  const sites = plantPlaces(db, dice, createdAt)
  const team = Array.from({ length: 40 }, (_, at) => ({
    id: dice.id(createdAt),
    structureId,
    firstName: 'Prénom',
    lastName: `Nom ${at + 1}`,
    createdAt,
  }))
  plant(db, advisors, team)
  const rounds = team.flatMap(({ id }, at) => roundOf(id, at, sites, dice, createdAt))
  plant(db, openings, rounds)
  const serviceId = db
    .select()
    .from(services)
    .all()
    .find(({ kind, mode }) => kind === 'individual' && mode === 'place')!.id
  const morning = rounds.filter(({ startsAt }) => startsAt === '09:00')
  plant(
    db,
    appointments,
    morning.flatMap((opening) => takenIn(opening, serviceId, dice, now)),
  )
  return db
}

function plantPlaces(db: Db, dice: Chance, createdAt: Instant) {
  const sites = db
    .select()
    .from(communes)
    .all()
    .filter(({ departementCode }) => departementCode === '46')
    .map(({ code, name, latitude, longitude }) => ({
      id: dice.id(createdAt),
      slug: `mairie-${code}`,
      name: `Mairie de ${name}`,
      address: 'Place de la Mairie',
      postalCode: '46000',
      communeCode: code,
      latitude,
      longitude,
      phone: '0565000000',
      zone,
      createdAt,
    }))
  plant(db, places, sites)
  return sites
}

/** Ten working days, ten places, each of them morning and afternoon. */
function roundOf(advisorId: string, at: number, sites: { id: string }[], dice: Chance, createdAt: Instant) {
  const monday = weekOf(dayOf(createdAt, zone))
  return Array.from({ length: 10 }, (_, turn) => {
    const firstDay = addDays(monday, turn < 5 ? turn : turn + 2)
    const half = (startsAt: string, endsAt: string) => ({
      id: dice.id(createdAt),
      advisorId,
      placeId: sites[(at * 10 + turn) % sites.length]!.id,
      startsAt,
      endsAt,
      recurrence: { repeat: 'weekly' as const, every: 2, weekdays: [weekdayOf(firstDay)], firstDay },
      createdAt,
    })
    return [half('09:00', '12:00'), half('14:00', '17:00')]
  }).flat()
}

function takenIn(
  { advisorId, placeId, recurrence }: ReturnType<typeof roundOf>[number],
  serviceId: string,
  dice: Chance,
  now: Instant,
) {
  const days = Array.from({ length: weeks / 2 + 1 }, (_, round) => addDays(recurrence.firstDay, round * 14))
  return days
    .flatMap((day) => hours.map((time) => instantAt(day, time, zone)))
    .filter((startsAt) => startsAt > now && dice.happens(0.4))
    .map((startsAt) => {
      const id = dice.id(now - hour)
      const reference = id.slice(-12)
      const person = { phone: '0612345678', need: 'autonomy' as const, bookedAt: now - hour }
      return {
        id,
        reference,
        advisorId,
        placeId,
        serviceId,
        startsAt,
        endsAt: startsAt + hour,
        ...person,
      }
    })
}
