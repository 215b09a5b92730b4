import { closedHours } from '#shared/closed-hours.ts'
import { absenceSpans, openingSpans } from '#shared/opening-spans.ts'
import { freeSpans } from '#shared/spans.ts'
import { addDays, dayOf, hour, type Span } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { sessionAdvisors, sessions, sessionTopics } from '../schema/index.ts'
import type { Appointment } from './appointments.ts'
import type { Agenda, Opening } from './availability.ts'
import { chance } from './chance.ts'
import { communesNear, type Ground } from './ground.ts'
import { outingsOf } from './outings.ts'
import { activityOn, isMarketDay } from './seasons.ts'
import { type Author, individual, isWritten, type Session, workshopSession } from './session-rows.ts'
import type { Advisor, Place } from './plant-team.ts'

type Team = { advisors: Advisor[]; places: Place[] }

/**
 * Eighteen months of sessions: each opening that took place, neither closed nor away, with the appointments that were
 * honoured and the people who simply came; each workshop; and once or twice a month, an outing elsewhere.
 */
export function plantSessions(
  db: Db,
  ground: Ground,
  { team, agenda, appointments }: { team: Team; agenda: Agenda; appointments: Appointment[] },
) {
  const drawn = team.advisors.flatMap((advisor) => {
    const author = authorOf(ground, team, advisor)
    const theirs = {
      ...agenda,
      openings: agenda.openings.filter(({ advisorId }) => advisorId === advisor.id),
      absences: agenda.absences.filter(({ advisorId }) => advisorId === advisor.id),
    }
    const honoured = appointments.filter((one) => one.advisorId === advisor.id && one.honouredAt !== null)
    const desk = { ground, agenda: theirs, author, places: team.places, honoured }
    return [
      ...theirs.openings.flatMap((opening) => during(desk, opening)),
      ...outingsOf(ground, theirs.absences, author),
    ]
  })
  const oldestFirst = drawn.toSorted((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
  const related = oldestFirst.map(({ id: sessionId, advisorId: authorId, advisorIds, topics }) => ({
    advisors: advisorIds
      .filter((advisorId) => advisorId !== authorId)
      .map((advisorId) => ({ sessionId, advisorId })),
    topics: topics.map((topic) => ({ sessionId, topic })),
  }))
  plant(db, sessions, oldestFirst)
  plant(
    db,
    sessionAdvisors,
    related.flatMap((one) => one.advisors),
  )
  plant(
    db,
    sessionTopics,
    related.flatMap((one) => one.topics),
  )
}

function authorOf(ground: Ground, { advisors, places }: Team, advisor: Advisor): Author {
  const main = advisor.week.find(({ place }) => place !== null)?.place
  const home = places.find(({ key }) => key === main) as Place
  const colleagues = advisors.filter(({ id }) => id !== advisor.id)
  const near = colleagues.filter(({ structureId }) => structureId === advisor.structureId)
  return {
    ...advisor,
    home,
    colleagues: (near.length > 0 ? near : colleagues).map(({ id }) => id),
    neighbourhood: Object.fromEntries(
      communesNear(ground, home.communeCode).map(({ code, population }) => [code, population]),
    ),
  }
}

type Desk = {
  ground: Ground
  agenda: Agenda
  author: Author
  places: Place[]
  honoured: Appointment[]
}

/** Sessions for each hour of opening, on an ordinary day. */
const rhythm = { onSite: 0.78, phone: 0.75, home: 0.33, video: 0.4, workshop: 0 }

/** What one opening brought, occurrence after occurrence. */
function during(desk: Desk, opening: Opening): Session[] {
  const { ground, agenda, author } = desk
  const place = desk.places.find(({ id }) => id === opening.placeId) ?? null
  const service = agenda.services.find(({ id }) => id === opening.serviceId)?.name ?? 'onSite'
  return heldSpans(desk, opening, place).flatMap((span) => {
    const day = dayOf(span.startsAt, ground.zone)
    const draw = chance(`sessions ${opening.id} ${day}`)
    const scene = { now: ground.now, since: ground.firstDay, author, draw, day, endsAt: span.endsAt, place }
    const booked = desk.honoured.filter(
      ({ placeId, startsAt }) =>
        placeId === opening.placeId && startsAt >= span.startsAt && startsAt < span.endsAt,
    )
    if (opening.workshop) return [workshopSession(scene, opening.workshop, booked.length)]
    const market = place && isMarketDay(place, day) ? 1.4 : 1
    const hours = (span.endsAt - span.startsAt) / hour
    const expected = draw.count(hours * rhythm[service] * activityOn(day) * market)
    const unannounced = Array.from({ length: Math.max(0, expected - booked.length) }, () => null)
    return [...booked.filter((one) => isWritten(scene, one)), ...unannounced].map((appointment) =>
      individual(scene, service, appointment),
    )
  })
}

/** The hours of an opening that took place and are over; a workshop takes place whole or not at all. */
function heldSpans({ ground, agenda }: Desk, opening: Opening, place: Place | null): Span[] {
  const { firstDay, today, zone, now } = ground
  const away = [
    ...closedHours(agenda, place, firstDay, addDays(today, 1)),
    ...agenda.absences.flatMap((absence) => absenceSpans(absence, zone, firstDay, addDays(today, 1))),
  ]
  const planned = openingSpans(opening, zone, firstDay, today)
  const shortest = opening.workshop ? 2 * hour : hour
  return freeSpans(planned, away).filter(
    ({ startsAt, endsAt }) => endsAt <= now && endsAt - startsAt >= shortest,
  )
}
