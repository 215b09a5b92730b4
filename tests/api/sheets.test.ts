import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { csvSheet } from '#server/exports/csv-sheet.ts'
import { odsSheet } from '#server/exports/ods-sheet.ts'
import { xlsxSheet } from '#server/exports/xlsx-sheet.ts'
import type { NewSheet } from '#server/exports/write-lines.ts'
import type { LineFormat } from '#shared/exports.ts'
import { cellsOf, sessionColumns } from '#shared/session-columns.ts'
import { blankLine, type SessionLine } from '#shared/session-line.ts'
import { anySessionLine } from '../any-session-line.ts'
import { cellsIn, sheetIn, linesIn } from '../read-sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'permanence-sheets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sheets: [LineFormat, NewSheet][] = [
  ['csv', csvSheet],
  ['xlsx', xlsxSheet],
  ['ods', odsSheet],
]

async function write(format: LineFormat, newSheet: NewSheet, lines: SessionLine[]) {
  const path = join(folder, `some.${format}`)
  rmSync(path, { force: true })
  const sheet = await newSheet(path, sessionColumns)
  for (const line of lines) sheet.line(cellsOf(line, sessionColumns))
  await sheet.end()
  return path
}

test.each(sheets)('what a %s file tells, read back, is the same sessions', async (format, newSheet) => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySessionLine, { minLength: 1, maxLength: 20 }), async (lines) => {
      const path = await write(format, newSheet, lines)
      expect(await linesIn(path)).toEqual(lines.map((line) => ({ line, misread: [] })))
    }),
    { numRuns: 60 },
  )
})

test.each(sheets)('a %s file holds no formula', async (format, newSheet) => {
  const titles = ['=1+1', '+33', '-2', '@SUM(A1)', '＝1', "'=1"]
  const path = await write(
    format,
    newSheet,
    titles.map((title) => ({ ...blankLine, day: '2026-06-15', title })),
  )
  const [headings = [], ...rows] = await cellsIn(path)
  expect(rows.map((row) => row[headings.indexOf('Titre')])).toEqual(titles.map((title) => `'${title}`))
  const inside =
    format === 'csv'
      ? ''
      : Object.values(unzipSync(readFileSync(path)))
          .map((part) => strFromU8(part))
          .join('')
  expect(inside).not.toMatch(/<f>|table:formula/)
})

test.each(sheets.filter(([format]) => format !== 'csv'))(
  'a %s file says what each column holds',
  async (format, newSheet) => {
    const [, ...told] = await sheetIn(await write(format, newSheet, []), 1)
    expect(told).toEqual(sessionColumns.map(({ name, holds }) => [name, holds]))
  },
)

test('an Excel of France reads the CSV: its mark, semicolons, and lines that end as Windows ends them', async () => {
  const path = await write('csv', csvSheet, [
    { ...blankLine, day: '2026-06-15', title: 'Photos ; "retouche"\net tri' },
  ])
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\ufeffJour;Sorte;Durée (minutes);Titre;')).toBe(true)
  expect(text).toContain('\r\n2026-06-15;Accompagnement individuel;0;"Photos ; ""retouche""\net tri";')
})

test('the type of an ODS file is its first piece, as it is', async () => {
  const path = await write('ods', odsSheet, [])
  expect(
    readFileSync(path)
      .subarray(30, 38 + 46)
      .toString('latin1'),
  ).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/)
})
