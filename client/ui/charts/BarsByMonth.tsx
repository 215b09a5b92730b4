import { lazy, type ReactNode } from 'react'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { useLang } from '../lang.ts'
import { toldOf } from './chart-lines.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { type ChartKey, KeyWords } from './ChartKeys.tsx'

/** A month (`2026-06`) and its figure for each key; null for one that is not told. */
export type MonthRow<Name extends string> = { month: string } & Record<Name, GuardedCount | null>

type BarsByMonthProps<Name extends string> = {
  /** What is counted and where: « Heures par mois, Lot ». */
  name: string
  title?: ReactNode
  keys: readonly ChartKey<Name>[]
  rows: readonly MonthRow<Name>[]
  /** Stacked when they add up to something (hours); side by side when they do not. */
  stacked?: boolean
  /** With its unit; what is not told too. */
  say: (figure: GuardedCount | null) => string
}

const MonthBars = lazy(() => import('./MonthBars.tsx'))

/** Several things month by month. The drawing comes in its own chunk, with its table beside. */
export function BarsByMonth<Name extends string>(props: BarsByMonthProps<Name>) {
  const { name, title = name, keys, rows, stacked = false, say } = props
  const lang = useLang()
  return (
    <ChartFrame
      name={name}
      title={title}
      keys={keys}
      rows={rows}
      rowKey={({ month }) => month}
      columns={[
        {
          key: 'month',
          name: lang === 'fr' ? 'Mois' : 'Month',
          say: ({ month }) => sayMonth(month, lang),
          order: ({ month }) => month,
        },
        ...keys.map((key) => ({
          key: key.name,
          name: key.words,
          label: <KeyWords of={key} />,
          say: (row: MonthRow<Name>) => say(row[key.name]),
          figure: (row: MonthRow<Name>) => toldOf(row[key.name]),
        })),
      ]}
    >
      <MonthBars name={name} rows={rows} keys={keys} stacked={stacked} say={say} />
    </ChartFrame>
  )
}
