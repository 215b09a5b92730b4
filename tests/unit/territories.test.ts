import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communeSearch } from '#shared/commune-search.ts'
import { distanceKm, searchable, zoneOf } from '#shared/territories.ts'

test.each([
  ['Saint-Céré', 'saint cere'],
  ['st cere', 'saint cere'],
  ['ST CÉRÉ', 'saint cere'],
  ['  St.  Céré ', 'saint cere'],
  ['Ste-Colombe', 'sainte colombe'],
  ['Puy-l’Évêque', 'puy l eveque'],
  ["puy l'eveque", 'puy l eveque'],
  ['L’Hospitalet', 'l hospitalet'],
  ['Sœurs-et-Lætitia', 'soeurs et laetitia'],
  ['Strenquels', 'strenquels'],
  ['constructor', 'constructor'],
  ['46 100', '46 100'],
  ['—', ''],
])('%s is searched as "%s"', (written, searched) => {
  expect(searchable(written)).toBe(searched)
})

test('what is searchable stays as it is, and holds nothing but letters, digits and single spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      const searched = searchable(written)
      expect(searchable(searched)).toBe(searched)
      expect(searched).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
    }),
  )
})

test('a name composed or decomposed is searched alike', () => {
  expect(searchable('Évêque'.normalize('NFD'))).toBe(searchable('Évêque'.normalize('NFC')))
})

const cahors = { latitude: 44.4475, longitude: 1.4406 }
const figeac = { latitude: 44.6086, longitude: 2.0333 }

test('Cahors is fifty kilometres from Figeac as the crow flies, both ways', () => {
  expect(distanceKm(cahors, figeac)).toBeCloseTo(50.3, 1)
  expect(distanceKm(figeac, cahors)).toBe(distanceKm(cahors, figeac))
})

test('a point is at no distance from itself, and the antipodes are half a turn away', () => {
  expect(distanceKm(cahors, cahors)).toBe(0)
  const opposite = { latitude: -cahors.latitude, longitude: cahors.longitude - 180 }
  expect(distanceKm(cahors, opposite)).toBeCloseTo(20015.1, 0)
})

test('a degree of latitude is 111 km, and a degree of longitude shrinks towards the poles', () => {
  expect(distanceKm({ latitude: 44, longitude: 1 }, { latitude: 45, longitude: 1 })).toBeCloseTo(111.2, 1)
  expect(distanceKm({ latitude: 60, longitude: 1 }, { latitude: 60, longitude: 2 })).toBeCloseTo(55.6, 1)
})

test.each([
  ['46', 'Europe/Paris'],
  ['2A', 'Europe/Paris'],
  ['971', 'America/Guadeloupe'],
  ['972', 'America/Martinique'],
  ['973', 'America/Cayenne'],
  ['974', 'Indian/Reunion'],
  ['976', 'Indian/Mayotte'],
])('the clocks of %s show the time of %s', (departement, zone) => {
  expect(zoneOf(departement)).toBe(zone)
  expect(() => new Intl.DateTimeFormat('fr', { timeZone: zone })).not.toThrow()
})

test('a search is one short line', () => {
  expect(communeSearch.parse({ text: ' cahors ' })).toEqual({ text: 'cahors' })
  expect(communeSearch.safeParse({ text: 'a'.repeat(61) }).success).toBe(false)
  expect(communeSearch.safeParse({ text: 'cahors', limit: 1000 }).success).toBe(false)
})
