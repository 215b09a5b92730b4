import { strToU8, zipSync } from 'fflate'

/** Files as people bring them, made here from their rows: text, numbers, and days as each format keeps them. */
export type Cell = string | number | { day: string }

type Rows = readonly (readonly Cell[])[]

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** As Excel and the other tools save it: words shared, days by their number. */
export function xlsx(rows: Rows, changed: Record<string, string> = {}): Uint8Array {
  const shared: string[] = []
  const cellOf = (cell: Cell, at: string) => {
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (typeof cell === 'object') return `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>`
    return cell === '' ? '' : `<c r="${at}" t="s"><v>${shared.push(cell) - 1}</v></c>`
  }
  const sheet = rows
    .map((cells, row) => {
      const all = cells.map((cell, column) => cellOf(cell, `${letters(column)}${row + 1}`))
      return `<row r="${row + 1}">${all.join('')}</row>`
    })
    .join('')
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipped({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Activités" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...changed,
  })
}

/** As LibreOffice saves it. */
export function ods(rows: Rows, more = ''): Uint8Array {
  const cellOf = (cell: Cell) => {
    if (typeof cell === 'number')
      return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
    if (typeof cell === 'object')
      return `<table:table-cell office:value-type="date" office:date-value="${cell.day}"><text:p>${cell.day}</text:p></table:table-cell>`
    const paragraphs = cell.split('\n').map((each) => `<text:p>${escaped(each)}</text:p>`)
    return cell === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string">${paragraphs.join('')}</table:table-cell>`
  }
  const sheet = rows.map((cells) => `<table:table-row>${cells.map(cellOf).join('')}</table:table-row>`)
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Feuille1">${sheet.join('')}${more}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}

/** Separated by semicolons, quoted where it must be. */
export const csv = (rows: Rows, separator = ';') =>
  rows
    .map((cells) => cells.map((cell) => `"${shown(cell).replaceAll('"', '""')}"`).join(separator))
    .join('\r\n')

export const utf8 = (text: string) => new TextEncoder().encode(text)

export const zipped = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )

const shown = (cell: Cell) =>
  typeof cell === 'object' ? cell.day.split('-').toReversed().join('/') : String(cell)

const serialOf = (day: string) => Date.parse(day) / 86_400_000 + 25_569

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
