import { createWriteStream } from 'node:fs'
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import { figuresTables } from '#shared/exports.ts'
import { figuresHead, tablesTaken } from './figures-tables.ts'
import type { WriteFigures } from './write-figures.ts'
import { bold, typed } from './xlsx-sheet.ts'

const widths = { text: 26, number: 16, day: 14, holds: 60 }

/** A workbook for Excel: what it tells of, then a table, on each sheet. */
export const figuresXlsx: WriteFigures = async (path, taken) => {
  const sheets = tablesTaken(taken).map((table) => {
    const { name, columns, rows } = table
    const [title = '', ...head] = figuresHead(taken, table)
    return {
      sheet: figuresTables[name],
      data: [
        [bold(title)],
        ...head.map((line): Row => [line]),
        [],
        columns.map((column) => bold(column.name)),
        ...rows.map((row): Row => row.map((cell, nth) => typed(cell, columns[nth]?.shape))),
      ],
      columns: columns.map(({ shape }) => ({ width: widths[shape] })),
    }
  })
  await writeXlsxFile(sheets).toStream(createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}
