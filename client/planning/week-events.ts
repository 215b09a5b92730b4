import type { EventInput } from '@fullcalendar/react'
import { type Day, dayOf, hour, type Instant, type Span, startOfDay, wallTimeOf } from '#shared/time.ts'
import { addDays } from '#shared/time.ts'
import { sayDayAndTime, sayTimeAt } from '#shared/speech.ts'
import { nameOf } from '../appointments/name-of.ts'
import type { HeldOpening, Week, WeekAppointment } from './plans.ts'

/** What an event of the calendar stands for. */
export type WeekThing =
  | { is: 'appointment'; appointment: WeekAppointment }
  | { is: 'opening'; opening: HeldOpening }
  | { is: 'absence'; id: string }
  | { is: 'road' | 'holiday' | 'closure' }

/** The week as the calendar draws it: appointments over openings, absences, roads, days off. */
export function weekEvents(week: Week, now: Instant): EventInput[] {
  const outside = new Set(week.outside.map(({ id }) => id))
  return [
    ...week.openings.map((opening) => openingEvent(opening, week.zone)),
    ...week.appointments
      .filter(({ status, workshopId }) => status !== 'cancelled' && workshopId === null)
      .map((appointment) => appointmentEvent(appointment, outside.has(appointment.id), now)),
    ...week.absences.map((absence) => absenceEvent(absence, week.zone)),
    ...week.roads.map(({ startsAt, endsAt, minutes, toName }) =>
      event(`road ${startsAt}`, { startsAt, endsAt }, `Route vers ${toName}, ${minutes} min`, { is: 'road' }),
    ),
    ...week.holidays.map(({ day, name }) =>
      wholeDays(`holiday ${day}`, day, day, `Jour férié\u00a0: ${name}`, { is: 'holiday' }),
    ),
    ...week.closures.map(({ id, firstDay, lastDay, placeName }) =>
      wholeDays(`closure ${id}`, firstDay, lastDay, `Fermé\u00a0: ${placeName}`, { is: 'closure' }),
    ),
  ]
}

/** Individual hours lie under the appointments; a workshop is something of its own. */
function openingEvent(opening: HeldOpening, zone: string): EventInput {
  const { id, startsAt, title, placeName, seats, taken } = opening
  const name = title ?? (seats === null ? (placeName ?? 'Sans lieu') : 'Atelier')
  const said = seats === null ? name : `${name}, ${taken} sur ${seats}`
  return {
    ...event(`opening ${id} ${startsAt}`, opening, said, { is: 'opening', opening }),
    ...(seats === null && { display: 'background' }),
    extendedProps: {
      is: 'opening',
      opening,
      said: `${seats === null ? 'Permanence' : 'Atelier'} ${sayDayAndTime(startsAt, zone, 'fr')}, ${said}`,
    },
  }
}

function appointmentEvent(appointment: WeekAppointment, isOutside: boolean, now: Instant): EventInput {
  const { id, startsAt, status, zone, place } = appointment
  const name = nameOf(appointment)
  return {
    ...event(id, appointment, name, { is: 'appointment', appointment }),
    class: ['week-appointment', isOutside && 'week-outside', `week-${status}`].filter(Boolean).join(' '),
    startEditable: status === 'coming' && startsAt > now,
    extendedProps: {
      is: 'appointment',
      appointment,
      isOutside,
      said: [`${name}, ${sayDayAndTime(startsAt, zone, 'fr')}`, place?.name, isOutside && 'hors plage']
        .filter(Boolean)
        .join(', '),
    },
  }
}

function absenceEvent(absence: Span & { id: string }, zone: string): EventInput {
  const { id, startsAt, endsAt } = absence
  const thing = { is: 'absence' as const, id }
  const firstDay = dayOf(startsAt, zone)
  const isWhole = endsAt - startsAt >= 23 * hour && startsAt === startOfDay(firstDay, zone)
  return isWhole
    ? wholeDays(`absence ${id} ${startsAt}`, firstDay, addDays(dayOf(endsAt, zone), -1), 'Absence', thing)
    : {
        ...event(`absence ${id} ${startsAt}`, absence, 'Absence', thing),
        extendedProps: {
          ...thing,
          said: `Absence ${sayDayAndTime(startsAt, zone, 'fr')} jusqu’à ${sayTimeAt(endsAt, zone, 'fr')}`,
        },
      }
}

const event = (id: string, { startsAt, endsAt }: Span, title: string, thing: WeekThing): EventInput => ({
  id,
  title,
  start: startsAt,
  end: endsAt,
  class: `week-${thing.is}`,
  editable: false,
  interactive: thing.is === 'appointment' || thing.is === 'opening' || thing.is === 'absence',
  extendedProps: { ...thing, said: title },
})

const wholeDays = (id: string, firstDay: Day, lastDay: Day, title: string, thing: WeekThing): EventInput => ({
  id,
  title,
  start: firstDay,
  end: addDays(lastDay, 1),
  allDay: true,
  class: `week-${thing.is}`,
  editable: false,
  interactive: thing.is === 'absence',
  extendedProps: { ...thing, said: title },
})

/** The hours to draw: a usual day, and more if something begins earlier or ends later. */
export function hoursShown(week: Week): { from: string; to: string } {
  const spans = [...week.openings, ...week.appointments.filter(({ status }) => status !== 'cancelled')]
  const starts = spans.map(({ startsAt }) => wallTimeOf(startsAt, week.zone).slice(0, 2))
  const ends = spans.map(({ startsAt, endsAt }) =>
    dayOf(startsAt, week.zone) === dayOf(endsAt - 1, week.zone)
      ? wallTimeOf(endsAt - 1, week.zone).slice(0, 2)
      : '23',
  )
  const from = ['08', ...starts].toSorted()[0] ?? '08'
  const last = ['18', ...ends].toSorted().at(-1) ?? '18'
  return { from: `${from}:00:00`, to: `${String(Number(last) + 1).padStart(2, '0')}:00:00` }
}
