import type { LineFormat } from '#shared/exports.ts'
import type { FiguresOrder } from './figures-order.ts'
import type { LinesAsked } from './lines-asked.ts'
import type { ReportOrder } from './report-order.ts'

/** What a thread is told: what to read, with which rights, and where to write. */
export type LinesOrder = {
  kind: 'lines'
  /** The file of the house, opened to be read only. */
  database: string
  path: string
  format: LineFormat
  notes: boolean
} & LinesAsked

export type Order = LinesOrder | ReportOrder | FiguresOrder

/** How far it is. */
export type Said = { done: number; total: number }
