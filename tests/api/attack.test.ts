import { describe, expect, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { countKeys, type GuardedCount, guardedCount, isDrawn } from '#shared/small-counts.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import { partsOfAll } from '#shared/statistics.ts'
import { publishedTables } from './attack-published.ts'
import { anyWorld, lengths, type Secret } from './attack-worlds.ts'
import { type Bounds, cells, groups, narrow } from './attacker.ts'

/**
 * To pin is to know: of a count that is truly from one to four, every world that agrees with all that is published, by
 * the rule that everybody knows, has the same. `WORLDS=100000` tries more.
 */
const worlds = Number(process.env['WORLDS'] ?? 10_000)
const worldAt = (nth: number) => anyWorld(chance(`attack ${nth}`))

/** A way of telling counts, and what one figure says by itself to whoever knows the rule. */
type Guard = { tell: (held: readonly Secret[]) => GuardedCount; says: (told: GuardedCount) => Bounds }

/** How many counts from one to four the attacker knows for certain, and rightly. */
function pinned(world: readonly Secret[], { tell, says }: Guard): number {
  const bounds = narrow(groups.map(({ holds }) => says(tell(world.filter(holds)))))
  return cells.filter((cell) => {
    const truth = world.filter(cell.holds).length
    const { low, high } = bounds[groups.indexOf(cell)]!
    return truth >= 1 && truth <= 4 && low === truth && high === truth
  }).length
}

const worldsPinned = (count: number, guard: Guard) =>
  Array.from({ length: count }, (_, nth) => pinned(worldAt(nth), guard)).filter(
    (cellsPinned) => cellsPinned > 0,
  ).length

const few = { low: 1, high: 4 }

describe('an attacker who adds and subtracts all that is published', () => {
  it('breaks a guard that hides one to four and tells the rest', () => {
    const guard: Guard = {
      tell: ({ length }) => (length > 0 && length < 5 ? 'few' : length),
      says: (told) => (told === 'few' ? few : { low: told, high: told }),
    }
    expect(worldsPinned(300, guard)).toBeGreaterThan(100)
  })

  it('breaks random rounding that is drawn anew each time, by asking again and again', () => {
    const dice = chance('asked again')
    const once = (count: number) => count - (count % 5) + (dice.happens((count % 5) / 5) ? 5 : 0)
    const guard: Guard = {
      tell({ length }) {
        if (length < 5) return length === 0 ? 0 : 'few'
        return Array.from({ length: 500 }, () => once(length)).reduce((sum, told) => sum + told, 0) / 500
      },
      says: (told) => (told === 'few' ? few : { low: Math.round(told), high: Math.round(told) }),
    }
    expect(worldsPinned(100, guard)).toBeGreaterThan(15)
  })

  it('breaks rounding by the keys of the true counts too: few and few and few make few', () => {
    const guard: Guard = {
      tell(held) {
        const { length } = held
        if (length < 5) return length === 0 ? 0 : 'few'
        const key = held.reduce((sum, { countKey }) => (sum + countKey) % countKeys, 0)
        return length - (length % 5) + (key / countKeys < (length % 5) / 5 ? 5 : 0)
      },
      says: (told) =>
        told === 'few'
          ? few
          : told === 0
            ? { low: 0, high: 0 }
            : { low: Math.max(5, told - 4), high: told + 4 },
    }
    expect(worldsPinned(300, guard)).toBeGreaterThan(20)
  })

  it('reads one session in hours that are told to the minute', () => {
    const guard: Guard = {
      tell: (held) => held.reduce((sum, { minutes }) => sum + minutes, 0),
      says: (told) => sessionsIn(Number(told)),
    }
    expect(worldsPinned(300, guard)).toBeGreaterThan(100)
  })

  it(`learns no count from one to four in ${worlds} worlds, from what counts outside nor from hours`, () => {
    /** Of what counts outside, the attacker may learn all: how many there are in truth is at least that, and no more is known. */
    const ours: Guard = {
      tell: (held) =>
        guardedCount({
          drawn: held.filter(({ countKey }) => isDrawn(countKey)).length,
          isEmpty: held.length === 0,
        }),
      says: (told) =>
        told === 0 ? { low: 0, high: 0 } : { low: told === 'few' ? 1 : leastOf(told), high: Infinity },
    }
    expect(worldsPinned(worlds, ours)).toBe(0)
  }, 600_000)
})

describe('every table that is published', () => {
  it(`is word for word the same in another world, for each count from one to four of ${worlds} worlds`, () => {
    for (let nth = 0; nth < worlds; nth++) {
      const world = worldAt(nth)
      const told = tablesOf(world)
      const dice = chance(`twin ${nth}`)
      const small = cells.filter(({ holds }) => isSmall(world.filter(holds).length))
      if (small.length === 0) continue
      const { holds } = dice.pick(small)
      const twin = twinOf(world, dice.pick(world.filter(holds)))
      expect(twin.filter(holds).length).toBe(world.filter(holds).length + 1)
      expect({ nth, isSame: tablesOf(twin) === told }).toEqual({ nth, isSame: true })
    }
  }, 600_000)

  it('tells the difference when a session more counts outside: the twins are not alike for want of looking', () => {
    let different = 0
    for (let nth = 0; nth < 200; nth++) {
      const world = worldAt(nth)
      const more = Array.from({ length: 5 }, () => ({ ...world[0]!, countKey: 0 }))
      if (tablesOf([...world, ...more]) !== tablesOf(world)) different += 1
    }
    expect(different).toBe(200)
  })

  it('is the same whoever asks, whenever, in whatever order sessions were recorded', () => {
    for (let nth = 0; nth < 200; nth++) {
      const world = worldAt(nth)
      const again = world.map((session) => ({ ...session })).toReversed()
      expect(tablesOf(again) === tablesOf(world)).toBe(true)
    }
  })

  it('never shows as few people nobody, nor nobody as few', () => {
    for (let nth = 0; nth < 100; nth++) {
      const world = worldAt(nth)
      for (const { holds } of groups) {
        const held = world.filter(holds)
        const { sessions, participants, hours } = indicatorsOf(partsOfAll(held), { isExact: false })
        expect([sessions === 0, participants === 0]).toEqual([held.length === 0, held.length === 0])
        expect(hours === null).toBe(sessions === 'few')
        expect(isSmall(held.length) && sessions !== 'few').toBe(false)
      }
    }
  })
})

const isSmall = (count: number) => count >= 1 && count <= 4

const tablesOf = (world: readonly Secret[]) =>
  Object.values(publishedTables)
    .map((table) => String(table(world)))
    .join()

/** The same world and a session more, like one that is there, which its own key leaves out of what counts outside. */
const twinOf = (world: readonly Secret[], like: Secret): Secret[] => [
  ...world,
  {
    ...like,
    participants: 1,
    returning: like.returning < like.participants ? 0 : 1,
    countKey: countKeys - 1,
  },
]

/** The fewest that, counted outside, would be shown so. */
function leastOf(told: number): number {
  for (let drawn = 0; ; drawn++) if (guardedCount({ drawn, isEmpty: false }) === told) return drawn
}

/** How many sessions may make so many minutes, of the lengths that everybody knows. */
function sessionsIn(minutes: number): Bounds {
  const ways = Array.from({ length: minutes + 1 }, () => ({ low: Infinity, high: -Infinity }))
  ways[0] = { low: 0, high: 0 }
  for (let sum = 1; sum <= minutes; sum++)
    for (const length of lengths) {
      const rest = ways[sum - length]
      if (!rest) continue
      ways[sum]!.low = Math.min(ways[sum]!.low, rest.low + 1)
      ways[sum]!.high = Math.max(ways[sum]!.high, rest.high + 1)
    }
  return ways[minutes]!
}
