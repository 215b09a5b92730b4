import { fieldNamed, type ImportedField } from '#shared/imported-columns.ts'
import { dayTold, minutesTold } from '#shared/imported-days.ts'
import { searchable } from '#shared/territories.ts'
import { autonomyTold, type Cells, type Column, columns, postureTold } from './batch-lines.ts'

/** What was made of a table that somebody pasted: its lines, and what each of its columns was taken for. */
export type Pasted = {
  lines: Partial<Cells>[]
  /** In the order of the table; null: left aside. */
  taken: { heading: string | null; column: Column | null }[]
}

/**
 * Reads what a spreadsheet puts on the clipboard. Columns are known by their headings, if there are any; else they are ours
 * in order, from the one where it was pasted. A first column without durations begins at the thématiques.
 * @returns null for a single cell: it is for the field itself
 */
export function readPasted(text: string, from: Column): Pasted | null {
  const rows = cellsIn(text).filter((row) => row.some((cell) => cell !== ''))
  const [first] = rows
  if (!first || (rows.length === 1 && first.length === 1)) return null
  const named = first.map(columnNamed)
  const hasHeadings = named.some(Boolean) && !first.some((cell) => minutesTold(cell) !== null)
  const body = hasHeadings ? rows.slice(1) : rows
  const width = Math.max(...rows.map((row) => row.length))
  const taken = hasHeadings
    ? first.map((heading, at) => ({ heading, column: named[at] ?? null }))
    : inOrder(body, from, width).map((column) => ({ heading: null, column }))
  return {
    lines: body.map((row) =>
      lineOf(
        row,
        taken.map(({ column }) => column),
      ),
    ),
    taken,
  }
}

/** Cells of the same column, side by side: a person is told in several. */
function lineOf(row: string[], taken: (Column | null)[]): Partial<Cells> {
  const line: Partial<Cells> = {}
  for (const [at, cell] of row.entries()) {
    const column = taken[at]
    if (!column || /^[-–]?$/.test(cell)) continue
    const said = meanings[column]?.(cell) ?? cell
    line[column] = line[column] ? `${line[column]} ${said}` : said
  }
  return line
}

const meanings: Partial<Record<Column, (cell: string) => string>> = {
  posture: postureTold,
  autonomy: autonomyTold,
  notes: (cell) => cell.replace(/\s+/gu, ' '),
}

function inOrder(body: string[][], from: Column, width: number): (Column | null)[] {
  if (body.some(([cell = '']) => dayTold(cell, 'UTC') !== null && minutesTold(cell) === null))
    return [
      'apart',
      ...inOrder(
        body.map(([, ...rest]) => rest),
        from,
        width - 1,
      ),
    ]
  const isTimed = body.some(([cell = '']) => minutesTold(cell) !== null)
  const start = from === 'minutes' && !isTimed ? 'topics' : from
  const ours = columns.slice(columns.indexOf(start))
  return Array.from({ length: width }, (_, at) => ours[at] ?? null)
}

const byField: Partial<Record<ImportedField, Column>> = {
  day: 'apart',
  channel: 'apart',
  minutes: 'minutes',
  topics: 'topics',
  autonomyOrLevel: 'autonomy',
  gender: 'profile',
  age: 'profile',
  status: 'profile',
  returning: 'profile',
  notes: 'notes',
}

const byWord: [RegExp, Column][] = [
  [/posture|maniere/, 'posture'],
  [/^(duree|minutes?|temps|min)\b/, 'minutes'],
  [/themat|theme|motif|besoin|sujet/, 'topics'],
  [/autonom/, 'autonomy'],
  [/profil|public|\bage\b|genre|sexe|situation|statut/, 'profile'],
  [/\bnotes?\b|commentaire|observation|remarque/, 'notes'],
]

function columnNamed(heading: string): Column | null {
  const field = fieldNamed(heading)
  const known = field && byField[field]
  if (known) return known
  const word = searchable(heading)
  return field ? null : (byWord.find(([shape]) => shape.test(word))?.[1] ?? null)
}

/** Tabs between cells, lines between rows; a cell that holds either stands between quotes, its own ones doubled. */
function cellsIn(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g
  for (const [, said = '', end] of text.matchAll(cell)) {
    const plain = said.startsWith('"') && said.length > 1 ? said.slice(1, -1).replaceAll('""', '"') : said
    rows.at(-1)?.push(plain.trim())
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}
