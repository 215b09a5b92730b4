import type { Availability } from '#shared/availability.ts'
import { zoneAt } from '#shared/closed-hours.ts'
import { type Engagement, plannedWorkshops, promisedHours, widen } from '#shared/engagements.ts'
import { addDays, dayOf, type Instant, overlap } from '#shared/time.ts'
import { touchOf } from '#shared/touched-appointments.ts'

type Handed = Parameters<typeof touchOf>[0]

/** `isOutside` when their openings do not say so: they receive there at that hour by way of exception. */
export type FreeColleague = { advisorId: string; isOutside: boolean }

/**
 * Who could receive somebody at the very hour and place, those whose openings say so first, then by id: everybody who
 * receives somewhere and has neither an absence nor a promise at that hour, with the road and the pauses around it. Hours
 * open elsewhere stand in nobody's way: nobody has booked them.
 * @returns what answers for one appointment, from rows that are read once
 */
export function freeColleagues(
  availability: Availability,
  now: Instant,
): (appointment: Handed) => FreeColleague[] {
  const plans = plansByAdvisor(availability)
  const promised = byAdvisor(promisedHours(availability, { now }))
  return (appointment) => {
    const workshops = workshopsAround(availability, appointment)
    return [...plans]
      .filter(([advisorId]) => advisorId !== appointment.advisorId)
      .flatMap(([advisorId, own]) => {
        const engaged = [
          ...(promised.get(advisorId) ?? []),
          ...workshops.filter((workshop) => workshop.advisorId === advisorId),
        ]
        const touch = touchOf({ ...appointment, advisorId }, own)
        const isThere = touch === null || touch === 'outsideOpenings'
        return isThere && isFree(availability, engaged, appointment)
          ? [{ advisorId, isOutside: touch !== null }]
          : []
      })
      .toSorted((a, b) => Number(a.isOutside) - Number(b.isOutside) || (a.advisorId < b.advisorId ? -1 : 1))
  }
}

/** The openings and absences of each person who receives, apart. */
function plansByAdvisor(availability: Availability): Map<string, Availability> {
  const openings = byAdvisor(availability.openings)
  const absences = byAdvisor(availability.absences)
  return new Map(
    [...openings].map(([advisorId, theirs]) => [
      advisorId,
      { ...availability, openings: theirs, absences: absences.get(advisorId) ?? [] },
    ]),
  )
}

function byAdvisor<One extends { advisorId: string }>(all: readonly One[]): Map<string, One[]> {
  const theirs = new Map<string, One[]>()
  for (const one of all) {
    const known = theirs.get(one.advisorId)
    if (known) known.push(one)
    else theirs.set(one.advisorId, [one])
  }
  return theirs
}

function workshopsAround(availability: Availability, { startsAt, placeId }: Handed) {
  const place = availability.places.find(({ id }) => id === placeId) ?? null
  const day = dayOf(startsAt, zoneAt(availability, place))
  return plannedWorkshops(availability, addDays(day, -1), addDays(day, 1))
}

function isFree({ services, travel }: Availability, engaged: readonly Engagement[], wanted: Handed): boolean {
  const service = services.find(({ id }) => id === wanted.serviceId)
  return engaged.every(
    (engagement) => service && !overlap(widen(engagement, service, wanted.placeId, travel), wanted),
  )
}
