import { useState } from 'react'
import { type Day, dayOf, type Instant, wallTimeOf } from '#shared/time.ts'
import type { Week, WeekAppointment } from './plans.ts'
import { useMove } from './use-move.ts'
import { WeekCalendar } from './WeekCalendar.tsx'
import type { WeekThing } from './week-events.ts'
import { type Open, openingShown } from './week-open.ts'

type DrawnWeekProps = { week: Week; monday: Day; onOpen: (open: Open) => void }

/** A dropped appointment moves at once; over somebody else, or into the hours of another place, it is asked about first. */
export function DrawnWeek({ week, monday, onOpen }: DrawnWeekProps) {
  const [now] = useState(() => Date.now())
  const { move } = useMove()
  const onThing = (thing: WeekThing) => {
    if (thing.is === 'appointment') onOpen({ shows: 'appointment', appointment: thing.appointment })
    if (thing.is === 'absence') onOpen({ shows: 'plan', asked: { plans: 'absence', id: thing.id } })
    if (thing.is === 'opening') onOpen(openingShown(week, thing.opening.id, thing.opening.startsAt))
  }
  const onDrop = (thing: WeekThing, startsAt: Instant, revert: () => void) => {
    if (thing.is !== 'appointment') return revert()
    const { appointment } = thing
    const placeId = placeAt(week, appointment, startsAt)
    const isElsewhere = placeId !== (appointment.place?.id ?? null)
    const isTaken = isTakenIn(week, appointment, startsAt)
    const ask = () => {
      revert()
      const [day, time] = [dayOf(startsAt, week.zone), wallTimeOf(startsAt, week.zone)]
      const dropped = { day, time, placeId, isTaken }
      onOpen({ shows: 'appointment', appointment, dropped })
    }
    if (isElsewhere || isTaken) ask()
    else move(appointment, { startsAt, placeId, overlapReason: null }, ask)
  }
  return (
    <WeekCalendar
      week={week}
      monday={monday}
      now={now}
      onThing={onThing}
      onEmpty={(span) => onOpen({ shows: 'empty', span })}
      onDrop={onDrop}
    />
  )
}

/** The place of the opening it was dropped in, or its own outside any. */
function placeAt(week: Week, { place }: WeekAppointment, startsAt: Instant): string | null {
  const own = place?.id ?? null
  const here = week.openings.filter(
    (opening) => opening.seats === null && opening.startsAt <= startsAt && startsAt < opening.endsAt,
  )
  return here.some(({ placeId }) => placeId === own) ? own : (here[0]?.placeId ?? own)
}

const isTakenIn = (week: Week, { id, startsAt: before, endsAt }: WeekAppointment, startsAt: Instant) =>
  week.appointments.some(
    (other) =>
      other.id !== id &&
      other.status !== 'cancelled' &&
      other.startsAt < startsAt + (endsAt - before) &&
      startsAt < other.endsAt,
  )
