import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#client/imports/read-spreadsheet.ts'
import { Unreadable } from '#client/imports/unreadable.ts'
import { mostBytes, mostBytesOpen, mostRows } from '#shared/imports.ts'
import { csv, ods, utf8, xlsx, zipped } from '../spreadsheets.ts'

const rows = [
  ['Jour', 'Lieu', 'Durée'],
  [{ day: '2026-03-29' }, 'Saint-Céré & « Gramat »', 45],
  [{ day: '2026-10-25' }, 'deux\nlignes', 12.5],
]

const read = [
  { number: 1, cells: ['Jour', 'Lieu', 'Durée'] },
  { number: 2, cells: ['2026-03-29', 'Saint-Céré & « Gramat »', '45'] },
  { number: 3, cells: ['2026-10-25', 'deux\nlignes', '12.5'] },
]

/** Why a file is refused. */
const refusal = (bytes: Uint8Array) =>
  readSpreadsheet(bytes).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Unreadable ? error.why : Promise.reject(error as Error)),
  )

describe('a spreadsheet is read', () => {
  test('from XLSX, its days as days', async () => {
    expect(await readSpreadsheet(xlsx(rows))).toEqual(read)
  })

  test('from ODS, its days as days', async () => {
    expect(await readSpreadsheet(ods(rows))).toEqual(read)
  })

  test.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
  ])('from CSV with %s, its lines by the number they have in the file', async (_, separator) => {
    const lines = await readSpreadsheet(utf8(csv([...rows, ['après', 'x', 1]], separator)))
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 5])
    expect(lines[2]?.cells).toEqual(['25/10/2026', 'deux\nlignes', '12.5'])
  })

  test.each([
    ['UTF-8', utf8('é;œ\nà;€')],
    ['UTF-8 with its mark', utf8('\ufeffé;œ\nà;€')],
    [
      'UTF-16',
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(Array.from('é;œ\nà;€').map((sign) => sign.charCodeAt(0))).buffer),
      ]),
    ],
    ['Windows-1252', new Uint8Array([0xe9, 0x3b, 0x9c, 0x0a, 0xe0, 0x3b, 0x80])],
  ])('from CSV in %s', async (_, bytes) => {
    expect((await readSpreadsheet(bytes)).map(({ cells }) => cells)).toEqual([
      ['é', 'œ'],
      ['à', '€'],
    ])
  })

  test('whatever the name of the file, and with empty lines where they are', async () => {
    const lines = await readSpreadsheet(xlsx([['a'], [], ['b']]))
    expect(lines.filter(({ cells }) => cells.join('') !== '').map(({ number }) => number)).toEqual([1, 3])
    expect((await readSpreadsheet(ods([['a'], [''], ['b']]))).map(({ number }) => number)).toEqual([1, 3])
  })

  test('without the comments of its cells, and with the spaces between its words', async () => {
    const more =
      '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>un<text:s text:c="2"/>deux</text:p></table:table-cell></table:table-row>'
    expect((await readSpreadsheet(ods([], more)))[0]?.cells).toEqual(['un  deux'])
  })

  test('with hours as hours', async () => {
    const more =
      '<table:table-row><table:table-cell office:value-type="time" office:time-value="PT01H30M00S"><text:p>01:30</text:p></table:table-cell></table:table-row>'
    expect((await readSpreadsheet(ods([], more)))[0]?.cells).toEqual(['01:30'])
  })
})

describe('a file is refused with a sentence', () => {
  test('when it is heavier than what we read', async () => {
    expect(await refusal(new Uint8Array(mostBytes + 1))).toBe('tooHeavy')
  })

  test('when it unfolds into more than what we read', async () => {
    const bomb = zipped({ 'content.xml': new Uint8Array(mostBytesOpen + 1) })
    expect(bomb.length).toBeLessThan(mostBytes)
    expect(await refusal(bomb)).toBe('tooHeavyOpen')
  })

  test('when it hides what it unfolds into', async () => {
    const bomb = zipped({ 'content.xml': new Uint8Array(30_000_000) })
    const claims = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 46; at += 1)
      if (claims.getUint32(at, true) === 0x02014b50) claims.setUint32(at + 24, 10, true)
    expect(await refusal(bomb)).toBe('broken')
  })

  test('when it holds thousands of files', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`${at}.xml`, 'x']))
    expect(await refusal(zipped(many))).toBe('tooHeavyOpen')
  })

  test('when a cell stands at the far end of the sheet', async () => {
    const far = (at: string) =>
      xlsx([], {
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="${at}"><v>1</v></c></row></sheetData></worksheet>`,
      })
    expect(await refusal(far('XFD1'))).toBe('tooWide')
    expect(await refusal(far('A1048576'))).toBe('tooLong')
    expect(await refusal(far('KN50000'))).toBe('no refusal')
  })

  test('when a line or a cell repeats itself without end', async () => {
    const row = (repeat: string, cell: string) =>
      ods(
        [],
        `<table:table-row ${repeat}><table:table-cell ${cell}><text:p>x</text:p></table:table-cell></table:table-row>`,
      )
    expect(await refusal(row('table:number-rows-repeated="1048576"', ''))).toBe('tooLong')
    expect(await refusal(row('', 'table:number-columns-repeated="16384"'))).toBe('tooWide')
  })

  test('but empty lines may repeat themselves, as LibreOffice writes them', async () => {
    const more =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    expect(await readSpreadsheet(ods([['a']], more))).toEqual([{ number: 1, cells: ['a'] }])
  })

  test('when it has too many lines or columns', async () => {
    expect(await refusal(utf8('x\n'.repeat(mostRows + 1)))).toBe('tooLong')
    expect(await refusal(utf8(`${'x;'.repeat(400)}\n`))).toBe('tooWide')
  })

  test.each([
    ['empty', new Uint8Array(), 'empty'],
    ['empty, with its mark', utf8('\ufeff'), 'empty'],
    ['an old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'oldExcel'],
    ['locked', lockedFile(), 'locked'],
    ['a PDF', utf8('%PDF-1.7'), 'notSpreadsheet'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'notSpreadsheet'],
    ['another zip', zipped({ 'photo.txt': 'x' }), 'notSpreadsheet'],
    ['cut', xlsx(rows).slice(0, 900), 'broken'],
    ['not XML', zipped({ 'content.xml': '<a><b' }), 'broken'],
  ])('when it is %s', async (_, bytes, why) => {
    expect(await refusal(bytes)).toBe(why)
  })

  test('and an entity that unfolds into itself unfolds into nothing', async () => {
    const entities = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;">]>'
    const bytes = zipped({
      'content.xml': `${entities}<office:document-content><table:table><table:table-row><table:table-cell><text:p>&c;</text:p></table:table-cell></table:table-row></table:table></office:document-content>`,
    })
    expect(await readSpreadsheet(bytes)).toEqual([{ number: 1, cells: ['&c;'] }])
  })
})

function lockedFile() {
  const name = new Uint8Array(
    Uint16Array.from(Array.from('EncryptedPackage').map((sign) => sign.charCodeAt(0))).buffer,
  )
  return new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...name])
}
