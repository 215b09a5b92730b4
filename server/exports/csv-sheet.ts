import { stringify } from 'csv-stringify/sync'
import type { Cell } from '#shared/column-kinds.ts'
import { growFile } from './grow-file.ts'
import type { NewSheet } from './write-lines.ts'

/** Lines that are written together. */
const together = 500

/** By the mark that it begins with, Excel knows that it is UTF-8; by semicolons, French spreadsheets know its columns. */
const mark = '\ufeff'
const manner = { delimiter: ';', record_delimiter: '\r\n', escape_formulas: true } as const

export const csvSheet: NewSheet = (path, columns) => {
  const file = growFile(path)
  let waiting: Cell[][] = [columns.map(({ name }) => name)]
  file.add(mark)
  const flush = () => {
    file.add(stringify(waiting, manner))
    waiting = []
  }
  return {
    line: (cells) => {
      waiting.push(cells)
      if (waiting.length >= together) flush()
    },
    end: () => {
      flush()
      file.close()
    },
  }
}
