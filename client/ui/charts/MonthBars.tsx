import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { sayMonth, type Lang } from '#shared/speech.ts'
import { themes } from '#shared/themes.ts'
import { useLang } from '../lang.ts'
import { sayNumber } from '../number.ts'
import { ThemeMark, ThemePattern } from '../ThemeMark.tsx'
import type { MonthRow } from './BarsByMonth.tsx'

type MonthBarsProps = {
  title: string
  rows: readonly MonthRow[]
  stacked: boolean
  say: (figure: number | null) => string
}

/** The drawing itself. Arrows walk from month to month and say its figures; nothing moves by itself. */
export default function MonthBars({ title, rows, stacked, say }: MonthBarsProps) {
  const lang = useLang()
  const id = useId()
  return (
    <ResponsiveContainer width="100%" height={288}>
      <BarChart data={[...rows]} title={title} barCategoryGap="24%" barGap={1} margin={{ left: 0, right: 8 }}>
        <defs>
          {themes.map((theme) => (
            <ThemePattern key={theme} theme={theme} id={`${id}${theme}`} />
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
            const row = payload[0]?.payload as MonthRow | undefined
            return active && row ? <MonthCard row={row} say={say} /> : null
          }}
        />
        {themes.map((theme) => (
          <Bar
            key={theme}
            dataKey={theme}
            fill={`url(#${id}${theme})`}
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

function MonthCard({ row, say }: { row: MonthRow; say: (figure: number | null) => string }) {
  return (
    <div className="chart-card">
      <strong>{sayMonth(row.month, useLang())}</strong>
      {themes.map((theme) => (
        <span key={theme}>
          <ThemeMark theme={theme} short /> {say(row[theme])}
        </span>
      ))}
    </div>
  )
}
