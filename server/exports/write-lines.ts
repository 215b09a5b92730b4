import Database from 'better-sqlite3'
import type { Cell } from '#shared/column-kinds.ts'
import type { LineFormat } from '#shared/exports.ts'
import { cellsOf, columnsWritten, type SessionColumn } from '#shared/session-columns.ts'
import { lineOfRow, type Row } from './line-of-row.ts'
import type { LinesOrder, Said } from './order.ts'
import { type TagRow, tagsShown } from './tags-shown.ts'

/** A file that grows: lines one after another, and an end. */
export type Sheet = { line: (cells: Cell[]) => void; end: () => Promise<void> | void }
export type NewSheet = (path: string, columns: readonly SessionColumn[]) => Promise<Sheet> | Sheet

const sheets: Record<LineFormat, () => Promise<NewSheet>> = {
  csv: async () => (await import('./csv-sheet.ts')).csvSheet,
  xlsx: async () => (await import('./xlsx-sheet.ts')).xlsxSheet,
  ods: async () => (await import('./ods-sheet.ts')).odsSheet,
}

/** Sessions between two reports of how far it is. */
const often = 2_000

/**
 * Reads the sessions one after another, in one look at the house (what changes meanwhile is not in the file), and writes a
 * line for each.
 */
export async function writeLines(order: LinesOrder, say: (said: Said) => void) {
  const newSheet = await sheets[order.format]()
  const house = new Database(order.database, { readonly: true })
  house.pragma('busy_timeout = 5000')
  house.exec('begin')
  const { counting, rows, names, tags } = order
  const known = new Map(house.prepare(names.sql).raw().all(names.params) as [string, string][])
  const shown = tagsShown(house.prepare(tags.sql).raw().all(tags.params) as TagRow[])
  const total = house.prepare(counting.sql).pluck().get(counting.params) as number
  const columns = columnsWritten(order)
  const sheet = await newSheet(order.path, columns)
  let done = 0
  say({ done, total })
  for (const row of house.prepare(rows.sql).raw().iterate(rows.params)) {
    sheet.line(cellsOf(lineOfRow(row as Row, known, shown), columns))
    done += 1
    if (done % often === 0) say({ done, total })
  }
  house.close()
  await sheet.end()
  say({ done, total })
}
