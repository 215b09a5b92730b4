import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { type Day, dayOf, type Instant, overlap } from '#shared/time.ts'

export type Agenda = inferRouterOutputs<AppRouter>['appointments']['agenda']
export type Appointment = Agenda['appointments'][number]

/** One appointment, or all the seats of a workshop. */
export type Entry = {
  key: string
  startsAt: Instant
  endsAt: Instant
  seats: [Appointment, ...Appointment[]]
}

/** What follows what in a day: hours at a place and who comes then, what stands alone, roads, absences, holidays. */
export type Block =
  | {
      kind: 'opening'
      key: string
      id: string
      startsAt: Instant
      endsAt: Instant
      placeName: string | null
      /** Of hours that are kept for one service. */
      serviceName: string | null
      title: string | null
      /** Of a workshop. */
      seatsLeft: number | null
      /** An absence, a holiday or a closure leaves nothing of it. */
      isOff: boolean
      entries: Entry[]
    }
  | { kind: 'alone'; key: string; startsAt: Instant; endsAt: Instant; entry: Entry }
  | {
      kind: 'road'
      key: string
      startsAt: Instant
      endsAt: Instant
      to: string
      /** Of driving, where both places are known on the map; otherwise the time between the two is all one knows. */
      minutes: number | null
      isTight: boolean
    }
  | { kind: 'absence'; key: string; id: string; startsAt: Instant; endsAt: Instant }

/** What can be changed from a timeline, where the page offers it; `isOutside` tells an appointment out of the openings. */
export type TimelineActs = {
  onOpening: (block: Extract<Block, { kind: 'opening' }>) => void
  onAbsence: (block: Extract<Block, { kind: 'absence' }>) => void
  onAppointment: (appointment: Appointment) => void
  isOutside: (appointment: Appointment) => boolean
}

/** The agenda, with the roads and the openings that are off when they are known. */
type Days = Omit<Agenda, 'openings'> & {
  openings: (Agenda['openings'][number] & { isOff?: boolean })[]
  roads?: { startsAt: Instant; endsAt: Instant; minutes: number; toName: string; isTight: boolean }[]
}

/** The day of an agenda, in the order of time. */
export function timelineOf(agenda: Days, day: Day, zone: string): Block[] {
  const isOfDay = ({ startsAt }: { startsAt: Instant }) => dayOf(startsAt, zone) === day
  const entries = entriesOf(agenda.appointments.filter(isOfDay))
  const openings = agenda.openings.filter(isOfDay).map((opening) => ({
    ...opening,
    entries: entries.filter((entry) => isHeldIn(opening, entry)),
  }))
  const within = new Set(openings.flatMap((opening) => opening.entries))
  const blocks: Block[] = [
    ...openings.map(({ seats, isOff = false, entries: held, ...opening }) => ({
      ...opening,
      kind: 'opening' as const,
      key: `${opening.id} ${opening.startsAt}`,
      seatsLeft: seats === null ? null : Math.max(0, seats - seatsTaken(held)),
      isOff,
      entries: held,
    })),
    ...entries
      .filter((entry) => !within.has(entry))
      .map((entry) => ({
        kind: 'alone' as const,
        key: entry.key,
        startsAt: entry.startsAt,
        endsAt: entry.endsAt,
        entry,
      })),
    ...agenda.absences.filter(isOfDay).map(({ id, startsAt, endsAt }) => ({
      kind: 'absence' as const,
      key: `${id} ${startsAt}`,
      id,
      startsAt,
      endsAt,
    })),
  ]
  const roads = agenda.roads?.filter(isOfDay).map(({ toName, ...road }) => ({
    ...road,
    kind: 'road' as const,
    key: `road ${road.startsAt}`,
    to: toName,
  }))
  const inOrder = [...blocks, ...(roads ?? [])].toSorted((a, b) => a.startsAt - b.startsAt)
  return roads ? inOrder : withRoads(inOrder)
}

/** Seats of the same workshop come together; cancelled ones only if there is nobody else. */
export function entriesOf(appointments: Appointment[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const appointment of appointments) {
    const { id, workshopId, startsAt, endsAt, status } = appointment
    const key = workshopId === null ? id : `${workshopId} ${startsAt}`
    const known = entries.get(key)
    if (!known) entries.set(key, { key, startsAt, endsAt, seats: [appointment] })
    else if (status !== 'cancelled') known.seats.push(appointment)
  }
  return [...entries.values()].map((entry) => {
    const [first, ...rest] = entry.seats.filter(({ status }) => status !== 'cancelled')
    return first ? { ...entry, seats: [first, ...rest] } : entry
  })
}

function isHeldIn(opening: Agenda['openings'][number], entry: Entry) {
  const [first] = entry.seats
  if (first.workshopId !== null) return first.workshopId === opening.id
  return (
    opening.seats === null && first.place?.id === (opening.placeId ?? undefined) && overlap(opening, entry)
  )
}

const seatsTaken = (entries: Entry[]) =>
  entries.flatMap(({ seats }) => seats).filter(({ status }) => status !== 'cancelled').length

/** From one place to the next, the road has a line of its own. */
function withRoads(blocks: Block[]): Block[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]
    if (block.kind !== 'opening' || before?.kind !== 'opening') return [block]
    if (block.placeName === null || before.placeName === null || block.placeName === before.placeName)
      return [block]
    const road = {
      kind: 'road' as const,
      key: `road ${block.key}`,
      startsAt: before.endsAt,
      endsAt: block.startsAt,
      to: block.placeName,
      minutes: null,
      isTight: false,
    }
    return [road, block]
  })
}
