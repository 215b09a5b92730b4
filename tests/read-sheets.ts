import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import readXlsxFile from 'read-excel-file/node'
import { readFileSync } from 'node:fs'
import { figuresTableNames, type FiguresTableName } from '#shared/exports.ts'
import { columnNamed, type LineRead, lineOf, type SessionColumn } from '#shared/session-columns.ts'

/** The cells of the first sheet of a file, as words: what other people's tools read of what we write. */
export async function cellsIn(path: string): Promise<string[][]> {
  if (path.endsWith('.csv'))
    return parse(readFileSync(path), { bom: true, delimiter: ';', relax_column_count: true })
  if (path.endsWith('.xlsx')) return (await xlsxCells(path, 0)).map((row) => row.map(wordOf))
  return odsCells(path, 0)
}

/** What a sheet of a workbook says; the first is 0. */
export const sheetIn = async (path: string, nth: number) =>
  path.endsWith('.xlsx') ? (await xlsxCells(path, nth)).map((row) => row.map(wordOf)) : odsCells(path, nth)

/** The lines of a table of the dashboard in a workbook, by the names of its columns. */
export const tableIn = async (path: string, name: FiguresTableName) =>
  linesUnder(await sheetIn(path, figuresTableNames.indexOf(name)))

/** The lines of a sheet under its names, whatever stands above them. */
export function linesUnder(cells: string[][]): Record<string, string>[] {
  const at = cells.findIndex((row) => row.length > 1 && row[1] !== '')
  const names = cells[at] ?? []
  return cells
    .slice(at + 1)
    .map((row) => Object.fromEntries(names.map((name, nth) => [name, row[nth] ?? ''])))
}

/** The sessions that a file tells, by the names of its columns. */
export async function linesIn(path: string): Promise<LineRead[]> {
  const [headings = [], ...rows] = await cellsIn(path)
  const columns = headings.map((heading) => {
    const column = columnNamed(heading)
    if (!column) throw new Error(`No column is called ${heading}`)
    return column
  })
  return rows.map((row) =>
    lineOf(columns.map((column, nth): [SessionColumn, string] => [column, row[nth] ?? ''])),
  )
}

async function xlsxCells(path: string, nth: number) {
  const sheets = await readXlsxFile(path, { trim: false })
  return sheets[nth]?.data ?? []
}

const wordOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell as string | number)
}

function odsCells(path: string, nth: number): string[][] {
  const archive = unzipSync(readFileSync(path))
  const content = strFromU8(archive['content.xml'] ?? new Uint8Array())
  const { document } = new JSDOM(content, { contentType: 'text/xml' }).window
  const table = document.getElementsByTagName('table:table')[nth]
  const rows = [...(table?.getElementsByTagName('table:table-row') ?? [])]
  return rows.map((row) => [...row.getElementsByTagName('table:table-cell')].map(wordOfOds))
}

function wordOfOds(cell: Element): string {
  const said = cell.getAttribute('office:date-value') ?? cell.getAttribute('office:value')
  if (said !== null) return said
  return [...cell.getElementsByTagName('text:p')].map(textOf).join('\n')
}

const textOf = (node: Node): string =>
  [...node.childNodes]
    .map((child) => {
      if (child.nodeName === 'text:tab') return '\t'
      if (child.nodeName === 'text:s') return ' '.repeat(Number((child as Element).getAttribute('text:c')))
      return child.textContent?.replace(/[ \n\t]+/g, ' ') ?? ''
    })
    .join('')
