import type { GuardedCount } from '#shared/small-counts.ts'
import { toldOf } from './chart-lines.ts'

/** The head of a row or a column: a word, and a shorter one where room is scarce. */
export type HeatHead = { key: string; words: string; short: string }

/** What is counted by two things at once. */
export type Heat = {
  /** In words: what is counted, by what and what. */
  name: string
  /** What the rows are: « Heure ». */
  head: string
  rows: readonly HeatHead[]
  columns: readonly HeatHead[]
  figureOf: (row: string, column: string) => GuardedCount
  say: (figure: GuardedCount) => string
}

/** « moins de 5 » where there is room for two signs; it is said in full beside. */
export const fewDrawn = '<\u202f5'

export const mostOf = ({ rows, columns, figureOf }: Heat) =>
  Math.max(1, ...rows.flatMap((row) => columns.map((column) => toldOf(figureOf(row.key, column.key)) ?? 0)))

/** How dark a cell is, from 0 to 5; a hidden count is as light as can be. */
export const shadeOf = (figure: GuardedCount, most: number) =>
  figure === 'few' ? 1 : Math.ceil((5 * figure) / most)
