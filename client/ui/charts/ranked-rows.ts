import type { GuardedCount } from '#shared/small-counts.ts'
import type { Theme } from '#shared/themes.ts'
import { toldOf } from './chart-lines.ts'

/** A line of what is ranked, drawn as a bar. */
export type RankedRow = {
  key: string
  label: string
  /** A hidden count draws no bar, so that its length tells nothing. */
  figure: GuardedCount
  /** Gives the bar its theme's colour and pattern; without it, the house's own colour. */
  theme?: Theme | null
  /** Written instead of the figure: a share beside it. */
  said?: string
  /** Counted with the others and not compared with them: it is no answer. Its row has no bar. */
  isApart?: boolean
}

/** What the longest bar is worth. */
export const longestOf = (rows: readonly RankedRow[]) => Math.max(1, ...rows.map(lengthOf))

/** How long a bar is, in figures: none for what is hidden or stands apart. */
export const lengthOf = ({ figure, isApart }: RankedRow) => (isApart ? 0 : (toldOf(figure) ?? 0))
