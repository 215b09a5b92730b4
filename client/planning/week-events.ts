import type { EventInput } from '@fullcalendar/react'
import { sayDayAndTime, sayDuration, sayTimeAt } from '#shared/speech.ts'
import {
  addDays,
  type Day,
  dayOf,
  hour,
  type Instant,
  minute,
  type Span,
  startOfDay,
  wallTimeOf,
} from '#shared/time.ts'
import { nameOf } from '../appointments/name-of.ts'
import type { HeldOpening, Week, WeekAppointment } from './plans.ts'

/** What an event of the calendar stands for. */
export type WeekThing =
  | { is: 'appointment'; appointment: WeekAppointment }
  | { is: 'opening'; opening: HeldOpening }
  | { is: 'absence'; id: string }
  | { is: 'hours' | 'road' | 'holiday' | 'closure' }

/** How it is read: `time` and `title` are drawn, `said` is heard instead. */
export type EventWords = { time: string; said: string; isOutside?: boolean; isUntold?: boolean }

/**
 * The week as the calendar draws it. Individual hours are a ground under the appointments, and a line above the day that
 * opens them; a workshop, an absence of some hours and a road have their place in the day.
 */
export function weekEvents(week: Week, now: Instant): EventInput[] {
  const { zone } = week
  const outside = new Set(week.outside.map(({ id }) => id))
  return [
    ...week.openings.flatMap((opening) =>
      opening.seats === null ? hoursEvents(opening, zone) : [workshopEvent(opening, zone)],
    ),
    ...week.appointments
      .filter(({ status, workshopId }) => status !== 'cancelled' && workshopId === null)
      .map((appointment) => appointmentEvent(appointment, outside.has(appointment.id), now)),
    ...week.absences.map((absence) => absenceEvent(absence, zone)),
    ...week.roads.map(({ startsAt, endsAt, minutes, toName, isTight }) =>
      timed(
        `road ${startsAt}`,
        { startsAt, endsAt },
        { is: 'road' },
        {
          title: `Trajet, ${sayDuration(minutes, 'fr')}${isTight ? ', trop court' : ''}`,
          time: '',
          said: `Trajet vers ${toName}, ${minutes} minutes${isTight ? ', trop court' : ''}`,
        },
      ),
    ),
    ...week.holidays.map(({ day, name }) => wholeDays(`holiday ${day}`, day, day, { is: 'holiday' }, name)),
    ...week.closures.map(({ id, firstDay, lastDay, placeName }) =>
      wholeDays(`closure ${id}`, firstDay, lastDay, { is: 'closure' }, `Fermé\u00a0: ${placeName}`),
    ),
  ]
}

const nameOfOpening = ({ title, placeName, serviceName }: HeldOpening) =>
  title ?? placeName ?? serviceName ?? 'Sans lieu'

function hoursEvents(opening: HeldOpening, zone: string): EventInput[] {
  const { id, startsAt, endsAt } = opening
  const title = nameOfOpening(opening)
  const hours = `${sayTimeAt(startsAt, zone, 'fr')} – ${sayTimeAt(endsAt, zone, 'fr')}`
  const day = dayOf(startsAt, zone)
  const ground = {
    ...timed(`hours ${id} ${startsAt}`, opening, { is: 'hours' }, { title: '', time: '', said: '' }),
    display: 'background',
  }
  return [
    ...(opening.isOff ? [] : [ground]),
    {
      ...wholeDays(`opening ${id} ${startsAt}`, day, day, { is: 'opening', opening }, title),
      class: opening.isOff ? 'week-opening week-off' : 'week-opening',
      extendedProps: {
        is: 'opening',
        opening,
        order: startsAt,
        time: hours,
        said: `Permanence ${sayDayAndTime(startsAt, zone, 'fr')}, ${title}${opening.isOff ? ', suspendue' : ''}`,
      },
    },
  ]
}

function workshopEvent(opening: HeldOpening, zone: string): EventInput {
  const { id, startsAt, seats, taken } = opening
  const title = nameOfOpening(opening)
  return timed(
    `opening ${id} ${startsAt}`,
    opening,
    { is: 'opening', opening },
    {
      title: `${title} (${taken}/${seats})`,
      time: sayTimeAt(startsAt, zone, 'fr'),
      said: `Atelier ${sayDayAndTime(startsAt, zone, 'fr')}, ${title}, ${taken} places prises sur ${seats}`,
    },
  )
}

