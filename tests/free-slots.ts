import { join } from 'node:path'
import { openReadOnly } from '#drizzle/open.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { mainService } from '#server/availability/main-service.ts'
import { openSlots } from '#shared/slots.ts'
import { addDays, dayOf, hour, type Instant } from '#shared/time.ts'
import { testSettings } from './api/world.ts'

export type FreeSlot = { placeId: string; serviceId: string; startsAt: Instant; advisorId: string }

/**
 * Free times that one advisor alone can give, in the order of time: taking one leaves all the others free.
 * @param apart between two times of the same advisor, in milliseconds: more than an appointment and a road
 */
export function freeSlots(dataDir: string, now: Instant, apart = 2 * hour): FreeSlot[] {
  const db = openReadOnly(join(dataDir, 'permanence.sqlite'))
  const from = dayOf(now + 24 * hour, 'Europe/Paris')
  const to = addDays(from, 50)
  const serviceId = mainService({ db })!.id
  const availability = loadAvailability({ db, settings: testSettings, now }, { from, to })
  const slots = openSlots(availability, { serviceId, from, to, now })
  db.$client.close()
  const lastOf = new Map<string, Instant>()
  return slots.flatMap(({ placeId, startsAt, advisorIds }) => {
    const [advisorId, other] = advisorIds
    if (!advisorId || other || placeId === null) return []
    if (startsAt - (lastOf.get(advisorId) ?? 0) < apart) return []
    lastOf.set(advisorId, startsAt)
    return [{ placeId, serviceId, startsAt, advisorId }]
  })
}
