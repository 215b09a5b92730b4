import { UUID } from 'uuidv7'
import { countKeys } from '#shared/small-counts.ts'
import type { Instant } from '#shared/time.ts'

/** Draws that come out the same each time for the same seed: whole numbers only, so on any machine. */
export type Chance = {
  /** From 0 to `count` - 1. */
  below(count: number): number
  /** Both included. */
  between(lowest: number, highest: number): number
  happens(probability: number): boolean
  pick<Thing>(things: readonly Thing[]): Thing
  /** One of the keys, each as likely as its weight says. */
  weigh<Key extends string>(weights: Partial<Record<Key, number>>): Key
  /** A count around the mean: never negative, at most twelve times it or one. */
  count(mean: number): number
  /** A UUIDv7 minted at this moment. */
  id(instant: Instant): string
}

export function chance(seed: string): Chance {
  const next = generator(seed)
  const below = (count: number) => Math.floor((next() / 2 ** 32) * count)
  const happens = (probability: number) => next() < probability * 2 ** 32
  return {
    below,
    happens,
    between: (lowest, highest) => lowest + below(highest - lowest + 1),
    pick: (things) => drawn(things[below(things.length)]),
    weigh: (weights) => weigh(weights, next() / 2 ** 32),
    count: (mean) => {
      const tries = Math.max(12, Math.ceil(mean))
      return Array.from({ length: tries }).filter(() => happens(mean / tries)).length
    },
    id: (instant) => UUID.fromFieldsV7(instant, below(2 ** 12), below(2 ** 30), next()).toString(),
  }
}

/** The secret key of a planted record: in a house that is not a demonstration, the database draws it. */
export const countKeyOf = (id: string) => chance(`count ${id}`).below(countKeys)

/** Sixteen steps to mix the seed, then one step a number (Chris Doty-Humphrey's SFC32, public domain). */
function generator(seed: string) {
  let [a, b, c] = [0x9e3779b9, 0x243f6a88, 0xb7e15162]
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (const letter of seed) {
    a ^= letter.codePointAt(0) ?? 0
    next()
  }
  for (let step = 0; step < 16; step++) next()
  return next
}

function weigh<Key extends string>(weights: Partial<Record<Key, number>>, part: number): Key {
  const entries = Object.entries(weights) as [Key, number][]
  let left = part * entries.reduce((sum, [, weight]) => sum + weight, 0)
  const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)
  return drawn(found?.[0])
}

function drawn<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new RangeError('Nothing to draw from')
  return thing
}
