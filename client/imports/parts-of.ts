import { uuidv7 } from 'uuidv7'
import { type ImportSource, mostSessionsAtOnce, type SessionsImport } from '#shared/imports.ts'
import type { Read } from '#shared/imported-read.ts'

/** A request of the house holds 64 kB. */
const longestPart = 40_000

/** Some sessions of a file, as they are sent; with the number of each one's first line. */
export type Part = { told: SessionsImport; lines: number[] }

/** The sessions of a file that can be kept, in parts that a request holds. */
export function partsOf(source: ImportSource, importId: string, read: readonly Read[]): Part[] {
  const parts: Part[] = []
  let [room, length] = [0, 0]
  for (const { session, group } of read) {
    if (!session) continue
    const sent = { keys: group.keys, isOwnKey: group.isOwnKey, session }
    const weight = JSON.stringify(sent).length
    if (parts.length === 0 || room < weight || length === mostSessionsAtOnce) {
      parts.push({ told: { requestId: uuidv7(), importId, source, sessions: [] }, lines: [] })
      ;[room, length] = [longestPart, 0]
    }
    parts.at(-1)?.told.sessions.push(sent)
    parts.at(-1)?.lines.push(group.lines[0]?.number ?? 0)
    room -= weight
    length += 1
  }
  return parts
}
