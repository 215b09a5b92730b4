import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearestOf } from '#shared/nearest.ts'
import { distanceKm, type Point } from '#shared/territories.ts'

const point = fc.record({
  latitude: fc.double({ min: -21.5, max: 51.5, noNaN: true }),
  longitude: fc.double({ min: -62, max: 56, noNaN: true }),
})

it('the nearest point is the nearest of all, however they lie', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), point, (many, from) => {
      const naive = Math.min(...many.map((each) => distanceKm(from, each)))
      expect(nearestOf(many)(from)).toBe(Math.round(naive * 10) / 10)
    }),
  )
})

it('is at no distance where one is, and nowhere when there is none', () => {
  const cahors: Point = { latitude: 44.4475, longitude: 1.4406 }
  expect(nearestOf([cahors])(cahors)).toBe(0)
  expect(nearestOf([])(cahors)).toBeNull()
})
