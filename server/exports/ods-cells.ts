import type { Cell } from '#shared/column-kinds.ts'

/** `holds`: long words. */
type Shaped = { shape: 'text' | 'number' | 'day' | 'holds' }

/** A line of the table, each cell of its kind. */
export const odsCells = (cells: Cell[], columns: readonly Shaped[]): string =>
  `<table:table-row>${cells.map((cell, nth) => odsCell(cell, columns[nth]?.shape ?? 'text')).join('')}</table:table-row>`

/** The first line, which stays on top of each printed page. */
export const odsHeadings = (names: string[]): string =>
  `<table:table-header-rows><table:table-row>${names
    .map(
      (name) =>
        `<table:table-cell table:style-name="heading" office:value-type="string">${paragraphs(name)}</table:table-cell>`,
    )
    .join('')}</table:table-row></table:table-header-rows>`

function odsCell(cell: Cell, shape: Shaped['shape']): string {
  if (cell === null) return '<table:table-cell/>'
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
  if (shape === 'day') {
    const [year, month, day] = cell.split('-')
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell}"><text:p>${day}/${month}/${year}</text:p></table:table-cell>`
  }
  return `<table:table-cell office:value-type="string">${paragraphs(cell)}</table:table-cell>`
}

const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<text:p>${spaced(escaped(line))}</text:p>`)
    .join('')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Readers of the format make one space of several, and none of the first and the last of a line. */
const spaced = (line: string) =>
  line
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ +| +$| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
