import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { mostColumns, mostRows } from '#shared/imports.ts'
import type { SheetLine } from '#shared/imported-columns.ts'
import { Unreadable } from './unreadable.ts'

type Parsed = { record: string[]; info: { lines: number } }

/**
 * The lines of a CSV file, as Excel, LibreOffice and the other tools write them: separated by semicolons, commas or tabs;
 * in UTF-8 or 16, or in the Windows-1252 of French Excel. A line of the answer keeps the number it has in the file, even
 * when a cell before it holds several lines.
 * @throws Unreadable
 */
export function readCsv(bytes: Uint8Array): SheetLine[] {
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw new Unreadable('notSpreadsheet')
  let number = 1
  return parsed(text, separatorOf(text)).map(({ record, info }) => {
    const line = { number, cells: record }
    number = info.lines + 1
    return line
  })
}

function parsed(text: string, delimiter: string): Parsed[] {
  try {
    const options = { delimiter, info: true, relax_column_count: true, relax_quotes: true, to: mostRows + 1 }
    const all = parse(text, options) as unknown as Parsed[]
    if (all.length > mostRows) throw new Unreadable('tooLong')
    if (all.some(({ record }) => record.length > mostColumns)) throw new Unreadable('tooWide')
    return all
  } catch (error) {
    throw error instanceof CsvError ? new Unreadable('broken') : error
  }
}

/** What is not UTF-8 was written by a French Excel. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, windowsSign)
  }
}

/** Some decoders take Windows-1252 for Latin-1, and lose the signs that it puts there: « œ », « € », « ’ ». */
const windowsSign = (sign: string) => windowsSigns.charAt(sign.charCodeAt(0) - 0x80)

const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** The one that parts the first lines in most cells, quoted text apart. */
function separatorOf(text: string): string {
  const beginning = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const times = (sign: string) => beginning.split(sign).length
  return [';', '\t', ','].toSorted((a, b) => times(b) - times(a))[0] ?? ';'
}
