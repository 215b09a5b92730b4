import type { Availability } from '#shared/availability.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import { addDays, type Day, weekOf } from '#shared/time.ts'
import { travelBetween } from '#shared/travel.ts'
import { asService, defaultServices, type ServiceName, serviceNames } from '../default-services.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { absences, openings, placeClosures, services } from '../schema/index.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import type { WeekLine } from './plan.ts'
import type { Advisor, Place } from './plant-team.ts'
import { workshops } from './workshops.ts'

export type Service = typeof services.$inferSelect & { name: ServiceName }
export type Opening = ReturnType<typeof openingRow>

/** What slots are computed from, with what the draws need to know beside. */
export type Agenda = Omit<Availability, 'services' | 'openings'> & {
  services: Service[]
  openings: Opening[]
}

/** The weeks of the advisors, their holidays, the closed weeks of the places. */
export function plantAgenda(db: Db, ground: Ground, team: { places: Place[]; advisors: Advisor[] }): Agenda {
  const offered = ground.rank === 0 ? plantServices(db, ground.settledAt) : plantedServices(db)
  const serviceId = (name: ServiceName) => offered.find((service) => service.name === name)?.id ?? null
  const places = new Map(team.places.map((place) => [place.key, place]))
  const hours = team.advisors.flatMap((advisor, rank) =>
    advisor.week.map((line, index) =>
      openingRow(ground, line, {
        id: chance(`opening ${ground.departementCode} ${rank} ${index}`).id(ground.settledAt),
        advisorId: advisor.id,
        placeId: line.place === null ? null : (places.get(line.place)?.id ?? null),
        serviceId: serviceId(line.service),
      }),
    ),
  )
  const away = team.advisors.flatMap((advisor, rank) => absenceRows(ground, advisor, rank))
  const closures = team.places.flatMap((place, rank) => closureRows(ground, place, rank))
  plant(db, openings, hours)
  plant(db, absences, away)
  plant(db, placeClosures, closures)
  return {
    places: team.places,
    services: offered,
    openings: hours,
    absences: away,
    closures,
    holidayOpenings: [],
    appointments: [],
    holds: [],
    travel: travelBetween(team.places),
    homeZone: ground.homeZone,
  }
}

/** The services every installation begins with; the same ids everywhere and each time. */
export function plantServices(db: Db, at: number): Service[] {
  const rows = serviceNames.map((name) => ({
    ...asService(name, chance(`service ${name}`).id(at), at),
    name,
  }))
  plant(db, services, rows)
  return rows
}

/** Those that another département already brought, whatever they are called since. */
function plantedServices(db: Db): Service[] {
  const known = new Map(
    db
      .select()
      .from(services)
      .all()
      .map((service) => [service.code, service]),
  )
  return serviceNames.flatMap((name) => {
    const service = known.get(defaultServices[name].code)
    return service ? [{ ...service, name }] : []
  })
}

function openingRow(
  { firstDay, settledAt }: Ground,
  line: WeekLine,
  whose: { id: string; advisorId: string; placeId: string | null; serviceId: string | null },
) {
  const monday = addDays(weekOf(firstDay), line.second ? 0 : -7)
  const recurrence: Recurrence = {
    repeat: 'weekly',
    every: line.every,
    weekdays: [line.weekday],
    firstDay: monday,
  }
  return {
    ...whose,
    startsAt: line.startsAt,
    endsAt: line.endsAt,
    overnight: false,
    recurrence,
    seats: line.workshop ? 8 : null,
    title: line.workshop ? workshops[line.workshop].title : null,
    createdAt: settledAt,
    closedAt: null,
    workshop: line.workshop,
  }
}

/** Five to six weeks a year, never all the same ones; the team's morning, each first Thursday; two days of training. */
function absenceRows(ground: Ground, { id: advisorId }: Advisor, rank: number) {
  const summer = [0, 2, 4, 1, 3, 5, 2][rank] ?? 0
  const weeks = yearsOf(ground).flatMap((year) => [
    stay(mondayNear(`${year}-07-08`, summer), 19),
    stay(`${year}-12-24`, rank % 3 === 0 ? 5 : 9),
    stay(mondayNear(`${year}-04-14`, rank % 3), 5),
    rank % 2 === 0 ? stay(mondayNear(`${year}-02-17`, 0), 5) : stay(mondayNear(`${year}-10-24`, 0), 5),
    stay(addDays(mondayNear(`${year}-11-14`, rank % 3), 3), 2),
  ])
  const meeting: Recurrence = { repeat: 'monthlyByWeekday', nth: 1, weekday: 4, firstDay: ground.firstDay }
  const appointment: Recurrence = { repeat: 'once', firstDay: addDays(ground.today, 4 + rank) }
  const wholeDays = weeks
    .filter(({ recurrence, lastDay }) => isNear(ground, recurrence.firstDay, lastDay))
    .map((week) => ({ ...week, startsAt: null, endsAt: null }))
  const hours = [
    { recurrence: meeting, lastDay: null, startsAt: '09:00', endsAt: '12:30' },
    { recurrence: appointment, lastDay: null, startsAt: '16:00', endsAt: '18:00' },
  ]
  return [...wholeDays, ...hours].map((absence, index) => ({
    ...absence,
    id: chance(`absence ${advisorId} ${index}`).id(ground.settledAt),
    advisorId,
    createdAt: ground.settledAt,
    withdrawnAt: null,
  }))
}

/** Town halls and libraries close for one or two weeks of August. */
function closureRows(ground: Ground, { id: placeId, venue }: Place, rank: number) {
  if (venue !== 'townHall' && venue !== 'library') return []
  return yearsOf(ground)
    .map((year) => mondayNear(`${year}-08-04`, rank % 3))
    .map((firstDay) => ({ placeId, firstDay, lastDay: addDays(firstDay, rank % 2 === 0 ? 5 : 12) }))
    .filter(({ firstDay, lastDay }) => isNear(ground, firstDay, lastDay))
    .map((closure, index) => ({ ...closure, id: chance(`closure ${placeId} ${index}`).id(ground.settledAt) }))
}

function yearsOf({ firstDay, today }: Ground): number[] {
  const first = Number(firstDay.slice(0, 4))
  const last = Number(today.slice(0, 4)) + 1
  return Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index)
}

/** What is over before the history, or more than a year ahead, is of no use to anybody. */
const isNear = ({ firstDay, today }: Ground, first: Day, last: Day) =>
  last >= firstDay && first <= addDays(today, 365)

const mondayNear = (day: Day, weeksLater: number): Day => addDays(weekOf(day), 7 * weeksLater)

const stay = (firstDay: Day, days: number) => ({
  recurrence: { repeat: 'once', firstDay } satisfies Recurrence as Recurrence,
  lastDay: addDays(firstDay, days - 1),
})
