import { inFrenchOrder } from '#shared/french-order.ts'
import { standingTag } from '#shared/tags.ts'

/** A row of the tags that `linesAsked` asks for. */
export type TagRow = [id: string, name: string, mergedIntoId: string | null, isSeen: 0 | 1 | null]

/**
 * How the tags of a session are named in a file: as a session shows them, those that were merged by what they are read as,
 * in the order of the alphabet. Two of the same name, one's own and the team's, are named once.
 * @param rows every tag, whoever's: a merge may lead through one that is not seen
 */
export function tagsShown(rows: readonly TagRow[]) {
  const all = new Map(
    rows.map(([id, name, mergedIntoId, isSeen]) => [id, { id, name, mergedIntoId, isSeen: isSeen === 1 }]),
  )
  const known = new Map<string, string[]>()
  /** Of `tagIds`, separated by commas; the same few come again and again. */
  return (tagIds: string, isMine: boolean): string[] => {
    const key = `${tagIds}:${isMine}`
    const found = known.get(key)
    if (found) return found
    const standing = tagIds.split(',').flatMap((id) => standingTag(all, id) ?? [])
    const names = standing.filter(({ isSeen }) => isMine || isSeen).map(({ name }) => name)
    const told = [...new Set(names)].toSorted(inFrenchOrder)
    known.set(key, told)
    return told
  }
}
