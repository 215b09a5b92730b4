import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#client/imports/read-spreadsheet.ts'
import { finderOf } from '#shared/imported-ground.ts'
import { doublesIn, peopleSheetOf, type PersonRead, readPerson } from '#shared/imported-people.ts'
import { type Cell, csv, ods, utf8, xlsx } from '../spreadsheets.ts'
import { ground } from './read-rows.ts'

const headings = [
  'Nom',
  'Prénom',
  'Année de naissance',
  'Téléphone',
  'Courriel',
  'Commune',
  'Genre',
  'Situation',
  'Notes',
]

async function read(rows: Cell[][], write = xlsx): Promise<PersonRead[]> {
  const sheet = peopleSheetOf(await readSpreadsheet(write(rows)))
  if (!sheet) throw new Error('No line of headings')
  return sheet.lines.map((line) => readPerson(sheet, line, uuidv7(), ground, finderOf(ground)))
}

const odile: Cell[] = [
  'Vergnes',
  'Odile',
  1950,
  '06 12 34 56 78',
  'Odile.Vergnes@Exemple.fr',
  'SAINT CERE',
  'Mme',
  'Retraitée',
  'Vient le mardi.',
]

describe('people of a spreadsheet', () => {
  test.each([
    ['XLSX', xlsx],
    ['ODS', ods],
    ['CSV', (rows: Cell[][]) => utf8(csv(rows))],
  ])('are read from %s', async (_, write) => {
    expect(await read([headings, odile], write as typeof xlsx)).toMatchObject([
      {
        line: 2,
        refusals: [],
        remarks: [],
        beneficiary: {
          lastName: 'Vergnes',
          firstName: 'Odile',
          birthYear: 1950,
          phone: '0612345678',
          hasNoPhone: false,
          email: 'odile.vergnes@exemple.fr',
          communeCode: '46251',
          gender: 'feminin',
          status: 'retraite',
          notes: 'Vient le mardi.',
        },
      },
    ])
  })

  test('are read under headings of any spelling and order, and below a title', async () => {
    const rows = [['Mes usagers'], [], ['PRENOM', 'tél', 'nom de famille'], ['Odile', '612345678', 'Vergnes']]
    expect(await read(rows)).toMatchObject([
      { line: 4, beneficiary: { firstName: 'Odile', lastName: 'Vergnes', phone: '0612345678' } },
    ])
    expect(peopleSheetOf([{ number: 1, cells: ['Nom', 'Téléphone'] }])).toBeNull()
  })

  test.each([
    [{ day: '1950-03-12' }, 1950],
    ['12/03/1950', 1950],
    ['né en 1950', 1950],
    ['1950', 1950],
    ['12/03/50', null],
    ['2027', null],
    ['1850', null],
    ['75 ans', null],
  ])('keep of « %o » the year alone, if it is one', async (said, year) => {
    const [person] = await read([
      ['Nom', 'Prénom', 'Né le'],
      ['Vergnes', 'Odile', said],
    ])
    expect(person?.beneficiary?.birthYear).toBe(year)
    expect(person?.remarks).toHaveLength(year === null ? 1 : 0)
  })

  test('may be said to have no telephone', async () => {
    expect(
      await read([
        ['Nom', 'Prénom', 'Tel'],
        ['Vergnes', 'Odile', 'pas de téléphone'],
      ]),
    ).toMatchObject([{ beneficiary: { phone: null, hasNoPhone: true }, remarks: [] }])
  })

  test('come without what is not understood, which is said', async () => {
    const wrong: Cell[] = ['Vergnes', 'Odile', '', '12 34', 'odile chez exemple', 'Atlantis', 'x', 'y', '']
    const [person] = await read([headings, wrong])
    expect(person?.beneficiary).toMatchObject({
      phone: null,
      email: null,
      communeCode: null,
      gender: null,
      status: null,
    })
    expect(person?.remarks).toHaveLength(5)
  })

  test('are refused without a name, with the number of their line', async () => {
    expect(await read([headings, ['', 'Odile'], ['Vergnes', '']])).toMatchObject([
      { line: 2, beneficiary: null, refusals: ['Le nom manque.'] },
      { line: 3, beneficiary: null, refusals: ['Le prénom manque.'] },
    ])
  })

  test('leave in the file the notes that may not be kept', async () => {
    const [person] = await read([
      ['Nom', 'Prénom', 'Notes'],
      ['Vergnes', 'Odile', 'Sécu 2 55 08 14 168 025 38'],
    ])
    expect(person).toMatchObject({ beneficiary: { notes: '' }, hasDelicateNote: false })
    expect(person?.remarks).toHaveLength(1)
    const [other] = await read([
      ['Nom', 'Prénom', 'Notes'],
      ['Vergnes', 'Odile', 'Parle de son cancer.'],
    ])
    expect(other).toMatchObject({ hasDelicateNote: true })
  })
})

describe('doubles', () => {
  const known = { firstName: 'Odile', lastName: 'Vergnes', birthYear: null, phone: '0612345678', email: null }

  test('are found among those one follows and inside the file, by the surest likeness', async () => {
    const people = await read([
      ['Nom', 'Prénom', 'Téléphone'],
      ['Vergnes-Roux', 'O.', '0612345678'],
      ['Roques', 'Jean', ''],
      ['Roque', 'Jean', ''],
      ['Delmas', 'Anne', ''],
    ])
    const doubles = doublesIn(people, [known])
    expect([...doubles]).toEqual([
      [2, { name: 'Odile Vergnes', line: null, likenesses: ['phone'] }],
      [4, { name: 'Jean Roques', line: 3, likenesses: ['names'] }],
    ])
  })

  test('of two likenesses show the surer', async () => {
    const people = await read([
      ['Nom', 'Prénom', 'Téléphone'],
      ['Vergnes', 'Odile', '0698765432'],
    ])
    const neighbour = { ...known, firstName: 'Zoé', lastName: 'Autre', phone: '0698765432' }
    expect(doublesIn(people, [{ ...known, phone: null }, neighbour]).get(2)?.name).toBe('Zoé Autre')
  })
})
