import { useId, type ReactNode } from 'react'
import type { Theme } from '#shared/themes.ts'
import { ThemeSwatch } from '../ThemeMark.tsx'
import './charts.css'

export type RankedRow = {
  key: string
  label: ReactNode
  figure: number
  /** Gives the bar its theme's colour and pattern; without it, the house's own colour. */
  theme?: Theme | null
  /** Written instead of the figure: a share beside it, or why it is not told. */
  said?: string
}

type RankedBarsProps = {
  title: ReactNode
  /** Heads of the two columns: « Thématique », « Heures ». */
  heads: readonly [string, string]
  rows: readonly RankedRow[]
  say: (figure: number) => string
  /** Rows that have an order of their own keep it. */
  inOrder?: boolean
}

/**
 * From most to least. Drawn by the table itself, whose rows hold their bars: nothing to toggle, nothing to load, and a
 * screen reader hears a table.
 */
export function RankedBars({ title, heads, rows, say, inOrder = false }: RankedBarsProps) {
  const id = useId()
  const longest = Math.max(1, ...rows.map(({ figure }) => figure))
  return (
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
        {(inOrder ? rows : rows.toSorted((a, b) => b.figure - a.figure)).map(
          ({ key, label, figure, theme, said }) => (
            <tr key={key}>
              <th scope="row">
                {theme && <ThemeSwatch theme={theme} />}
                {label}
              </th>
              <td>
                <span className="ranked-bar">
                  <span
                    style={{
                      width: `${(100 * figure) / longest}%`,
                      backgroundColor: theme ? `var(--theme-${theme})` : undefined,
                    }}
                  />
                </span>
                <span className="ranked-figure">{said ?? say(figure)}</span>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
