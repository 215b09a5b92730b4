import FullCalendar, { type EventDropInfo, type EventApi } from '@fullcalendar/react'
import interactionPlugin from '@fullcalendar/react/interaction'
import fr from '@fullcalendar/react/locales/fr'
import themePlugin from '@fullcalendar/react/themes/classic'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { type Day, dayOf, hour, type Instant, type Span } from '#shared/time.ts'
import type { Week } from './plans.ts'
import { hoursShown, weekEvents, type WeekThing } from './week-events.ts'
import './week-calendar.css'

type WeekCalendarProps = {
  week: Week
  monday: Day
  now: Instant
  onThing: (thing: WeekThing) => void
  /** An empty time was touched, or some were swept over. */
  onEmpty: (span: Span) => void
  /** `revert` puts the appointment back where it was drawn. */
  onDrop: (thing: WeekThing, startsAt: Instant, revert: () => void) => void
}

/** The week as a drawing. All that it does, the list does too, by keyboard. */
export function WeekCalendar({ week, monday, now, onThing, onEmpty, onDrop }: WeekCalendarProps) {
  const { from, to } = hoursShown(week)
  const weekend = [...week.openings, ...week.appointments, ...week.absences].some(
    ({ startsAt }) => (new Date(`${dayOf(startsAt, week.zone)}T12:00Z`).getUTCDay() + 6) % 7 > 4,
  )
  return (
    <div className="week-calendar">
      <FullCalendar
        key={monday}
        plugins={[timeGridPlugin, interactionPlugin, themePlugin]}
        locale={fr}
        timeZone={week.zone}
        initialView="timeGridWeek"
        initialDate={monday}
        now={new Date(now)}
        nowIndicator
        headerToolbar={false}
        height="auto"
        weekends={weekend}
        slotMinTime={from}
        slotMaxTime={to}
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        slotHeaderFormat={{ hour: 'numeric', minute: '2-digit' }}
        dayHeaderFormat={{ weekday: 'long', day: 'numeric' }}
        allDayText="Journée"
        events={weekEvents(week, now)}
        eventInteractive
        eventClick={({ event }) => onThing(thingOf(event))}
        eventContent={(info) => <EventWords event={info.event} time={info.timeText} />}
        eventDrop={(drop: EventDropInfo) => {
          const { start } = drop.event
          if (start) onDrop(thingOf(drop.event), start.getTime(), drop.revert)
        }}
        dateClick={({ date, allDay }) =>
          onEmpty({ startsAt: date.getTime(), endsAt: date.getTime() + (allDay ? 24 : 1) * hour })
        }
        selectable
        selectMirror
        selectMinDistance={8}
        select={({ start, end }) => onEmpty({ startsAt: start.getTime(), endsAt: end.getTime() })}
      />
    </div>
  )
}

const thingOf = (event: EventApi): WeekThing => event.extendedProps as WeekThing

function EventWords({ event, time }: { event: EventApi; time: string }) {
  const { isOutside, said } = event.extendedProps as { isOutside?: boolean; said: string }
  return (
    <>
      <span className="heard-only">{said}</span>
      <span className="week-words" aria-hidden="true">
        {time && !event.allDay && <span className="figures">{time} </span>}
        <strong>{event.title}</strong>
        {isOutside && <em> hors plage</em>}
      </span>
    </>
  )
}
