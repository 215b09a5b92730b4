import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardedCount, guardedPercent, sumOfKeys } from '#shared/small-counts.ts'

const key = fc.nat({ max: 2 ** 32 - 1 })

describe('a count that leaves the structure', () => {
  it('never tells one to four from one another, and tells nobody apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), key, (count, drawn) => {
        expect(guardedCount(count, drawn)).toBe('few')
      }),
    )
    expect(guardedCount(0, 7)).toBe(0)
  })

  it('is a multiple of five less than five away, and always the same for the same records', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 100_000 }), fc.array(key), (count, keys) => {
        const shown = guardedCount(count, sumOfKeys(keys)) as number
        expect(shown % 5).toBe(0)
        expect(shown).toBeGreaterThanOrEqual(5)
        expect(Math.abs(shown - count)).toBeLessThan(5)
        expect(guardedCount(count, sumOfKeys(keys.toReversed()))).toBe(shown)
      }),
    )
  })

  it('is right on average: seven shows five three times out of five, ten twice', () => {
    const draws = Array.from({ length: 1_000 }, (_, nth) => guardedCount(7, (nth * 2 ** 32) / 1_000))
    expect(draws.filter((shown) => shown === 5)).toHaveLength(600)
    expect(draws.filter((shown) => shown === 10)).toHaveLength(400)
  })

  it('leaves room for others: of eleven and ten who are the same but one, one cannot tell which', () => {
    const shown = (count: number) => [0, 0.1, 0.3, 0.9].map((part) => guardedCount(count, part * 2 ** 32))
    expect(shown(11)).toEqual([15, 15, 10, 10])
    expect(shown(14)).toEqual([15, 15, 15, 10])
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
