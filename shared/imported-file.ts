import type { Sheet } from './imported-columns.ts'
import { type Choices, finderOf, type Ground } from './imported-ground.ts'
import type { Group } from './imported-groups.ts'
import { readOwnLine } from './imported-own.ts'
import type { Read } from './imported-read.ts'
import { readGroup } from './imported-sessions.ts'

/**
 * Reads the sessions of a sheet one by one, whoever wrote it: a long file can be read some hundred at a time. Each is told
 * under the new id that it will have in the journal.
 */
export function readerOf(sheet: Sheet, ground: Ground, choices: Choices): (group: Group, id: string) => Read {
  const reading = { sheet, ground, find: finderOf(ground), choices }
  const readOne = sheet.source === 'permanence' ? readOwnLine : readGroup
  return (group, id) => readOne(reading, group, id)
}
