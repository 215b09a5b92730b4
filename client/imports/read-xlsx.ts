import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { mostColumns, mostRows } from '#shared/imports.ts'
import type { SheetLine } from '#shared/imported-columns.ts'
import { openZip } from './open-zip.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The lines of the first sheet of an XLSX file; days come as `2026-06-16`. The file is opened here, where its size is
 * watched, and handed on without compression: the reader would open it by itself in a worker made of a text, which our
 * security policy forbids.
 * @throws Unreadable
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetLine[]> {
  const files = openZip(bytes, (name) => /\.(xml|rels)$/.test(name))
  for (const [name, sheet] of Object.entries(files))
    if (name.startsWith('xl/worksheets/')) refuseVast(new TextDecoder('utf-8').decode(sheet))
  const flat = zipSync(files, { level: 0 })
  const rows = (await readSheet(flat.buffer as ArrayBuffer, { trim: false }).catch(() => {
    throw new Unreadable('broken')
  })) as (string | number | boolean | Date | null)[][]
  return rows.map((cells, at) => ({ number: at + 1, cells: cells.map(said) }))
}

/** The reader fills the gaps: a single cell at the far end of a sheet would make seventeen thousand million of them. */
function refuseVast(sheet: string) {
  for (const [, letters = '', row] of sheet.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"/g)) {
    if (Number(row) > mostRows) throw new Unreadable('tooLong')
    if (letters.length > 2 || columnOf(letters) > mostColumns) throw new Unreadable('tooWide')
  }
}

/** `A` is the first, `AA` the twenty-seventh. */
const columnOf = (letters: string) =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

function said(cell: string | number | boolean | Date | null): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'Oui' : 'Non'
  return cell instanceof Date ? dayAndTime(cell) : String(cell)
}

/** An hour alone is kept by Excel as a moment of the year 1900. */
function dayAndTime(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return ''
  const [day = '', time = ''] = moment.toISOString().split('T')
  const clock = time.slice(0, 5)
  if (day < '1901') return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}
