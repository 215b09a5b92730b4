import { addDays, type Day, dayOf, daysFrom, type Span, startOfDay, weekOf } from '#shared/time.ts'
import { DayTimeline } from '../appointments/DayTimeline.tsx'
import { timelineOf, type TimelineActs } from '../appointments/timeline.ts'
import { Badge } from '../ui/Card.tsx'
import { DayHeading } from '../ui/DayHeading.tsx'
import type { Week } from './plans.ts'
import '../appointments/agenda.css'
import './week-list.css'

type WeekListProps = { week: Week; monday: Day; today: Day; acts: TimelineActs }

/** The week day by day: what the calendar draws, and does, in lines and buttons. */
export function WeekList({ week, monday, today, acts }: WeekListProps) {
  return (
    <div className="week">
      {daysFrom(monday, addDays(monday, 6)).map((day) => (
        <DayOfWeek key={day} day={day} today={today} week={week} acts={acts} />
      ))}
    </div>
  )
}

type DayOfWeekProps = { day: Day; today: Day; week: Week; acts: TimelineActs }

/** A weekend where nothing happens takes no room. */
function DayOfWeek({ day, today, week, acts }: DayOfWeekProps) {
  const blocks = timelineOf(week, day, week.zone)
  const holiday = week.holidays.find((each) => each.day === day)
  const closures = week.closures.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
  const isAway = week.absences.some((absence) => runsOn(absence, day, week.zone))
  if (blocks.length === 0 && !isAway && !holiday && addDays(weekOf(day), 5) <= day) return null
  return (
    <section className={day === today ? 'week-day week-day-today' : 'week-day'}>
      <div className="week-date">
        <DayHeading day={day} />
        {day === today && <Badge tone="strong">Aujourd’hui</Badge>}
        {holiday && <Badge>{holiday.name}</Badge>}
        {isAway && <Badge>Absence</Badge>}
        {closures.map(({ id, placeName }) => (
          <Badge key={id}>{`Fermé\u00a0: ${placeName}`}</Badge>
        ))}
      </div>
      {blocks.length > 0 ? (
        <DayTimeline blocks={blocks} zone={week.zone} acts={acts} />
      ) : (
        <p className="mention">Rien de prévu</p>
      )}
    </section>
  )
}

/** An absence that began before this day and still runs: the line of its first day is not in sight. */
const runsOn = ({ startsAt, endsAt }: Span, day: Day, zone: string) =>
  dayOf(startsAt, zone) < day && endsAt > startOfDay(day, zone)
