import { createWriteStream } from 'node:fs'
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { Cell } from '#shared/column-kinds.ts'
import type { NewSheet } from './write-lines.ts'

/** Excel's own file: days are days, numbers are numbers, words are only words. A second sheet says what each column holds. */
export const xlsxSheet: NewSheet = (path, columns) => {
  const lines: Row[] = [columns.map(({ name }) => bold(name))]
  return {
    line: (cells) => void lines.push(cells.map((cell, nth) => typed(cell, columns[nth]?.shape))),
    end: async () => {
      const sheet = {
        sheet: 'Séances',
        data: lines,
        columns: columns.map(({ shape }) => ({ width: shape === 'number' ? 12 : shape === 'day' ? 12 : 24 })),
        stickyRowsCount: 1,
      }
      const legend = {
        sheet: 'Colonnes',
        data: [
          [bold('Colonne'), bold('Ce qu’elle contient')],
          ...columns.map(({ name, holds }): Row => [name, holds]),
        ],
        columns: [{ width: 32 }, { width: 100 }],
      }
      await writeXlsxFile([sheet, legend]).toStream(createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    },
  }
}

export const bold = (value: string) => ({ value, fontWeight: 'bold' as const })

/** What Excel would take for the code of a sign, and which somebody wrote (ECMA-376, `ST_Xstring`). */
const coded = /_(?=x[\dA-F]{4}_)/gi

/**
 * Words as they are. The library looks for each text among the names of an object, and finds `constructor` where nobody
 * put it: the first sign of such a word is written by its code, which is the same word for who reads the file.
 */
function words(cell: string) {
  const plain = cell.replace(coded, '_x005F_')
  if (!(plain in {})) return plain
  const code = plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `_x${code}_${plain.slice(1)}`
}

/** A cell as Excel holds it. */
export function typed(cell: Cell, shape: string | undefined) {
  if (typeof cell !== 'string') return cell
  if (shape !== 'day') return words(cell)
  return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
}
