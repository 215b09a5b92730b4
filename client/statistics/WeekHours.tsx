import type { HeatHead } from '../ui/charts/heat.ts'
import { HeatTable } from '../ui/charts/HeatTable.tsx'
import { type AppointmentFigures, sayCount } from './shown.ts'

/** When people come: each hour of the week, the more appointments the darker. */
export function WeekHours({ hours, isExact }: Pick<AppointmentFigures, 'hours' | 'isExact'>) {
  if (hours.length === 0) return null
  const known = new Map(hours.map(({ weekday, hour, booked }) => [`${hour} ${weekday}`, booked]))
  return (
    <>
      <HeatTable
        name="Rendez-vous par jour de la semaine et par heure"
        head="Heure"
        rows={hoursBetween(hours.map(({ hour }) => hour))}
        columns={weekdays}
        figureOf={(hour, weekday) => known.get(`${hour} ${weekday}`) ?? 0}
        say={sayCount}
      />
      {!isExact && <p className="mention">Des mois entiers de la période seulement.</p>}
    </>
  )
}

const hoursBetween = (hours: readonly number[]): HeatHead[] => {
  const first = Math.min(...hours)
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => {
    const words = `${first + at}\u00a0h`
    return { key: String(first + at), words, short: words }
  })
}

const weekdays: HeatHead[] = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'].map(
  (words, at) => ({ key: String(at + 1), words, short: `${words.slice(0, 3)}.` }),
)