function appointmentEvent(appointment: WeekAppointment, isOutside: boolean, now: Instant): EventInput {
  const { id, startsAt, status, zone, place, overlapReason } = appointment
  const title = nameOf(appointment)
  const isUntold = appointment.untold !== null
  const when = sayDayAndTime(startsAt, zone, 'fr')
  const said = [
    `${title}, ${when}`,
    isUntold && 'non prévenu',
    place?.name,
    isOutside && 'hors plage',
    overlapReason && 'en même temps qu’un autre',
  ]
    .filter(Boolean)
    .join(', ')
  return {
    ...timed(
      id,
      appointment,
      { is: 'appointment', appointment },
      {
        title,
        time: sayTimeAt(startsAt, zone, 'fr'),
        said,
        isOutside,
        isUntold,
      },
    ),
    class: [
      'week-appointment',
      `week-${status}`,
      isOutside && 'week-outside',
      appointment.endsAt - startsAt <= shortest && 'week-short',
    ]
      .filter(Boolean)
      .join(' '),
    startEditable: status === 'coming' && startsAt > now,
  }
}

function absenceEvent(absence: Span & { id: string }, zone: string): EventInput {
  const { id, startsAt, endsAt } = absence
  const thing = { is: 'absence' as const, id }
  const firstDay = dayOf(startsAt, zone)
  const isWhole = endsAt - startsAt >= 23 * hour && startsAt === startOfDay(firstDay, zone)
  if (isWhole)
    return wholeDays(`absence ${id} ${startsAt}`, firstDay, dayOf(endsAt - 1, zone), thing, 'Absence')
  const until = sayTimeAt(endsAt, zone, 'fr')
  return timed(`absence ${id} ${startsAt}`, absence, thing, {
    title: 'Absence',
    time: sayTimeAt(startsAt, zone, 'fr'),
    said: `Absence ${sayDayAndTime(startsAt, zone, 'fr')} jusqu’à ${until}`,
  })
}

const timed = (
  id: string,
  { startsAt, endsAt }: Span,
  thing: WeekThing,
  { title, ...words }: EventWords & { title: string },
): EventInput => ({
  id,
  title,
  start: startsAt,
  end: endsAt,
  class: `week-${thing.is}`,
  editable: false,
  interactive: thing.is === 'appointment' || thing.is === 'opening' || thing.is === 'absence',
  extendedProps: { ...thing, ...words, order: startsAt },
})

const wholeDays = (id: string, firstDay: Day, lastDay: Day, thing: WeekThing, title: string): EventInput => ({
  id,
  title,
  start: firstDay,
  end: addDays(lastDay, 1),
  allDay: true,
  class: `week-${thing.is}`,
  editable: false,
  interactive: thing.is === 'absence' || thing.is === 'opening',
  extendedProps: { ...thing, time: '', said: title, order: 0 },
})

/** Half an hour has room for one line. */
const shortest = 30 * minute

/** The hours to draw: a usual day, and more if something begins earlier or ends later. */
export function hoursShown(week: Week): { from: string; to: string } {
  const spans = [
    ...week.openings,
    ...week.roads,
    ...week.appointments.filter(({ status }) => status !== 'cancelled'),
  ]
  const starts = spans.map(({ startsAt }) => Number(wallTimeOf(startsAt, week.zone).slice(0, 2)))
  const ends = spans.map((span) => (isInOneDay(span, week.zone) ? lastHourOf(span, week.zone) : 24))
  return { from: `${Math.min(8, ...starts)}:00:00`, to: `${Math.max(18, ...ends)}:00:00` }
}

const isInOneDay = ({ startsAt, endsAt }: Span, zone: string) =>
  dayOf(startsAt, zone) === dayOf(endsAt - 1, zone)

const lastHourOf = ({ endsAt }: Span, zone: string) => Number(wallTimeOf(endsAt - 1, zone).slice(0, 2)) + 1

/** Is there anything from Saturday on? A weekend where nothing happens takes no room. */
export function hasWeekend(week: Week, monday: Day): boolean {
  const saturday = startOfDay(addDays(monday, 5), week.zone)
  return [...week.openings, ...week.appointments].some(({ endsAt }) => endsAt > saturday)
}
