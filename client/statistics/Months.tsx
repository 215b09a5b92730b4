import type { Theme } from '#shared/themes.ts'
import { BarsByMonth } from '../ui/charts/BarsByMonth.tsx'
import { themeKeys } from '../ui/charts/ChartKeys.tsx'
import { sayNumber } from '#shared/numbers.ts'

type MonthsProps = {
  /** Null for hours that are not told. */
  months: readonly { month: string; themes: Record<Theme, { hours: number | null }> }[]
  untold?: string
}

/** The hours of each month, shared between the three themes; one month alone has nothing to draw. */
export function Months({ months, untold = '–' }: MonthsProps) {
  if (months.length < 2) return null
  return (
    <section aria-labelledby="months">
      <h2 id="months">Mois par mois</h2>
      <BarsByMonth
        name="Heures par mois, partagées entre les trois thèmes"
        keys={themeKeys('fr')}
        stacked
        say={(hours) => (typeof hours === 'number' ? `${sayNumber(hours, 'fr')}\u00a0h` : untold)}
        rows={months.map(({ month, themes: { everyday, citizen, autonomy } }) => ({
          month,
          everyday: everyday.hours,
          citizen: citizen.hours,
          autonomy: autonomy.hours,
        }))}
      />
    </section>
  )
}
