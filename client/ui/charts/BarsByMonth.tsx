import { lazy } from 'react'
import { sayMonth } from '#shared/speech.ts'
import { themes, type Theme } from '#shared/themes.ts'
import { DataTable } from '../DataTable.tsx'
import { useLang } from '../lang.ts'
import { sayNumber } from '../number.ts'
import { ThemeMark } from '../ThemeMark.tsx'
import { ChartOrTable } from './ChartOrTable.tsx'

/** A month (`2026-06`) and its figure for each theme; null for one that is not told. */
export type MonthRow = { month: string } & Record<Theme, number | null>

type BarsByMonthProps = {
  /** What is counted and where: « Heures par mois, Lot ». */
  title: string
  /** Written after each figure: « h », « séances ». */
  unit: string
  rows: readonly MonthRow[]
  /** Stacked when the three add up to something (hours); side by side when they do not (frequency). */
  stacked?: boolean
  decimals?: number
  /** What is said of a figure that is not told. */
  untold?: string
}

const MonthBars = lazy(() => import('./MonthBars.tsx'))

/** The three themes, month by month. The drawing comes in its own chunk, with its table beside. */
export function BarsByMonth({
  title,
  unit,
  rows,
  stacked = false,
  decimals = 0,
  untold = '–',
}: BarsByMonthProps) {
  const lang = useLang()
  const say = (figure: number | null) =>
    figure === null ? untold : `${sayNumber(figure, lang, decimals)}\u00a0${unit}`
  return (
    <ChartOrTable
      title={title}
      legend={
        <div className="row row-medium chart-legend" aria-hidden="true">
          {themes.map((theme) => (
            <ThemeMark key={theme} theme={theme} short />
          ))}
        </div>
      }
      chart={<MonthBars title={title} rows={rows} stacked={stacked} say={say} />}
      table={
        <DataTable
          caption={title}
          captionHidden
          rows={rows}
          rowKey={({ month }) => month}
          columns={[
            {
              key: 'month',
              label: lang === 'fr' ? 'Mois' : 'Month',
              cell: ({ month }) => sayMonth(month, lang),
              sortBy: ({ month }) => month,
            },
            ...themes.map((theme) => ({
              key: theme,
              label: <ThemeMark theme={theme} short />,
              numeric: true,
              cell: (row: MonthRow) => say(row[theme]),
              sortBy: (row: MonthRow) => row[theme],
            })),
          ]}
        />
      }
    />
  )
}
