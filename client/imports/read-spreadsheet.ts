import { longestCell, mostBytes } from '#shared/imports.ts'
import type { SheetLine } from '#shared/imported-columns.ts'
import { openZip } from './open-zip.ts'
import { readCsv } from './read-csv.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The lines of a spreadsheet, CSV, XLSX or ODS, told by what it holds and not by its name.
 *
 * Read here, in the browser, and never on the server: what a file says of people stays on the laptop of whoever brought
 * it until they have seen what will be kept, nothing of the file is left anywhere else, and a file made to break its reader
 * breaks nobody else's day. The server receives sessions and people, checked again by its own rules.
 * @throws Unreadable
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SheetLine[]> {
  if (bytes.length > mostBytes) throw new Unreadable('tooHeavy')
  const lines = await readLines(bytes)
  if (!lines.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) throw new Unreadable('empty')
  for (const line of lines)
    if (line.cells.some((cell) => cell.length > longestCell))
      line.cells = line.cells.map((cell) => cell.slice(0, longestCell))
  return lines
}

function readLines(bytes: Uint8Array): SheetLine[] | Promise<SheetLine[]> {
  if (beginsBy(bytes, [0x50, 0x4b, 0x03, 0x04])) return readZipped(bytes)
  if (beginsBy(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable(isLocked(bytes) ? 'locked' : 'oldExcel')
  if (beginsBy(bytes, [0x25, 0x50, 0x44, 0x46])) throw new Unreadable('notSpreadsheet')
  return readCsv(bytes)
}

function readZipped(bytes: Uint8Array) {
  const names = new Set<string>()
  openZip(bytes, (name) => names.add(name).size < 0)
  if (names.has('xl/workbook.xml')) return readXlsx(bytes)
  if (names.has('content.xml')) return readOds(bytes)
  throw new Unreadable('notSpreadsheet')
}

const beginsBy = (bytes: Uint8Array, sign: number[]) => sign.every((byte, at) => bytes[at] === byte)

/** An XLSX file with a password is wrapped in the old format, where this name is written in UTF-16. */
function isLocked(bytes: Uint8Array) {
  return new TextDecoder('utf-16le')
    .decode(bytes.slice(0, bytes.length - (bytes.length % 2)))
    .includes('EncryptedPackage')
}
