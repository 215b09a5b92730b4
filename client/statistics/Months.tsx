import type { Theme } from '#shared/themes.ts'
import { BarsByMonth } from '../ui/charts/BarsByMonth.tsx'

type MonthsProps = {
  /** Null for hours that are not told. */
  months: readonly { month: string; themes: Record<Theme, { hours: number | null }> }[]
  untold?: string
}

/** The hours of each month, shared between the three themes; one month alone has nothing to draw. */
export function Months({ months, untold }: MonthsProps) {
  if (months.length < 2) return null
  return (
    <section aria-labelledby="months">
      <h2 id="months">Mois par mois</h2>
      <BarsByMonth
        title="Heures par mois, partagées entre les trois thèmes"
        unit="h"
        stacked
        {...(untold !== undefined && { untold })}
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
