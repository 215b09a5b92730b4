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

/** An age or a situation without an equal here: of how many people, in how many sessions, on what line first. */
export type Unsaid = { said: string; people: number; sessions: number; line: number }

/** What people are « Non communiqué » for, the most frequent first. */
export function unsaidIn(read: readonly Read[]): Unsaid[] {
  const all = new Map<string, Unsaid>()
  for (const { unsaid, group } of read)
    for (const { said, people } of unsaid) {
      const before = all.get(sameWord(said))
      if (!before) all.set(sameWord(said), { said, people, sessions: 1, line: group.lines[0]?.number ?? 0 })
      else {
        before.people += people
        before.sessions += 1
      }
    }
  return [...all.values()].toSorted((a, b) => b.people - a.people)
}

/** The same sentence of many lines is one line of the report, with their numbers. */
export function groupedBySentence(said: readonly { line: number; sentences: readonly string[] }[]) {
  const lines = new Map<string, number[]>()
  for (const { line, sentences } of said)
    for (const sentence of sentences) lines.set(sentence, [...(lines.get(sentence) ?? []), line])
  return [...lines].map(([sentence, numbers]) => ({ sentence, lines: numbers }))
}
