import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryOutline } from '#shared/country-outline.ts'
import { isOverseas, positionOfDepartement } from '#shared/departement-centres.ts'
import { type Measured, measures } from '#shared/map-measures.ts'
import { rowsOfDepartements } from '#shared/map-rows.ts'
import { discsScene } from '#shared/map-scene.ts'
import { boxOf } from '#shared/map-ground.ts'

type Known = { code: string; nom: string; zone: string }
const nearPackage = createRequire(import.meta.url)
const every = (
  JSON.parse(
    readFileSync(nearPackage.resolve('@etalab/decoupage-administratif/data/departements.json'), 'utf8'),
  ) as Known[]
).filter(({ zone }) => zone !== 'com')

const told = (sessions: number | 'few'): Measured => {
  const theme = { sessions, frequency: null, hours: null, share: null, percent: null }
  return {
    sessions,
    participants: sessions,
    hours: null,
    themes: { everyday: theme, citizen: theme, autonomy: theme },
  } as unknown as Measured
}

const sceneOf = (some: readonly Known[], sessions: readonly (number | 'few')[] = [], width = 640) =>
  discsScene({
    rows: rowsOfDepartements(
      some.map(({ code, nom }, nth) => ({
        ...told(sessions[nth] ?? 100),
        level: 'departement' as const,
        code,
        name: nom,
      })),
    ),
    measure: measures.seances,
    contours: null,
    width,
    within: { level: 'country', code: 'france' },
  })

describe('the map of the country', () => {
  it('has somewhere for each of its hundred and one départements', () => {
    expect(every).toHaveLength(101)
    expect(
      sceneOf(every)
        .marks.map(({ code }) => code)
        .toSorted(),
    ).toEqual(every.map(({ code }) => code).toSorted())
    expect(positionOfDepartement('99')).toBeNull()
  })

  it('puts each on the mainland or in Corsica, and those overseas in a line under both', () => {
    const { top, bottom, left, right } = boxOf(countryOutline.flat())
    for (const { code, nom } of every) {
      const [longitude, latitude] = positionOfDepartement(code)!
      const isInside = longitude > left && longitude < right && latitude > top && latitude < bottom
      expect([nom, isInside]).toEqual([nom, !isOverseas(code)])
    }
    const { marks } = sceneOf(every)
    const heights = (overseas: boolean) =>
      marks.filter(({ code }) => isOverseas(code) === overseas).map(({ at }) => at[1])
    expect(Math.min(...heights(true))).toBeGreaterThan(Math.max(...heights(false)))
  })

  it('shows every circle whole, whatever the départements and the width', () => {
    fc.assert(
      fc.property(
        fc.subarray(every, { minLength: 2 }),
        fc.array(fc.oneof(fc.constant('few' as const), fc.nat({ max: 100_000 })), {
          minLength: 101,
          maxLength: 101,
        }),
        fc.integer({ min: 280, max: 1000 }),
        (some, sessions, width) => {
          const { marks, ground } = sceneOf(some, sessions, width)
          expect(marks).toHaveLength(some.length)
          for (const mark of marks) {
            const radius = mark.kind === 'disc' ? mark.radius : 0
            expect(mark.at[0] - radius).toBeGreaterThanOrEqual(0)
            expect(mark.at[0] + radius).toBeLessThanOrEqual(ground.width)
            expect(mark.at[1] - radius).toBeGreaterThanOrEqual(0)
            expect(mark.at[1] + radius).toBeLessThanOrEqual(ground.height)
          }
        },
      ),
    )
  })

  it('draws few as three would be, so that nobody measures one, two or four', () => {
    const [lot, aveyron] = every.filter(({ code }) => code === '46' || code === '12').toReversed()
    const radiusOf = (sessions: number | 'few') => {
      const mark = sceneOf([lot!, aveyron!], [sessions, 12]).marks.find(({ code }) => code === '46')
      return mark?.kind === 'disc' ? mark.radius : 0
    }
    expect(radiusOf('few')).toBe(radiusOf(3))
    expect(radiusOf(8)).toBeGreaterThan(radiusOf('few'))
  })
})
