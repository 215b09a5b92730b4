import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth, type Lang } from '#shared/speech.ts'
import { useLang } from '../lang.ts'
import { sayNumber } from '#shared/numbers.ts'
import type { MonthRow } from './BarsByMonth.tsx'
import { toldOf } from './chart-lines.ts'
import { type ChartKey, KeyWords } from './ChartKeys.tsx'

type Said = { keys: readonly ChartKey[]; say: (figure: GuardedCount | null) => string }
type MonthBarsProps = Said & { name: string; rows: readonly MonthRow<string>[]; stacked: boolean }

/** The drawing itself. Arrows walk from month to month and say its figures; nothing moves by itself. */
export default function MonthBars({ name, rows, keys, stacked, say }: MonthBarsProps) {
  const lang = useLang()
  const id = useId()
  return (
    <ResponsiveContainer width="100%" height={288}>
      <BarChart data={[...rows]} title={name} barCategoryGap="24%" barGap={1} margin={{ left: 0, right: 8 }}>
        <defs>
          {keys.map(({ name: key, pattern }) => (
            <g key={key}>{pattern(`${id}${key}`)}</g>
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--border-default-grey)" />
        <XAxis
          dataKey="month"
          tickFormatter={(month: string) => shortMonth(month, lang)}
          tickLine={false}
          axisLine={{ stroke: 'var(--border-plain-grey)' }}
          tick={letters}
        />
        <YAxis
          width="auto"
          tickFormatter={(figure: number) => sayNumber(figure, lang)}
          tickLine={false}
          axisLine={false}
          tick={letters}
        />
        <Tooltip
          cursor={{ fill: 'var(--background-alt-grey)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const row = payload[0]?.payload as MonthRow<string> | undefined
            return active && row ? <MonthCard row={row} keys={keys} say={say} /> : null
          }}
        />
        {keys.map(({ name: key }) => (
          <Bar
            key={key}
            className="chart-bar"
            dataKey={(row: MonthRow<string>) => toldOf(row[key] ?? null)}
            name={key}
            fill={`url(#${id}${key})`}
            isAnimationActive={false}
            {...(stacked ? { stackId: 'all' } : {})}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

/** `avr.`, `Apr`: a month has no hour, so it is read in UTC. */
const shortMonth = (month: string, lang: Lang) =>
  new Date(`${month}-01`).toLocaleDateString(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  })

const letters = { fill: 'var(--text-mention-grey)', fontSize: 13 }

function MonthCard({ row, keys, say }: Said & { row: MonthRow<string> }) {
  return (
    <div className="chart-card">
      <strong>{sayMonth(row.month, useLang())}</strong>
      {keys.map((key) => (
        <span key={key.name}>
          <KeyWords of={key} /> {say(row[key.name] ?? null)}
        </span>
      ))}
    </div>
  )
}
