import type { SessionColumn } from '#shared/session-columns.ts'
import { odsCells, odsHeadings } from './ods-cells.ts'

/** What stands around the lines of an OpenDocument spreadsheet (ISO/IEC 26300). */

const declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
const urn = 'urn:oasis:names:tc:opendocument:xmlns'
const names = [
  `xmlns:office="${urn}:office:1.0"`,
  `xmlns:style="${urn}:style:1.0"`,
  `xmlns:table="${urn}:table:1.0"`,
  `xmlns:text="${urn}:text:1.0"`,
  `xmlns:number="${urn}:datastyle:1.0"`,
  `xmlns:fo="${urn}:xsl-fo-compatible:1.0"`,
  'office:version="1.3"',
].join(' ')

export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'

export const manifest =
  `${declared}<manifest:manifest xmlns:manifest="${urn}:manifest:1.0" manifest:version="1.3">` +
  '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>' +
  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>' +
  '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>' +
  '</manifest:manifest>'

export const styles =
  `${declared}<office:document-styles ${names}><office:styles>` +
  '<style:default-style style:family="table-cell"><style:text-properties fo:language="fr" fo:country="FR"/></style:default-style>' +
  '</office:styles></office:document-styles>'

const widths = { text: '4.5cm', number: '2.5cm', day: '2.5cm' } as const

const automaticStyles =
  '<office:automatic-styles>' +
  Object.entries({ ...widths, holds: '18cm' })
    .map(
      ([name, width]) =>
        `<style:style style:name="${name}-column" style:family="table-column">` +
        `<style:table-column-properties style:column-width="${width}"/></style:style>`,
    )
    .join('') +
  '<number:date-style style:name="french-day"><number:day number:style="long"/><number:text>/</number:text>' +
  '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>' +
  '<style:style style:name="day" style:family="table-cell" style:data-style-name="french-day"/>' +
  '<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '</office:automatic-styles>'

const widthsOf = (shapes: string[]) =>
  shapes.map((shape) => `<table:table-column table:style-name="${shape}-column"/>`).join('')

const beforeSheets = `${declared}<office:document-content ${names}>${automaticStyles}<office:body><office:spreadsheet>`
const afterSheets = '</office:spreadsheet></office:body></office:document-content>'

type BookSheet = { name: string; shapes: string[]; lines: string }

/** A whole workbook. */
export const odsBook = (sheets: readonly BookSheet[]): string =>
  beforeSheets +
  sheets
    .map(
      ({ name, shapes, lines }) =>
        `<table:table table:name="${name}">${widthsOf(shapes)}${lines}</table:table>`,
    )
    .join('') +
  afterSheets

/** Up to the first line of the sessions. */
export const beforeSheet = (columns: readonly SessionColumn[]): string =>
  `${beforeSheets}<table:table table:name="Séances">${widthsOf(columns.map(({ shape }) => shape))}`

/** A second sheet says what each column holds. */
export const legendSheet = (columns: readonly SessionColumn[]): string =>
  `<table:table table:name="Colonnes">${widthsOf(['text', 'holds'])}` +
  odsHeadings(['Colonne', 'Ce qu’elle contient']) +
  columns.map(({ name, holds }) => odsCells([name, holds], [{ shape: 'text' }, { shape: 'text' }])).join('') +
  '</table:table>'

export const afterSheet = (others: string): string => `</table:table>${others}${afterSheets}`
