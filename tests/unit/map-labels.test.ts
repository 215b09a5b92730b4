import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf } from '#shared/map-ground.ts'
import { type Label, labelsOf, letters } from '#shared/map-labels.ts'
import { measures } from '#shared/map-measures.ts'
import { discsScene, type MapRow } from '#shared/map-scene.ts'
import { wholeView } from '#shared/map-view.ts'

const towns = ['Lalbenque', 'Limogne-en-Quercy', 'Gramat', 'Saint-Céré', 'Mers', 'Bretenoux', 'WWWWWW']
const anyRow = fc.record({
  town: fc.constantFrom(...towns),
  sessions: fc.nat(500),
  longitude: fc.double({ min: 1, max: 2.2, noNaN: true }),
  latitude: fc.double({ min: 44.2, max: 45, noNaN: true }),
})
const theme = { sessions: 0, frequency: 0, hours: 0, hoursPercent: 0 }

const rowOf = (
  { town, sessions, longitude, latitude }: typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never,
  nth: number,
): MapRow => ({
  key: `place-${nth}`,
  level: 'place',
  code: String(nth),
  name: `Mairie de ${town}`,
  within: town,
  position: [longitude, latitude],
  sessions,
  participants: sessions,
  hours: sessions,
  themes: { everyday: theme, citizen: theme, autonomy: theme },
})

/** Where the words end, in letters a little wider than a usual one. */
function endsOf({ at: [x], anchor, lines }: Label) {
  const wide = Math.max(...lines.map((line) => line.length)) * letters * 0.58
  const left = { start: x, middle: x - wide / 2, end: x - wide }[anchor]
  return { left, right: left + wide }
}

describe('the names on a map', () => {
  it('are inside its frame and off its scale, on a phone as on a large screen', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 280, max: 900 }),
        (rows, width) => {
          const asked = { rows: rows.map(rowOf), measure: measures.seances, contours: null, width }
          const scene = discsScene({ ...asked, within: { level: 'departement', code: '46' } })
          const scale = scaleOf(scene.ground, 1)
          for (const label of labelsOf(scene, wholeView)) {
            const { left, right } = endsOf(label)
            expect(left).toBeGreaterThanOrEqual(0)
            expect(right).toBeLessThanOrEqual(width)
            const isBeside = label.at[1] < scale.y - letters || left > scale.x + scale.length
            expect(isBeside).toBe(true)
          }
        },
      ),
    )
  })
})
