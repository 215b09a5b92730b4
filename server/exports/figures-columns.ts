import type { Cell } from '#shared/column-kinds.ts'
import type { FiguresTableName } from '#shared/exports.ts'
import { few } from '#shared/guarded-words.ts'
import type { IndicatorName } from '#shared/indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'

/** A sheet: a line of names, then lines of which each cell is of its column’s kind. */
export type FiguresTable = {
  name: FiguresTableName
  columns: { name: string; shape: 'text' | 'number' | 'day' | 'holds' }[]
  rows: Cell[][]
  /** What its figures are: said with it, wherever it goes. */
  defined: readonly IndicatorName[]
  /** Why it has no line, or what its lines are not. */
  note?: string | false | undefined
}

export const text = (name: string) => ({ name, shape: 'text' as const })
export const number = (name: string) => ({ name, shape: 'number' as const })
export const day = (name: string) => ({ name, shape: 'day' as const })
/** Long words. */
export const holds = (name: string) => ({ name, shape: 'holds' as const })

/** A hidden count is a word: no sum takes it for a number. */
export const counted = (count: GuardedCount | null): Cell => (count === 'few' ? few : count)

/** Whole percents of a share between 0 and 1. */
export const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 100))
