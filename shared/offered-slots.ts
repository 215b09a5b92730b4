import type { Availability, Opening } from './availability.ts'
import { isWorkshop } from './engagements.ts'
import type { ServiceKind } from './services.ts'
import { openSlots } from './slots.ts'
import type { Day } from './time.ts'

/** What an advisor offered at a place on a day. */
export type Offered = {
  advisorId: string
  placeId: string | null
  kind: ServiceKind
  /** Slots of individual openings; seats of workshops. */
  offered: number
  /** Those of them that nobody took, and that nothing else stood in the way of. */
  unfilled: number
}

type Asked = { day: Day; placeIds: readonly (string | null)[]; mainServiceId: string | undefined }

/**
 * What was offered on a day: the slots of the individual openings, as long as their service (the house's main one where the
 * opening is for any), and the seats of the workshops; absences, closures and public holidays taken away. Notice and
 * horizon do not count: a slot was offered once, whoever asked for it and when.
 */
export function offeredOn(availability: Availability, { day, placeIds, mainServiceId }: Asked): Offered[] {
  const found = new Map<string, Offered>()
  const nobody = { ...availability, appointments: [], holds: [] }
  for (const service of availability.services) {
    const isIts = ({ serviceId }: Opening) => (serviceId ?? mainServiceId) === service.id
    if (service.retiredAt !== null || !availability.openings.some(isIts)) continue
    const openings = availability.openings.filter((opening) => isWorkshop(opening) || isIts(opening))
    const search = {
      serviceId: service.id,
      from: day,
      to: day,
      placeIds,
      now: 0,
      byAdvisor: true,
      insideNotice: true,
      fullToo: true,
    }
    for (const [as, read] of [
      ['offered', nobody],
      ['unfilled', { ...availability, holds: [] }],
    ] as const)
      for (const { advisorIds, placeId, seatsLeft } of openSlots({ ...read, openings }, search))
        for (const advisorId of advisorIds) {
          const key = `${advisorId} ${placeId} ${service.kind}`
          const known = found.get(key) ?? { advisorId, placeId, kind: service.kind, offered: 0, unfilled: 0 }
          known[as] += seatsLeft ?? 1
          found.set(key, known)
        }
  }
  return [...found.values()]
}
