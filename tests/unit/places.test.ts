import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesNamed, placesNear } from '#shared/places.ts'

const place = (name: string, changed = {}) => ({
  name,
  communeCode: '46128',
  communeName: 'Gramat',
  postalCode: '46500',
  epciName: 'Cauvaldor' as string | null,
  latitude: null as number | null,
  longitude: null as number | null,
  ...changed,
})

const gramat = place('Médiathèque de Gramat')
const rocamadour = place('Mairie de Rocamadour', { communeCode: '46240', communeName: 'Rocamadour' })
const saintCere = place('France Services', {
  communeCode: '46251',
  communeName: 'Saint-Céré',
  postalCode: '46400',
})
const cahors = place('Bibliothèque', {
  communeCode: '46042',
  communeName: 'Cahors',
  postalCode: '46000',
  epciName: 'Grand Cahors',
})
const all = [cahors, saintCere, rocamadour, gramat]
const inGramat = { communeCode: '46128', postalCodes: ['46500'], epciName: 'Cauvaldor', point: null }
const named = (found: { place: { name: string } }[]) => found.map((each) => each.place.name)

describe('the places near a commune', () => {
  it('are its own, then those of its postal code, of its EPCI, and the others, where no distance is known', () => {
    expect(named(placesNear(all, inGramat))).toEqual([
      'Médiathèque de Gramat',
      'Mairie de Rocamadour',
      'France Services',
      'Bibliothèque',
    ])
  })

  it('go by distance where it is known, the commune’s own before all', () => {
    const far = { ...gramat, latitude: 45, longitude: 2 }
    const near = { ...cahors, latitude: 44.78, longitude: 1.73 }
    const found = placesNear([far, near, saintCere], {
      ...inGramat,
      point: { latitude: 44.78, longitude: 1.72 },
    })
    expect(named(found)).toEqual(['Médiathèque de Gramat', 'Bibliothèque', 'France Services'])
    expect(found[1]?.km).toBeCloseTo(0.79, 1)
    expect(found[2]?.km).toBeNull()
  })

  it('are all there, each once, in an order that does not depend on how they came', () => {
    const some = fc.array(
      fc.record({
        name: fc.string(),
        communeCode: fc.constantFrom('46128', '46042'),
        communeName: fc.constant('x'),
        postalCode: fc.constantFrom('46500', '46000'),
        epciName: fc.constantFrom('Cauvaldor', null),
        latitude: fc.option(fc.double({ min: 44, max: 45, noNaN: true })),
        longitude: fc.option(fc.double({ min: 1, max: 2, noNaN: true })),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, fc.boolean(), (places, knows) => {
        const where = { ...inGramat, point: knows ? { latitude: 44.5, longitude: 1.5 } : null }
        const found = placesNear(places, where)
        expect(new Set(found.map((each) => each.place))).toEqual(new Set(places))
        expect(found.map(({ km }) => km)).toEqual(placesNear(places.toReversed(), where).map(({ km }) => km))
      }),
    )
  })
})

describe('places by name', () => {
  it.each([
    ['mediatheque', ['Médiathèque de Gramat']],
    ['FRANCE serv', ['France Services']],
    ['st cere', ['France Services']],
    ['biblio cahors', ['Bibliothèque']],
    ['mairie de rocamadour', ['Mairie de Rocamadour']],
    ['theque', []],
    ['  ', []],
  ])('"%s" finds %j', (typed, expected) => {
    expect(placesNamed(all, typed).map(({ name }) => name)).toEqual(expected)
  })
})
