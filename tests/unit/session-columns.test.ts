import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText, saidInCell } from '#shared/cell-text.ts'
import { blankLine } from '#shared/session-line.ts'
import { cellsOf, columnNamed, columnsWritten, lineOf, sessionColumns } from '#shared/session-columns.ts'
import { anySessionLine, anyWords } from '../any-session-line.ts'

test('a session that a line tells is read back whole', () => {
  fc.assert(
    fc.property(anySessionLine, (line) => {
      const cells = cellsOf(line, sessionColumns).map((cell) => (cell === null ? '' : String(cell)))
      const read = lineOf(sessionColumns.map((column, nth) => [column, cells[nth] ?? ''] as const))
      expect(read).toEqual({ line, misread: [] })
    }),
    { numRuns: 500 },
  )
})

test('no cell begins like a formula, and what was said comes back', () => {
  fc.assert(
    fc.property(anyWords(200), (text) => {
      expect(cellText(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u)
      expect(saidInCell(cellText(text))).toBe(text)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['=HYPERLINK("https://exemple.fr")', '\'=HYPERLINK("https://exemple.fr")'],
  ["'=1", "''=1"],
  ['L’atelier = bien', 'L’atelier = bien'],
  ["'ancien", "'ancien"],
])('%s is written %s', (said, written) => expect(cellText(said)).toBe(written))

test('a file holds no note unless its author asks, and never the name of somebody helped', () => {
  expect(columnsWritten({ notes: false }).map(({ name }) => name)).not.toContain('Notes')
  expect(columnsWritten({ notes: true }).map(({ name }) => name)).toContain('Notes')
  expect(sessionColumns.map(({ name }) => name).join(' ')).not.toMatch(
    /bénéficiaire|téléphone|courriel|prénom/i,
  )
})

test('each column has its own name and says what it holds', () => {
  expect(new Set(sessionColumns.map(({ name }) => columnNamed(name))).size).toBe(sessionColumns.length)
  for (const { holds } of sessionColumns) expect(holds).toMatch(/^\p{Lu}.{10,}[.»]$/u)
})

test('a spreadsheet that wrote the file again its own way is understood', () => {
  const said = {
    JOUR: '29/03/2026',
    'duree (minutes)': '1 0',
    'Code INSEE de la commune': '1004',
    où: 'a domicile',
    thématiques: 'e-mail|Securite_numerique',
    Posture: "J'ai montré",
    'Âge : 70 ans et plus': '1,0',
  }
  const { line, misread } = lineOf(
    Object.entries(said).map(([heading, cell]) => [columnNamed(heading)!, cell]),
  )
  expect(misread).toEqual([])
  expect(line).toMatchObject({
    day: '2026-03-29',
    minutes: 10,
    communeCode: '01004',
    channel: 'home',
    topics: ['email', 'securite_numerique'],
    posture: 'shown',
    ages: { '70+': 1 },
  })
})

test('what is not understood is told, and changes nothing', () => {
  const said = { Jour: 'hier', Participants: 'beaucoup', Thématiques: 'E-mail | Poterie', Autonomie: '???' }
  const { line, misread } = lineOf(
    Object.entries(said).map(([heading, cell]) => [columnNamed(heading)!, cell]),
  )
  expect(line).toEqual(blankLine)
  expect(misread).toEqual(Object.entries(said).map(([name, cell]) => ({ name, said: cell })))
})
