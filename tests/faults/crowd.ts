import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { type Db, openDatabase, openReadOnly } from '#drizzle/open.ts'
import { plant } from '#drizzle/plant.ts'
import { advisors, openings, places, services } from '#drizzle/schema/index.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { longestRange } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { addDays, dayOf, hour, type Instant, type Weekday } from '#shared/time.ts'
import { testSettings } from '../api/world.ts'
import { snapshot } from './invariants.ts'
import { nobodyWaits } from './nobody-waits.ts'

const zone = 'Europe/Paris'

/** Minutes of the services of the crowd's place, by what they are called here. */
export const lengths = { five: 5, half: 30, threeQuarters: 45, hour: 60 } as const
export type Length = keyof typeof lengths

export type Ground = ReturnType<typeof plantCrowd>

/**
 * A place of its own where ten advisors receive every day from 8:00 to 20:00, from the day after tomorrow, for appointments of
 * four lengths that may begin at any quarter of an hour (any five minutes for the shortest); and where an eleventh gives one
 * workshop of `seats` seats.
 */
export function plantCrowd(dataDir: string, now: Instant, seats = 12) {
  const db = openDatabase(join(dataDir, 'permanence.sqlite'))
  nobodyWaits(db)
  const { structureId } = db.select().from(advisors).get()!
  const model = db.select().from(places).get()!
  const placeId = uuidv7()
  plant(db, places, [
    { ...model, id: placeId, slug: 'salle-des-fetes', shortName: null, name: 'Salle des fêtes' },
  ])
  const serviceIds = plantServices(db)
  const workshopServiceId = db
    .select()
    .from(services)
    .all()
    .find(({ kind }) => kind === 'workshop')!.id
  const team = Array.from({ length: 11 }, () => uuidv7())
  const who = { structureId, firstName: 'Paul', createdAt: now }
  plant(
    db,
    advisors,
    team.map((id, at) => ({ ...who, id, lastName: `Aymard ${at}` })),
  )
  const firstDay = addDays(dayOf(now, zone), 2)
  const weekdays: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
  const recurrence = { repeat: 'weekly' as const, every: 1, weekdays, firstDay }
  const [leader = '', ...ten] = team
  const workshopId = uuidv7()
  const daily = { placeId, recurrence, createdAt: now }
  plant(db, openings, [
    ...ten.map((advisorId) => ({ ...daily, id: uuidv7(), advisorId, startsAt: '08:00', endsAt: '20:00' })),
    {
      ...daily,
      id: workshopId,
      advisorId: leader,
      serviceId: workshopServiceId,
      seats,
      startsAt: '20:00',
      endsAt: '22:00',
    },
  ])
  const before = snapshot(db.$client)
  db.$client.close()
  return { placeId, serviceIds, workshopId, workshopServiceId, advisorIds: ten, before }
}

function plantServices(db: Db) {
  const model = db
    .select()
    .from(services)
    .all()
    .find(({ kind, mode }) => kind === 'individual' && mode === 'place')!
  const plain = { bufferBefore: 0, bufferAfter: 0, noticeMinutes: 0, horizonDays: 90, openToPublic: true }
  const rows = Object.entries(lengths).map(([code, minutes]) => {
    const stepMinutes = Math.min(15, minutes)
    return { ...model, ...plain, id: uuidv7(), code: `crowd-${code}`, minutes, stepMinutes }
  })
  plant(db, services, rows)
  return Object.fromEntries(rows.map(({ code, id }) => [code.slice(6), id])) as Record<Length, string>
}

/** When an appointment of this length may begin with any of the ten, or the workshop; in the order of time. */
export function startsAt(dataDir: string, now: Instant, ground: Ground, what: Length | 'workshop') {
  const db = openReadOnly(join(dataDir, 'permanence.sqlite'))
  const from = dayOf(now + 48 * hour, zone)
  const days = { from, to: addDays(from, longestRange) }
  const serviceId = what === 'workshop' ? ground.workshopServiceId : ground.serviceIds[what]
  const availability = loadAvailability(
    { db, settings: testSettings, now },
    { ...days, placeId: ground.placeId },
  )
  const slots = openSlots(availability, { ...days, serviceId, placeIds: [ground.placeId], now })
  db.$client.close()
  const all = what === 'workshop' ? 1 : ground.advisorIds.length
  return slots.filter(({ advisorIds }) => advisorIds.length === all).map((slot) => slot.startsAt)
}
