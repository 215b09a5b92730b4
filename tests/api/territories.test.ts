import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { plantGeography } from '#drizzle/geography.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { communes, departements, epcis, formerCommunes } from '#drizzle/schema/index.ts'
import { searchCommunes } from '#server/territories/search-communes.ts'
import { tree } from '#server/territories/tree.ts'

function planted(departementCode: string): Db {
  const db = openDatabase(':memory:')
  db.transaction(() => plantGeography(db, departementCode))
  return db
}

describe('the Lot', () => {
  let lot: Db
  beforeAll(() => {
    lot = planted('46')
  })

  const found = (text: string) => searchCommunes({ db: lot }, { text }).map(({ name }) => name)

  test('has 312 communes, each with its population, postal codes and EPCI', () => {
    const all = lot.select().from(communes).all()
    expect(all).toHaveLength(312)
    expect(all.every(({ population }) => population > 0)).toBe(true)
    expect(all.every(({ postalCodes }) => /^\d{5}( \d{5})*$/.test(postalCodes))).toBe(true)
    expect(all.every(({ epciSiren }) => epciSiren !== null)).toBe(true)
    const cahors = all.find(({ code }) => code === '46042')
    expect(cahors).toMatchObject({ name: 'Cahors', population: 20_050, latitude: 44.4475, longitude: 1.4406 })
    expect(lot.select().from(departements).all()).toEqual([{ code: '46', name: 'Lot', zone: 'Europe/Paris' }])
  })

  test('has nine EPCI of its own and two communes of Ouest Aveyron', () => {
    expect(
      lot
        .select()
        .from(epcis)
        .all()
        .map(({ siren }) => siren)
        .toSorted(),
    ).toEqual([
      '200023737',
      '200035327',
      '200039519',
      '200066371',
      '200067361',
      '200069383',
      '244600433',
      '244600482',
      '244600532',
      '244600573',
    ])
    const members = (siren: string) =>
      tree({ db: lot })?.communes.filter(({ epciSiren }) => epciSiren === siren).length
    expect(members('200067361')).toBe(86)
    expect(lot.select().from(epcis).where(eq(epcis.siren, '200067361')).get()?.communeCount).toBe(92)
    expect(members('200069383')).toBe(2)
  })

  test('leads from the code of a commune that merged to today’s', () => {
    const former = lot.select().from(formerCommunes).all()
    expect(former).toContainEqual({ code: '46014', communeCode: '46263' })
    expect(former.every(({ code, communeCode }) => code !== communeCode)).toBe(true)
  })

  test('is a tree whose populations add up', () => {
    const { population, ...branches } = tree({ db: lot })!
    const total = (rows: { population: number }[]) => rows.reduce((sum, row) => sum + row.population, 0)
    expect(population).toBeGreaterThan(170_000)
    expect(total(branches.communes)).toBe(population)
    expect(total(branches.epcis)).toBe(population)
    expect(branches.epcis).toHaveLength(10)
  })

  test.each(['st cere', 'Saint-Céré', 'SAINT CERE', 'saintcere', 'cere'])(
    'finds Saint-Céré when "%s" is typed',
    (typed) => {
      expect(found(typed)).toContain('Saint-Céré')
    },
  )

  test('shows the very name first, then names that begin so, then names with such a word', () => {
    expect(found('gourdon')).toEqual(['Gourdon'])
    expect(found('saint c').slice(0, 2)).toEqual(['Saint-Céré', 'Saint-Cirgues'])
    expect(found('le').slice(0, 2)).toEqual(['Le Vigan-en-Quercy', 'Le Montat'])
    expect(found('vers')).toEqual(['Saint Géry-Vers', 'Les Pechs du Vers'])
    expect(found('bouyssou')).toEqual(['Le Bouyssou'])
  })

  test('shows ten communes at most, the most populated first', () => {
    const some = found('46')
    expect(some).toHaveLength(10)
    expect(some.slice(0, 2)).toEqual(['Cahors', 'Figeac'])
  })

  test('finds the communes of a postal code, which they share', () => {
    expect(found('46500')[0]).toBe('Gramat')
    expect(found('46 400')[0]).toBe('Saint-Céré')
    expect(found('46130')).toEqual(expect.arrayContaining(['Biars-sur-Cère', 'Bretenoux']))
  })

  test.each(['', '  ', '-', '%', '_', 'xyz', "' or 1=1 --"])('finds nothing when "%s" is typed', (typed) => {
    expect(found(typed)).toEqual([])
  })

  test('says of each commune where it is', () => {
    expect(searchCommunes({ db: lot }, { text: 'figeac' })[0]).toEqual({
      code: '46102',
      name: 'Figeac',
      postalCodes: ['46100'],
      epciName: 'CC Grand-Figeac',
      latitude: 44.6086,
      longitude: 2.0333,
    })
  })
})

test.each([
  ['12', 285, 20, 'Rodez', 'Europe/Paris'],
  ['974', 24, 5, 'Saint-Denis', 'Indian/Reunion'],
  ['2A', 124, 7, 'Ajaccio', 'Europe/Paris'],
])('the département %s is planted whole', (code, communesThere, epcisThere, chiefTown, zone) => {
  const db = planted(code)
  const { communes: all, epcis: groups } = tree({ db })!
  expect(all).toHaveLength(communesThere)
  expect(groups).toHaveLength(epcisThere)
  expect(searchCommunes({ db }, { text: chiefTown })[0]?.name).toBe(chiefTown)
  expect(db.select().from(departements).get()?.zone).toBe(zone)
})

test('Paris is one commune, found by the postal code of an arrondissement whose code leads to it', () => {
  const db = planted('75')
  expect(tree({ db })?.communes.map(({ code }) => code)).toEqual(['75056'])
  expect(searchCommunes({ db }, { text: '75011' })[0]?.name).toBe('Paris')
  expect(db.select().from(formerCommunes).all()).toContainEqual({ code: '75111', communeCode: '75056' })
})

test('an island without EPCI is in the tree all the same', () => {
  const island = tree({ db: planted('29') })?.communes.find(({ name }) => name === 'Ouessant')
  expect(island).toMatchObject({ epciSiren: null })
})

test.each(['99', '20', '987', '', 'Lot'])(
  '"%s" is refused as a département, and nothing is planted',
  (code) => {
    const db = openDatabase(':memory:')
    expect(() => db.transaction(() => plantGeography(db, code))).toThrow(
      /^There is no département "[^\n]*"\. [^\n]*$/,
    )
    expect(tree({ db })).toBeNull()
  },
)
