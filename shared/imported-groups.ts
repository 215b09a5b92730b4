import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sameWord } from './cell-text.ts'
import type { ImportedField, Sheet, SheetLine } from './imported-columns.ts'
import { peopleTold } from './imported-days.ts'
import { columnNamed } from './session-columns.ts'

/**
 * The lines that tell one session, and the names under which it will be recognised. Other tools write a workshop of eight
 * as eight lines.
 */
export type Group = {
  lines: SheetLine[]
  keys: string[]
  /** The keys were made of the lines: the tool gave none. */
  isOwnKey: boolean
}

/** What a line says under a column of that meaning; nothing when there is no such column. */
export const cellOf = (sheet: Sheet, line: SheetLine, field: ImportedField): string =>
  line.cells[sheet.columns.indexOf(field)]?.trim() ?? ''

/** Every session of the sheet, in its order: lines of the same identifier, or those of one workshop counted `1/8` to `8/8`. */
export function groupsOf(sheet: Sheet): Group[] {
  const named = new Map<string, Group>()
  const seen = new Map<string, number>()
  const groups: Group[] = []
  const idAt = idColumn(sheet)
  let open: { group: Group; of: number; last: number; what: string } | null = null
  for (const line of sheet.lines) {
    const id = (line.cells[idAt] ?? '').trim()
    if (id !== '') {
      const before = named.get(id)
      if (before) {
        before.lines.push(line)
        continue
      }
      const group = { lines: [line], keys: [id.length <= 80 ? id : hashOf(id)], isOwnKey: false }
      named.set(id, group)
      groups.push(group)
      continue
    }
    const key = keyOf(sheet, line, seen)
    const told = peopleTold(cellOf(sheet, line, 'people'))
    const what = whatOf(sheet, line)
    if (open && told?.rank === open.last + 1 && told.of === open.of && what === open.what) {
      open.group.lines.push(line)
      open.group.keys.push(key)
      open.last += 1
      continue
    }
    const group = { lines: [line], keys: [key], isOwnKey: true }
    groups.push(group)
    open = told?.rank === 1 && told.of > 1 ? { group, of: told.of, last: 1, what } : null
  }
  return groups
}

/** Numbers that somebody gave to their own lines are those of another file too: only tools give names that last. */
function idColumn(sheet: Sheet) {
  if (sheet.source === 'spreadsheet') return -1
  if (sheet.source !== 'permanence') return sheet.columns.indexOf('id')
  return sheet.headings.findIndex((heading) => columnNamed(heading)?.name === 'Identifiant')
}

/** What the lines of one workshop have in common. */
const whatOf = (sheet: Sheet, line: SheetLine) =>
  (['day', 'kind', 'minutes', 'title', 'place'] as const)
    .map((field) => sameWord(cellOf(sheet, line, field)))
    .join('\n')

/** Two people may come for the same thing on the same day: the second of two equal lines has a key of its own. */
function keyOf(sheet: Sheet, line: SheetLine, seen: Map<string, number>) {
  const read = line.cells.filter((_, at) => sheet.columns[at] !== null && sheet.columns[at] !== 'notes')
  const hash = hashOf(JSON.stringify(read.map(sameWord)))
  const times = (seen.get(hash) ?? 0) + 1
  seen.set(hash, times)
  return times === 1 ? hash : `${hash}-${times}`
}

const hashOf = (text: string) => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)
