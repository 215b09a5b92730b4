/**
 * What people wrote, in the cell of a spreadsheet. A cell that begins like a formula would be run by the spreadsheet that
 * opens it, so an apostrophe goes before; what had one already gets another, so that the way back loses nothing.
 */

/** Signs by which a formula or a command begins, their full-width twins included (OWASP, CSV injection). */
const formula = /^'*[=+\-@\t\n\r\0\uff1d\uff0b\uff0d\uff20]/u
const defused = /^'+[=+\-@\t\n\r\0\uff1d\uff0b\uff0d\uff20]/u

/** Nearly every text: nothing to look at twice. */
const isPlain = /^[\p{Letter}\p{Number}][^\r\p{Noncharacter_Code_Point}]*$/u

/** Not characters: files of spreadsheets cannot hold them. */
const unwritable = /\p{Noncharacter_Code_Point}/gu

/** Safe to open: never a formula, one kind of line end. */
export function cellText(text: string): string {
  if (isPlain.test(text)) return text
  const written = text.replace(/\r\n?/g, '\n').replace(unwritable, '')
  return formula.test(written) ? `'${written}` : written
}

/** What `cellText` wrote, as it was said. */
export const saidInCell = (cell: string): string => (defused.test(cell) ? cell.slice(1) : cell)

/** Several words in one cell: labels have commas and CSV files semicolons, so a bar goes between, and none inside. */
export const cellList = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll('|', '/')).join(' | ')

/** The words of such a cell, also when somebody typed it. */
export const saidInList = (cell: string): string[] =>
  cell
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Accents, capitals, apostrophes, spaces and dots do not make another word. */
export const sameWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^\p{Letter}\p{Number}+]+/gu, ' ')
    .trim()
