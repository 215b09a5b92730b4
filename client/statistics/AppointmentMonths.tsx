import { BarsByMonth } from '../ui/charts/BarsByMonth.tsx'
import { type ChartKey, inkPattern } from '../ui/charts/ChartKeys.tsx'
import { type AppointmentFigures, sayCount } from './shown.ts'

type Ends = 'offered' | 'booked' | 'honoured' | 'missed'

/** What was offered, what was booked, who came and who did not, month by month; one month alone has nothing to draw. */
export function AppointmentMonths({ months }: Pick<AppointmentFigures, 'months'>) {
  const some = months.filter(({ offered, booked }) => offered !== null || booked !== 0)
  if (months.length < 2 || some.length === 0) return null
  return (
    <div className="chart-inked">
      <BarsByMonth
        name="Créneaux offerts et rendez-vous pris, honorés et manqués, par mois"
        keys={keys}
        rows={months}
        say={(count) => (count === null ? '–' : sayCount(count))}
      />
    </div>
  )
}

const keys: ChartKey<Ends>[] = [
  { name: 'offered', words: 'Créneaux et places offerts', pattern: inkPattern('dotted') },
  { name: 'booked', words: 'Pris', pattern: inkPattern('striped') },
  { name: 'honoured', words: 'Honorés', pattern: inkPattern('full') },
  { name: 'missed', words: 'Manqués', pattern: inkPattern('crossed') },
]
