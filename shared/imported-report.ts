import { sameWord } from './cell-text.ts'
import type { Asked, Read } from './imported-read.ts'

/** Something of the file to look at, once however many lines say it. */
export type Question = { asked: Asked; times: number }

/** What is to be known of a whole file before it is brought: what to choose, what « Autre » was, what cannot be kept. */
export function questionsIn(read: readonly Read[]): Question[] {
  const questions = new Map<string, Question>()
  for (const { asked } of read)
    for (const each of asked) {
      const key = `${each.what}:${sameWord(each.said)}`
      const before = questions.get(key)
      if (before) before.times += 1
      else questions.set(key, { asked: each, times: 1 })
    }
  return [...questions.values()].toSorted((a, b) => b.times - a.times)
}

/** How many lines say « Autre » as a thématique. */
export const othersIn = (read: readonly Read[]) => read.filter(({ others }) => others.length > 0).length

/** The same sentence of many lines is one line of the report, with their numbers. */
export function groupedBySentence(said: readonly { line: number; sentences: readonly string[] }[]) {
  const lines = new Map<string, number[]>()
  for (const { line, sentences } of said)
    for (const sentence of sentences) lines.set(sentence, [...(lines.get(sentence) ?? []), line])
  return [...lines].map(([sentence, numbers]) => ({ sentence, lines: numbers }))
}
