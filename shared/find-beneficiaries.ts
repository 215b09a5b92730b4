import type { Known } from './beneficiaries.ts'
import { errorsAllowed, errorsInBeginning } from './spelling.ts'
import { searchable } from './territories.ts'

/**
 * Looks somebody up among those one follows, as one types: without accents or hyphens, names in one word or in two, in any
 * order, by the beginning of their names, despite a typing error after the first letter, or by the digits of their phone or a
 * piece of their e-mail.
 * Made once for a list, then asked at each letter: 2,000 people take a few milliseconds.
 * @returns the best first; among equals, in the order of the list
 */
export function finderOf<Person extends Known>(people: readonly Person[]): (typed: string) => Person[] {
  const index = people.map((person) => ({
    person,
    ...namesOf(person),
    phone: person.phone ?? '',
    email: person.email ?? '',
  }))
  return (typed) => {
    const rank = rankFor(typed)
    if (!rank) return []
    return index
      .flatMap((entry, order) => {
        const far = rank(entry)
        return far === null ? [] : [{ person: entry.person, far, order }]
      })
      .toSorted((a, b) => a.far - b.far || a.order - b.order)
      .map(({ person }) => person)
  }
}

/** A word of somebody's names, or some that follow each other written as one; `from` and `to`, which words. */
type Name = { word: string; from: number; to: number }

/** `words` of the first name and the last; `names`, with « Jean-Pierre », « N’Guyen » or « de La Tour » in one word. */
function namesOf({ firstName, lastName }: Known) {
  const [first, last] = [wordsOf(firstName, 0), wordsOf(lastName, farAfter)]
  const words = [...first, ...last]
  return { words, names: [...words, ...joinedOf(first), ...joinedOf(last)] }
}

const wordsOf = (name: string, from: number): Name[] =>
  searchable(name)
    .split(' ')
    .filter(Boolean)
    .map((word, at) => ({ word, from: from + at, to: from + at + 1 }))

/** Two that follow each other, and all of them. */
const joinedOf = (words: readonly Name[]): Name[] => [
  ...words.slice(1).map((_, at) => joined(words.slice(at, at + 2))),
  ...(words.length > 2 ? [joined(words)] : []),
]

const joined = (words: readonly Name[]): Name => ({
  word: words.map(({ word }) => word).join(''),
  from: words[0]?.from ?? 0,
  to: words.at(-1)?.to ?? 0,
})

/** Words of the last name come after all those of the first. */
const farAfter = 100

type Entry = { words: Name[]; names: Name[]; phone: string; email: string }

/** How far each person is from what was typed, null when it is not them; no rank at all when nothing was typed. */
function rankFor(typed: string): ((entry: Entry) => number | null) | null {
  const digits = typed.replace(/\D/g, '')
  if (/^[\d\s.+()-]+$/.test(typed) && digits.length >= 2) {
    const wanted = digits.replace(/^(?:00)?33(?=[1-9])/, '0')
    return ({ phone }) => (phone.includes(wanted) ? 0 : null)
  }
  const address = typed.trim().toLowerCase()
  if (address.includes('@')) return ({ email }) => (email.includes(address) ? 0 : null)
  const wanted = searchable(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return null
  const inOne = wanted.slice(1).map((word, at) => ({ at, joined: `${wanted[at]}${word}` }))
  return ({ words, names }) => rankOf(wanted, words) ?? rankJoined(words, names)

  /** « Jeanpierre » of Jean-Pierre, then « Le Fèvre » of Lefèvre. */
  function rankJoined(words: readonly Name[], names: readonly Name[]) {
    const rank = names.length > words.length ? rankOf(wanted, names) : null
    if (rank !== null) return rank
    const found = inOne.find(({ joined }) => words.some(({ word }) => word.startsWith(joined)))
    return found ? rankOf(wanted.toSpliced(found.at, 2, found.joined), names) : null
  }
}

/** Each word typed is a name of theirs, each name once; the whole rank is the sum of the words'. */
function rankOf(words: readonly string[], names: readonly Name[]): number | null {
  const ranked: Ranked[][] = []
  for (const word of words) {
    const found = names.flatMap((name) => {
      const far = rankOfWord(word, name.word)
      return far === null ? [] : [{ far, from: name.from, to: name.to }]
    })
    if (found.length === 0) return null
    ranked.push(found)
  }
  return leastOf(ranked, [])
}

type Ranked = Omit<Name, 'word'> & { far: number }

function leastOf([first, ...others]: readonly Ranked[][], taken: readonly Ranked[]): number | null {
  if (first === undefined) return 0
  let least: number | null = null
  for (const name of first) {
    if (taken.some(({ from, to }) => to > name.from && from < name.to)) continue
    const rest = leastOf(others, [...taken, name])
    if (rest !== null && (least === null || name.far + rest < least)) least = name.far + rest
  }
  return least
}

/** 0 for the name itself, 1 for its beginning, more with each typing error. */
function rankOfWord(word: string, name: string): number | null {
  if (word === name) return 0
  if (name.startsWith(word)) return 1
  const allowed = errorsAllowed(word)
  if (allowed === 0 || word[0] !== name[0]) return null
  const errors = errorsInBeginning(word, name, allowed)
  return errors <= allowed ? 1 + 3 * errors : null
}
