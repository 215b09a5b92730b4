import type { Known } from './beneficiaries.ts'
import { isSpeltLike } from './spelling.ts'
import { searchable } from './territories.ts'

export type Likeness = 'phone' | 'email' | 'names'

/** Why two of them may be one and the same person; nothing when they are surely not. */
export const likenessesOf = (one: Known, other: Known): Likeness[] => compared(read(one), read(other))

/** Every pair that may be one person, each pair once: those of the same phone or address first, then of close names. */
export function lookalikesAmong<Person extends Known>(people: readonly Person[]) {
  const families = new Map<string, Read<Person>[]>()
  const pairs: { one: Person; other: Person; likenesses: Likeness[] }[] = []
  for (const person of people) {
    const last = read(person)
    const seen = new Set<Read<Person>>()
    for (const clue of cluesOf(last)) {
      const family = families.get(clue) ?? []
      for (const first of family) {
        if (seen.has(first) || first === last) continue
        seen.add(first)
        const likenesses = compared(first, last)
        if (likenesses.length > 0) pairs.push({ one: first.person, other: person, likenesses })
      }
      families.set(clue, family)
      family.push(last)
    }
  }
  const isSure = ({ likenesses }: { likenesses: Likeness[] }) => likenesses.some((why) => why !== 'names')
  return pairs.toSorted((a, b) => Number(isSure(b)) - Number(isSure(a)))
}

/** Somebody's names, read once. */
type Read<Person extends Known> = { person: Person; firstNames: string[]; lastNames: string[] }

const read = <Person extends Known>(person: Person): Read<Person> => ({
  person,
  firstNames: namesIn(person.firstName),
  lastNames: namesIn(person.lastName),
})

const namesIn = (text: string) => searchable(text).split(' ').filter(Boolean)

function compared(one: Read<Known>, other: Read<Known>): Likeness[] {
  const isSame = (field: 'phone' | 'email') =>
    one.person[field] !== null && one.person[field] === other.person[field]
  return [
    ...(isSame('phone') ? ['phone' as const] : []),
    ...(isSame('email') ? ['email' as const] : []),
    ...(mayBeAsOld(one.person, other.person) && haveCloseNames(one, other) ? ['names' as const] : []),
  ]
}

/**
 * Who shares no number, nor the beginning or the end of a first name and of a last name, is not compared: 2,000 people make
 * two million pairs, of which few do.
 */
function cluesOf({ person, firstNames, lastNames }: Read<Known>): Set<string> {
  const clues = new Set([person.phone, person.email].filter((clue) => clue !== null))
  for (const first of firstNames.flatMap(endsOf))
    for (const last of lastNames.flatMap(endsOf)) clues.add(first < last ? first + last : last + first)
  return clues
}

/** One typing error leaves at least one of them. */
const endsOf = (name: string) => [`^${name.slice(0, 2)}`, `${name.slice(-2)}$`, `${name[0]}…${name.at(-1)}`]

/** A year may be off by one; one that is not known says nothing. */
const mayBeAsOld = (one: Known, other: Known) =>
  one.birthYear === null || other.birthYear === null || Math.abs(one.birthYear - other.birthYear) <= 1

/**
 * The same names in whatever field, but for typing errors. A double name counts with one of its halves:
 * « Marie-Claude Dupont-Roux » may be « Marie Roux ».
 */
const haveCloseNames = (one: Read<Known>, other: Read<Known>) =>
  (isOneOf(one.firstNames, other.firstNames) && isOneOf(one.lastNames, other.lastNames)) ||
  (isOneOf(one.firstNames, other.lastNames) && isOneOf(one.lastNames, other.firstNames))

/** All the words of the shorter name are in the longer, or both are the same written in one word. */
function isOneOf(one: string[], other: string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.length === 0) return false
  return (
    few.every((word) => many.some((each) => isSpeltLike(word, each))) ||
    isSpeltLike(few.join(''), many.join(''))
  )
}
