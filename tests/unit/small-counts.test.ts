import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countKeys,
  drawnOf,
  drawnSlots,
  guardedCount,
  guardedHours,
  guardedPercent,
  guardedSlots,
  isDrawn,
} from '#shared/small-counts.ts'

const key = fc.nat({ max: countKeys - 1 })

/** Keys evenly spread: what chance gives on average. */
const spread = Array.from({ length: 1_000 }, (_, nth) => Math.floor(((nth + 0.5) * countKeys) / 1_000))

describe('what counts outside the structure', () => {
  it('is seven in eight on average, whatever the number of people of a record', () => {
    for (const people of [1, 2, 7, 8, 30]) {
      const counted = spread.reduce((sum, each) => sum + drawnOf(people, each), 0)
      expect(counted / spread.length / people).toBeCloseTo(7 / 8, 2)
    }
  })

  it('grows with the people of the record, and one number of them looks like another', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 1, max: 500 }), (countKey, people) => {
        const counted = drawnOf(people, countKey)
        expect(drawnOf(people + 1, countKey) - counted).toBeOneOf([0, 1])
        expect(people - counted).toBeOneOf([Math.floor(people / 8), Math.floor(people / 8) + 1])
        expect(
          spread.some((other) => drawnOf(counted + Math.ceil((counted + 1) / 7), other) === counted),
        ).toBe(true)
      }),
    )
  })

  it('takes a session as it takes one person', () => {
    expect(isDrawn(0)).toBe(true)
    expect(isDrawn(countKeys * (7 / 8) - 1)).toBe(true)
    expect(isDrawn(countKeys * (7 / 8))).toBe(false)
    expect(isDrawn(countKeys - 1)).toBe(false)
  })
})

describe('a count that leaves the structure', () => {
  it('never tells one to four from one another, and is zero only when nobody is there', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        const drawn = keys.filter(isDrawn).length
        expect(guardedCount({ drawn, isEmpty: false })).toBe('few')
      }),
    )
    expect(guardedCount({ drawn: 0, isEmpty: true })).toBe(0)
  })

  it('is a multiple of five, put right for what was left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 1_000_000 }), (drawn) => {
        const shown = guardedCount({ drawn, isEmpty: false }) as number
        expect(shown % 5).toBe(0)
        expect(shown).toBeGreaterThanOrEqual(5)
        expect(Math.abs(shown - (drawn * 8) / 7)).toBeLessThanOrEqual(2.5)
      }),
    )
    expect(guardedCount({ drawn: 700, isEmpty: false })).toBe(800)
  })

  it('comes with whole hours, put right alike, and without any beside few', () => {
    expect(guardedHours(7 * 3600, 10)).toBe(8)
    expect(guardedHours(0, 0)).toBe(0)
    expect(guardedHours(7 * 3600, 'few')).toBeNull()
  })
})

describe('a percentage that leaves the structure', () => {
  it('is of what is shown, and hidden with what is hidden or under ten', () => {
    expect(guardedPercent(10, 40)).toBe(25)
    expect(guardedPercent(0, 10)).toBe(0)
    expect(guardedPercent(15, 10)).toBe(100)
    expect(guardedPercent(5, 5)).toBeNull()
    expect(guardedPercent('few', 100)).toBeNull()
    expect(guardedPercent(0, 'few')).toBeNull()
  })
})

describe('slots taken, of slots that all know', () => {
  it('never tell how many for certain, whatever is subtracted: a full hour looks like another', () => {
    for (let offered = 1; offered <= 40; offered++) {
      const ways = new Map<number, Set<number>>()
      for (let taken = 0; taken <= offered; taken++)
        for (const each of spread) {
          const drawn = drawnSlots(taken, offered, each)
          expect(drawn).toBeLessThanOrEqual(offered)
          ways.set(drawn, (ways.get(drawn) ?? new Set()).add(taken))
        }
      /* Of what counts as less than nothing, nobody came: that is no secret. */
      for (const [drawn, some] of ways)
        expect([offered, drawn, some.size > 1]).toEqual([offered, drawn, drawn >= 0])
    }
  })

  it('are right on average', () => {
    for (const [taken, offered] of [
      [0, 20],
      [3, 8],
      [17, 40],
    ] as const) {
      const drawn = spread.reduce((sum, each) => sum + drawnSlots(taken, offered, each), 0) / spread.length
      expect(drawn).toBeCloseTo(taken, 2)
    }
  })

  it('are a multiple of five, never more than there were, and few when nobody came', () => {
    expect(guardedSlots(0, 0)).toBe(0)
    expect(guardedSlots(1, 1)).toBe('few')
    expect(guardedSlots(0, 12)).toBe('few')
    expect(guardedSlots(18, 18)).toBe(15)
    expect(guardedSlots(81, 100)).toBe(80)
  })
})
