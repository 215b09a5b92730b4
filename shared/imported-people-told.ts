import { sameWord } from './cell-text.ts'
import type { ImportedField, Sheet } from './imported-columns.ts'
import { peopleTold } from './imported-days.ts'
import { cellOf, type Group } from './imported-groups.ts'

/** Several words in one cell: one a line, or between bars or semicolons. Commas are in the words themselves. */
export const wordsIn = (cell: string): string[] =>
  cell
    .split(/[\n;|]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** How many people the lines tell of: their count, or what they say, whichever is more. */
export function participantsIn(sheet: Sheet, { lines }: Group): number {
  const told = lines.map((line) => peopleTold(cellOf(sheet, line, 'people'))?.of ?? 0)
  const listed = lines.reduce(
    (most, line) => Math.max(most, wordsIn(cellOf(sheet, line, 'gender')).length),
    lines.length,
  )
  return Math.max(1, listed, ...told)
}

/** The counters that some tools have a column for: `ages.12-17`, `statuses.retraite`. */
export function counted(sheet: Sheet, { lines }: Group, kind: 'ages' | 'statuses'): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const field of sheet.columns) {
    if (!field?.startsWith(`${kind}.`)) continue
    const code = field.slice(kind.length + 1)
    for (const line of lines) {
      const number = peopleTold(cellOf(sheet, line, field as ImportedField))?.of ?? 0
      if (number > 0) counts[code] = (counts[code] ?? 0) + number
    }
  }
  return counts
}

/**
 * What the counters of ages and situations say that are not ours (`Âge 18-35 ans`, `Statut Hétérogène`): our bands are
 * others, and nobody is put in one by chance.
 */
export const unmatchedIn = (sheet: Sheet, { lines }: Group): { said: string; people: number }[] =>
  sheet.headings.flatMap((said, at) => {
    if (sheet.columns[at] !== null || !/^(?:age|statut) /.test(sameWord(said))) return []
    const people = lines.reduce((sum, { cells }) => sum + (peopleTold(cells[at] ?? '')?.of ?? 0), 0)
    return people > 0 ? [{ said, people }] : []
  })

/** Adds one for each person whose word has a code. */
export function tallied(codes: readonly (string | null)[], counts: Record<string, number>) {
  for (const code of codes) if (code) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
