import { sayDay, sayDuration, sayMonth } from '#shared/speech.ts'
import { addDays, type Day, daysFrom, lastDayOf, monthOf, weekOf } from '#shared/time.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import type { DayTotals } from './first-told.ts'
import './month.css'

type MonthTableProps = { month: string; days: DayTotals[]; today: Day }

/** One row a week. The days that have sessions lead to them; the others are only there for the eye. */
export function MonthTable({ month, days, today }: MonthTableProps) {
  const totals = new Map(days.map((each) => [each.day, each]))
  const first = weekOf(`${month}-01`)
  const shown = daysFrom(first, addDays(weekOf(lastDayOf(month)), 6))
  const weeks = shown.filter((_, nth) => nth % 7 === 0)
  return (
    <table className="month">
      <caption className="heard-only">{`Accompagnements de ${sayMonth(month, 'fr')}, jour par jour`}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              <span className="heard-only">{weekday}</span>
              <span aria-hidden="true">{`${weekday.slice(0, 3)}.`}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week}>
            {daysFrom(week, addDays(week, 6)).map((day) => (
              <td key={day} aria-current={day === today ? 'date' : undefined}>
                {monthOf(day) === month && <DayCell day={day} totals={totals.get(day)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

function DayCell({ day, totals }: { day: Day; totals: DayTotals | undefined }) {
  const number = Number(day.slice(8))
  if (!totals) return <span className="month-empty figures">{number}</span>
  const count = plural('fr', totals.sessions, 'séance', 'séances')
  const hours = sayDuration(totals.minutes, 'fr')
  return (
    <RouteLink
      className="month-day figures"
      to="/journal"
      search={{ du: day, au: day }}
      aria-label={`${capitalised(sayDay(day, 'fr', 'without year'))}\u00a0: ${count}, ${hours}`}
    >
      <span>{number}</span>
      <strong>
        {totals.sessions}
        <span className="month-word">{count.slice(String(totals.sessions).length)}</span>
      </strong>
      <span className="mention">{hours}</span>
    </RouteLink>
  )
}
