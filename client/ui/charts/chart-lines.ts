import type { ReactNode } from 'react'
import { cellText } from '#shared/cell-text.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import type { Column } from '../DataTable.tsx'

/** A column of the table beside a chart, and of its file: the same words and figures in both. */
export type ChartColumn<Row> = {
  key: string
  /** In words, for the file. */
  name: string
  /** Its head on the page, when it is more than words. */
  label?: ReactNode
  /** As people read it; what is hidden, « moins de 5 ». */
  say: (row: Row) => string
  /** The figure itself; null when it is not told. Without it, the column names the rows. */
  figure?: (row: Row) => number | null
  /** What puts in order a column that has no figure. */
  order?: (row: Row) => string
}

/** What a bar may show: a few have none, so that its length tells nothing. */
export const toldOf = (figure: GuardedCount | null): number | null => (figure === 'few' ? null : figure)

export const tableColumns = <Row>(columns: readonly ChartColumn<Row>[]): Column<Row>[] =>
  columns.map(({ key, name, label = name, say, figure, order }) => {
    const sortBy = figure ?? order
    return { key, label, cell: say, numeric: figure !== undefined, ...(sortBy && { sortBy }) }
  })

/** By the mark that it begins with, Excel knows that it is UTF-8; by semicolons, French spreadsheets know its columns. */
const mark = '\ufeff'

/** The lines of a chart as a CSV file; what the page hides is hidden there by the same words. */
export function csvOf<Row>(columns: readonly ChartColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map((column) => cellOf(column, row))),
  ]
  return `${mark}${lines.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`
}

function cellOf<Row>({ say, figure }: ChartColumn<Row>, row: Row): string {
  const value = figure?.(row) ?? null
  return value === null ? cellText(say(row)) : String(value).replace('.', ',')
}

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
