import { topicTable, type Topic } from './themes.ts'

/** From the largest part of the sessions to the smallest; the first that is reached is said. */
const parts = [
  { from: 0.88, said: 'Presque toutes les séances', many: true },
  { from: 0.78, said: 'Environ quatre séances sur cinq', many: true },
  { from: 0.7, said: 'Environ trois séances sur quatre', many: true },
  { from: 0.6, said: 'Environ deux séances sur trois', many: true },
  { from: 0.42, said: 'Environ une séance sur deux', many: false },
  { from: 0.29, said: 'Environ une séance sur trois', many: false },
  { from: 0.225, said: 'Environ une séance sur quatre', many: false },
  { from: 0.15, said: 'Environ une séance sur cinq', many: false },
  { from: 0.07, said: 'Environ une séance sur dix', many: false },
  { from: 0, said: 'Peu de séances', many: true },
]

/** What a change must exceed to be more than the play of chance and rounding. */
const noticeable = 0.02

/**
 * A theme in a sentence, as one would say it to a committee: how often, whether it rises, what people come for.
 * @param frequency between 0 and 1, null when no session touches any theme
 * @param moved by how much it moved, null when there is nothing to compare with
 * @param first its most frequent thématique
 */
export function themeSentence(
  frequency: number | null,
  moved: number | null,
  first: Topic | undefined,
): string {
  if (!frequency) return 'Aucune séance ne touche ce thème.'
  const part = parts.find(({ from }) => frequency >= from)
  const often = `${part?.said} ${part?.many ? 'touchent' : 'touche'} ce thème${trend(moved)}.`
  return first ? `${often} On vient d’abord pour «\u00a0${topicTable[first].label}\u00a0».` : often
}

function trend(moved: number | null): string {
  if (moved === null) return ''
  if (moved > noticeable) return ', et sa part monte'
  return moved < -noticeable ? ', et sa part baisse' : ', une part stable'
}
