import { BarsByMonth } from '../ui/charts/BarsByMonth.tsx'
import type { Shown } from './shown.ts'

/** The hours of each month, shared between the three themes; one month alone has nothing to draw. */
export function Months({ shown }: { shown: Shown }) {
  if (shown.months.length < 2) return null
  return (
    <section aria-labelledby="months">
      <h2 id="months">Mois par mois</h2>
      <BarsByMonth
        title="Heures par mois, partagées entre les trois thèmes"
        unit="h"
        stacked
        rows={shown.months.map(({ month, themes }) => ({
          month,
          everyday: themes.everyday.hours,
          citizen: themes.citizen.hours,
          autonomy: themes.autonomy.hours,
        }))}
      />
    </section>
  )
}
