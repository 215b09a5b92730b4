import FullCalendar, { type EventApi } from '@fullcalendar/react'
import interactionPlugin from '@fullcalendar/react/interaction'
import fr from '@fullcalendar/react/locales/fr'
import themePlugin from '@fullcalendar/react/themes/classic'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { sayDay } from '#shared/speech.ts'
import { type Day, dayOf, hour, type Instant, type Span, wallTimeOf } from '#shared/time.ts'
import { PhoneIcon } from '../ui/icons.tsx'
import { capitalised } from '../ui/lang.ts'
import type { Week } from './plans.ts'
import { type EventWords, hasWeekend, hoursShown, weekEvents, type WeekThing } from './week-events.ts'
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
  const { zone } = week
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrows must be able to scroll it
    <section className="week-calendar" aria-label="Calendrier de la semaine" tabIndex={0}>
      <FullCalendar
        key={monday}
        plugins={[timeGridPlugin, interactionPlugin, themePlugin]}
        locale={fr}
        timeZone={zone}
        initialView="timeGridWeek"
        initialDate={monday}
        now={new Date(now)}
        nowIndicator
        headerToolbar={false}
        height="auto"
        weekends={hasWeekend(week, monday)}
        slotMinTime={from}
        slotMaxTime={to}
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        allDayText="Lieux"
        timedText="Heures"
        eventsHint="Événements"
        dayHeaderContent={({ date }) => capitalised(sayDay(dayOf(date.getTime(), zone), 'fr', 'short'))}
        slotHeaderContent={({ date }) => (date ? sayHourOf(date.getTime(), zone) : '')}
        events={weekEvents(week, now)}
        eventOrder="order"
        slotEventOverlap={false}
        eventInteractive
        eventClick={({ event }) => onThing(thingOf(event))}
        eventContent={({ event }) => <Words event={event} />}
        eventDrop={({ event, revert }) => {
          if (event.start) onDrop(thingOf(event), event.start.getTime(), revert)
        }}
        dateClick={({ date, allDay }) =>
          onEmpty({ startsAt: date.getTime(), endsAt: date.getTime() + (allDay ? 24 : 1) * hour })
        }
        selectable
        selectMirror
        selectMinDistance={8}
        select={({ start, end }) => onEmpty({ startsAt: start.getTime(), endsAt: end.getTime() })}
      />
    </section>
  )
}

const sayHourOf = (instant: Instant, zone: string) =>
  `${Number(wallTimeOf(instant, zone).slice(0, 2))}\u00a0h`

const thingOf = (event: EventApi): WeekThing => event.extendedProps as WeekThing

/** Drawn short, heard in full; whoever was not told is marked first, where nothing is cut. */
function Words({ event }: { event: EventApi }) {
  const { time, said, isOutside, isUntold } = event.extendedProps as Partial<EventWords>
  return (
    <>
      <span className="heard-only">{said}</span>
      <span className="week-words" aria-hidden="true">
        {isUntold && (
          <span className="week-untold" title="Non prévenu">
            <PhoneIcon />
          </span>
        )}
        {time && <span className="figures">{time} </span>}
        <strong>{event.title}</strong>
        {isOutside && <em> Hors plage</em>}
        {isUntold && <em> Non prévenu</em>}
      </span>
    </>
  )
}
