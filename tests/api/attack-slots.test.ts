import { describe, expect, it } from 'vitest'
import { type Chance, chance } from '#drizzle/demonstration/chance.ts'
import {
  countKeys,
  drawnOf,
  drawnSlots,
  type GuardedCount,
  guardedCount,
  guardedSlots,
} from '#shared/small-counts.ts'
import type { Bounds } from './attacker.ts'

/**
 * How many slots there were is known to all. Somebody who has what is told of every run of days, of each advisor and of both, adds,
 * subtracts, and knows that nobody takes a slot that is not there: bounds are narrowed by one another until nothing moves. To pin is
 * to be left with one number, from one to four, of what one advisor's day can have been. `WORLDS=100000` tries more.
 */
const worlds = Number(process.env['WORLDS'] ?? 10_000)
const days = [0, 1, 2, 3]
const advisors = [0, 1]

/** What one advisor offered on one day. */
type Row = { offered: number; taken: number; countKey: number }

const anyRows = (draw: Chance): Row[] =>
  advisors.flatMap(() =>
    days.map(() => {
      const offered = draw.between(1, 6)
      return { offered, taken: draw.between(0, offered), countKey: draw.below(countKeys) }
    }),
  )

const runs = [[0], [1], advisors].flatMap((some) =>
  days.flatMap((first) =>
    days
      .slice(first)
      .map((last) =>
        some.flatMap((advisor) =>
          days.filter((day) => day >= first && day <= last).map((day) => advisor * days.length + day),
        ),
      ),
  ),
)

/** A way of telling slots: what counts of a row, and what is shown of many. */
type Guard = {
  drawn: (row: Row) => number
  show: (drawn: number, offered: number, taken: number) => GuardedCount
}

/** What of each row counts, as far as sums of what is shown let it be known. */
function narrowed(rows: readonly Row[], { drawn, show }: Guard): Bounds[] {
  const bounds = rows.map(({ offered }) => ({ low: -1, high: offered }))
  const told = runs.map((run) => {
    const sumOf = (of: (row: Row) => number) => run.reduce((sum, at) => sum + of(rows[at]!), 0)
    const offered = sumOf((row) => row.offered)
    const shown = show(
      sumOf(drawn),
      offered,
      sumOf((row) => row.taken),
    )
    const fit = Array.from({ length: offered + run.length + 1 }, (_, nth) => nth - run.length).filter(
      (each) => [0, 1].some((taken) => show(each, offered, taken) === shown),
    )
    return { run, low: fit[0]!, high: fit.at(-1)! }
  })
  for (let moved = true; moved;) {
    moved = false
    for (const { run, low, high } of told)
      for (const at of run) {
        const others = run.filter((each) => each !== at)
        const sumOf = (of: (each: Bounds) => number) =>
          others.reduce((sum, each) => sum + of(bounds[each]!), 0)
        const mine = bounds[at]!
        const next = {
          low: Math.max(mine.low, low - sumOf((each) => each.high)),
          high: Math.min(mine.high, high - sumOf((each) => each.low)),
        }
        moved ||= next.low > mine.low || next.high < mine.high
        Object.assign(mine, next)
      }
  }
  return bounds
}

/** Every key looks like one of these. */
const keys = Array.from({ length: 64 }, (_, nth) => Math.floor(((nth + 0.5) * countKeys) / 64))

/** Rows of which the attacker knows for certain, and rightly, that one to four were taken, and how many. */
function pinned(rows: readonly Row[], guard: Guard): number {
  const bounds = narrowed(rows, guard)
  return rows.filter((row, at) => {
    const { offered, taken } = row
    const { low, high } = bounds[at]!
    const told = guard.show(guard.drawn(row), offered, taken)
    const possible = Array.from({ length: offered + 1 }, (_, each) => each).filter((each) =>
      keys.some((countKey) => {
        const drawn = guard.drawn({ offered, taken: each, countKey })
        return drawn >= low && drawn <= high && guard.show(drawn, offered, each) === told
      }),
    )
    return taken >= 1 && taken <= 4 && possible.length === 1 && possible[0] === taken
  }).length
}

const worldsPinned = (count: number, guard: Guard) =>
  Array.from({ length: count }, (_, nth) => pinned(anyRows(chance(`slots ${nth}`)), guard)).filter(
    (rows) => rows > 0,
  ).length

describe('an attacker who knows how many slots there were', () => {
  it('breaks a guard that counts the taken as it counts people: one slot, few taken, is one person', () => {
    const asPeople: Guard = {
      drawn: ({ taken, countKey }) => drawnOf(taken, countKey),
      show: (drawn, _, taken) => guardedCount({ drawn, isEmpty: taken === 0 }),
    }
    expect(worldsPinned(100, asPeople)).toBeGreaterThan(30)
  })

  it(`learns no number from one to four in ${worlds} worlds`, () => {
    const ours: Guard = {
      drawn: ({ taken, offered, countKey }) => drawnSlots(taken, offered, countKey),
      show: (drawn, offered) => guardedSlots(drawn, offered),
    }
    expect(worldsPinned(worlds, ours)).toBe(0)
  }, 600_000)
})
