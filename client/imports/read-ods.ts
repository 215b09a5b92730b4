import { Parser } from 'saxen'
import { mostColumns, mostRows } from '#shared/imports.ts'
import type { SheetLine } from '#shared/imported-columns.ts'
import { openZip } from './open-zip.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The lines of the first sheet of an ODS file (OpenDocument 1.3, part 3, §9): days come as `2026-06-16`, comments of cells
 * are left aside. A cell or a line may say that it is there a million times: what is empty is only counted.
 * @throws Unreadable
 */
export function readOds(bytes: Uint8Array): SheetLine[] {
  const content = openZip(bytes, (name) => name === 'content.xml')['content.xml']
  if (!content) throw new Unreadable('broken')
  const lines: SheetLine[] = []
  let [depth, tables, number] = [0, 0, 0]
  let cells: string[] = []
  let [cell, value, repeated, rowRepeated, aside] = ['', '', 1, 1, 0]
  let paragraphs = 0

  const begin: Record<string, (attributes: Record<string, string>) => void> = {
    'table:table': () => void ((tables += 1), (depth = tables === 1 ? 1 : 0)),
    'table:table-row': (attributes) => {
      cells = []
      rowRepeated = times(attributes['table:number-rows-repeated'])
    },
    'table:table-cell': (attributes) => beginCell(attributes),
    'table:covered-table-cell': (attributes) => beginCell(attributes),
    'office:annotation': () => void (aside += 1),
    'text:p': () => void ((cell += paragraphs > 0 && aside === 0 ? '\n' : ''), (paragraphs += 1)),
    'text:s': (attributes) => void (cell += ' '.repeat(Math.min(100, times(attributes['text:c'])))),
    'text:tab': () => void (cell += ' '),
    'text:line-break': () => void (cell += '\n'),
  }
  const end: Record<string, () => void> = {
    'table:table': () => void (depth = 0),
    'table:table-row': endRow,
    'table:table-cell': endCell,
    'table:covered-table-cell': endCell,
    'office:annotation': () => void ((aside -= 1), (paragraphs = 0)),
  }

  const parser = new Parser()
  parser.on('openTag', (name, attributesOf, decode) => {
    if (depth === 0 && name !== 'table:table') return
    const found = begin[name]
    if (!found) return
    const attributes = attributesOf()
    for (const key of Object.keys(attributes)) attributes[key] = decode(attributes[key] ?? '')
    found(attributes)
  })
  parser.on('closeTag', (name) => {
    if (depth > 0) end[name]?.()
  })
  parser.on('text', (text, decode) => {
    if (depth > 0 && aside === 0 && paragraphs > 0) cell += decode(text)
  })
  parser.on('error', () => {
    throw new Unreadable('broken')
  })
  parser.parse(new TextDecoder('utf-8').decode(content))
  return lines

  function beginCell(attributes: Record<string, string>) {
    ;[cell, paragraphs] = ['', 0]
    repeated = times(attributes['table:number-columns-repeated'])
    value = valueOf(attributes)
  }

  function endCell() {
    const said = value === '' ? cell : value
    paragraphs = 0
    if (said !== '' && cells.length + repeated > mostColumns) throw new Unreadable('tooWide')
    const room = Math.max(0, mostColumns - cells.length)
    cells.push(...Array.from({ length: Math.min(repeated, room) }, () => said))
  }

  function endRow() {
    while (cells.at(-1) === '') cells.pop()
    if (cells.length > 0 && lines.length + rowRepeated > mostRows) throw new Unreadable('tooLong')
    if (cells.length > 0)
      for (let nth = 1; nth <= rowRepeated; nth += 1) lines.push({ number: number + nth, cells })
    number += rowRepeated
  }
}

const times = (said: string | undefined) => Math.max(1, Number(said ?? 1) || 1)

/** What the cell holds, rather than how it is shown: a number without its spaces, a day as days are written. */
function valueOf(attributes: Record<string, string>): string {
  const shape = attributes['office:value-type'] ?? ''
  if (shape === 'date') return (attributes['office:date-value'] ?? '').replace('T', ' ').slice(0, 16)
  if (shape === 'time') return hourOf(attributes['office:time-value'] ?? '')
  if (shape === 'boolean') return attributes['office:boolean-value'] === 'true' ? 'Oui' : 'Non'
  return shape === 'string' ? '' : (attributes['office:value'] ?? '')
}

/** `PT01H30M00S` */
function hourOf(said: string): string {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?/.exec(said) ?? []
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}
