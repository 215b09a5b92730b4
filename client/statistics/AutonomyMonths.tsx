import { type Autonomy, autonomies, autonomyLabels } from '#shared/sessions.ts'
import { BarsByMonth } from '../ui/charts/BarsByMonth.tsx'
import { type ChartKey, type Ink, inkPattern } from '../ui/charts/ChartKeys.tsx'
import { Definition } from './Definition.tsx'
import { type PeopleFigures, sayCount } from './shown.ts'

/** What people can do by themselves at the end of a session, month by month; one month alone has nothing to draw. */
export function AutonomyMonths({ months }: { months: PeopleFigures['autonomyByMonth'] }) {
  if (months.length < 2 || !months.some((month) => autonomies.some((level) => month[level] !== 0)))
    return null
  return (
    <div className="chart-inked">
      <BarsByMonth
        name="Autonomie notée en fin de séance, par mois"
        title={<Definition of="autonomy">Autonomie notée en fin de séance, par mois</Definition>}
        keys={keys}
        rows={months}
        stacked
        say={(count) => (count === null ? '–' : sayCount(count))}
      />
    </div>
  )
}

/** The more somebody does alone, the fuller. */
const inks: Record<Autonomy, Ink> = {
  entierement_accompagne: 'dotted',
  partiellement_autonome: 'striped',
  autonome: 'full',
}

const keys: ChartKey<Autonomy>[] = autonomies.map((level) => ({
  name: level,
  words: autonomyLabels[level],
  pattern: inkPattern(inks[level]),
}))
