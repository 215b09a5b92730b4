import { useId, type ReactNode } from 'react'
import { orderOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { useLang } from '../lang.ts'
import { ThemeSwatch } from '../ThemeMark.tsx'
import { csvOf, toldOf } from './chart-lines.ts'
import { ChartFiles } from './ChartFiles.tsx'
import { themeKeys } from './ChartKeys.tsx'
import { lengthOf, longestOf, type RankedRow } from './ranked-rows.ts'
import { rankedDrawing } from './RankedDrawing.tsx'
import './charts.css'
import './ranked.css'

type RankedBarsProps = {
  title: ReactNode
  /** In words, for whoever takes it away as a picture or a file; without it, nobody may. */
  name?: string
  /** Heads of the two columns: « Thématique », « Heures ». */
  heads: readonly [string, string]
  rows: readonly RankedRow[]
  say: (figure: GuardedCount) => string
  /** Rows that have an order of their own keep it. */
  inOrder?: boolean
}

/**
 * From most to least. Drawn by the table itself, whose rows hold their bars: nothing to toggle, nothing to load, and a
 * screen reader hears a table.
 */
export function RankedBars({ title, name, heads, rows, say, inOrder = false }: RankedBarsProps) {
  const id = useId()
  const lang = useLang()
  const longest = longestOf(rows)
  const ordered = inOrder ? rows : rows.toSorted((a, b) => orderOf(b.figure) - orderOf(a.figure))
  const table = (
    <table className="ranked" aria-labelledby={id}>
      <caption id={id}>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ordered.map((row) => (
          <tr key={row.key} className={row.isApart ? 'ranked-apart' : undefined}>
            <th scope="row">
              {row.theme && <ThemeSwatch theme={row.theme} />}
              {row.label}
            </th>
            <td>
              <span className="ranked-bar">
                <span
                  style={{
                    width: `${(100 * lengthOf(row)) / longest}%`,
                    backgroundColor: row.theme ? `var(--theme-${row.theme})` : undefined,
                  }}
                />
              </span>
              <span className="ranked-figure">{row.said ?? say(row.figure)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (name === undefined) return table
  return (
    <div className="chart">
      {table}
      <ChartFiles
        name={name}
        keys={rows.some(({ theme }) => theme) ? themeKeys(lang) : []}
        draw={() => rankedDrawing(ordered, say)}
        csv={() => csvOf(columnsOf(heads, say), ordered)}
      />
    </div>
  )
}

const columnsOf = ([what, count]: RankedBarsProps['heads'], say: RankedBarsProps['say']) => [
  { key: 'what', name: what, say: ({ label }: RankedRow) => label },
  {
    key: 'count',
    name: count,
    say: ({ figure }: RankedRow) => say(figure),
    figure: ({ figure }: RankedRow) => toldOf(figure),
  },
]
