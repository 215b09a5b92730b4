import { describe, expect, test } from 'vitest'
import { choiceKey, finderOf } from '#shared/imported-ground.ts'
import { questionsIn, unsaidIn } from '#shared/imported-report.ts'
import { coop, espaceCoop } from '../other-tools.ts'
import { cere, gramat, ground, read, refusalsIn, sessionsIn } from './read-rows.ts'

describe('where it counts', () => {
  test('is the place of that name, whatever its spelling and its address', async () => {
    for (const name of ['MEDIATHEQUE DE GRAMAT', 'Médiathèque de Gramat, 46500 Gramat'])
      expect((await read(coop({ 'Nom du lieu': name }))).all).toMatchObject([
        { asked: [], session: { placeId: gramat } },
      ])
  })

  test('is our only place of that commune, which is asked', async () => {
    const { all } = await read(coop({ 'Nom du lieu': 'Mairie' }))
    expect(all).toMatchObject([{ session: { placeId: gramat }, asked: [{ what: 'place', said: 'Mairie' }] }])
  })

  test('is another place of the commune, when none of ours is there', async () => {
    const away = { 'Nom du lieu': 'Mairie', Commune: 'Cahors', 'Code Insee': 46042 }
    expect(await sessionsIn(coop(away))).toMatchObject([
      { channel: 'other', placeId: null, communeCode: '46042' },
    ])
    expect(await sessionsIn(coop(away), { places: { mairie: cere } })).toMatchObject([
      { channel: 'place', placeId: cere },
    ])
  })

  test('is not guessed in a commune that we do not know, until somebody says it', async () => {
    const away = { 'Nom du lieu': 'Ailleurs', Commune: 'Brest', 'Code Insee': '29019' }
    expect(await refusalsIn(coop(away))).toEqual([['On ne sait pas où est «\u00a0Ailleurs\u00a0».']])
    expect(await sessionsIn(coop(away), { places: { ailleurs: gramat } })).toMatchObject([
      { placeId: gramat },
    ])
  })

  test('is the residence at a distance, or else the usual place', async () => {
    const remote = { 'Canaux d’accompagnement': 'À distance' }
    const silent = {
      ...remote,
      'Commune du bénéficiaire': '',
      'Code Insee du bénéficiaire': '',
      'ID CRA': 'b',
    }
    expect(await sessionsIn(coop(remote, silent))).toMatchObject([
      { channel: 'remote', residenceCode: '46251', placeId: null },
      { channel: 'remote', residenceCode: null, placeId: gramat },
    ])
  })
})

describe('what is not clear', () => {
  test('is asked once however often it is said, and by what it is', async () => {
    const odd = { 'Thématique(s) d’accompagnement': 'E-mail\nDomotique', 'Genre du bénéficiaire': 'X' }
    const { all } = await read(coop(odd, { ...odd, 'ID CRA': 'b' }))
    expect(questionsIn(all)).toEqual([
      { asked: { what: 'topics', said: 'Domotique' }, times: 2 },
      { asked: { what: 'gender', said: 'X' }, times: 2 },
    ])
    expect(all[0]?.session).toMatchObject({ topics: ['email'], genders: {} })
    const chosen = { words: { [choiceKey('topics', 'domotique')]: 'culture_numerique' } }
    expect(await sessionsIn(coop(odd), chosen)).toMatchObject([{ topics: ['email', 'culture_numerique'] }])
  })

  test.each([
    [{ Date: '' }, 'Le jour manque.'],
    [{ Date: '31/02/2025' }, 'Le jour n’est pas compris.'],
    [{ Date: { day: '2026-06-16' } }, 'Le jour est dans le futur.'],
    [{ 'Durée (min)': 'longtemps' }, 'La durée n’est pas comprise.'],
    [{ 'Durée (min)': 600 }, 'La durée va de 5 minutes à 8 heures.'],
    [{ Type: 'Animation' }, 'Ni accompagnement individuel, ni atelier collectif.'],
    [{ 'Thématique(s) d’accompagnement': '' }, 'Aucune thématique connue.'],
  ])('is refused with a sentence: %o', async (line, sentence) => {
    expect(await refusalsIn(coop(line))).toEqual([[sentence]])
  })
})

describe('tags', () => {
  test('are those that the advisor knows, whatever their spelling, and the others are asked', async () => {
    const { all } = await read(coop({ Tags: 'ete numerique\nCafé des aidants' }))
    expect(all).toMatchObject([
      {
        session: { tagIds: [ground.tags[0]?.id] },
        asked: [{ what: 'tag', said: 'Café des aidants' }],
      },
    ])
    expect((await read(coop({}))).all[0]?.session).not.toHaveProperty('tagIds')
  })
})

describe('notes', () => {
  const secret = { 'Notes supplémentaires': 'Sécu 2 55 08 14 168 025 38' }
  const delicate = { 'Notes supplémentaires': 'Parle de son cancer.' }
  const plain = { 'Notes supplémentaires': 'Revient mardi.' }

  test('stay in the file unless they are wanted', async () => {
    expect(await sessionsIn(coop(plain))).toMatchObject([{ notes: '' }])
    expect(await sessionsIn(coop(plain), { notes: true })).toMatchObject([{ notes: 'Revient mardi.' }])
  })

  test('that hold a number stay in the file even so, and the session comes', async () => {
    const { all } = await read(coop(secret), { notes: true, delicateNotes: true })
    expect(all).toMatchObject([{ session: { notes: '' }, refusals: [] }])
    expect(all[0]?.remarks).toHaveLength(1)
  })

  test('that seem delicate come only when they were read again', async () => {
    expect(await sessionsIn(coop(delicate), { notes: true })).toMatchObject([{ notes: '' }])
    expect(await sessionsIn(coop(delicate), { notes: true, delicateNotes: true })).toMatchObject([
      { notes: 'Parle de son cancer.', noteConfirmed: true },
    ])
  })

  test('are cut to what a note holds', async () => {
    const { all } = await read(coop({ 'Notes supplémentaires': 'mot '.repeat(200) }), { notes: true })
    expect(all[0]?.session?.notes.length).toBeLessThanOrEqual(500)
    expect(all[0]?.remarks).toEqual(['La note est coupée à 500 caractères.'])
  })
})

test('a finder tells nothing of what two places share', () => {
  const twins = [
    { id: gramat, name: 'Mairie', communeCode: '46128' },
    { id: cere, name: 'Mairie', communeCode: '46251' },
  ]
  const find = finderOf({ ...ground, places: twins })
  expect(find.place('Mairie', null)).toEqual({ placeId: null, byName: false })
  expect(find.place('Mairie', '46251')).toEqual({ placeId: cere, byName: false })
})

test('a finder knows a commune whose code lost its first zero in a spreadsheet', () => {
  const find = finderOf({ ...ground, communes: [{ code: '01004', name: 'Ambérieu-en-Bugey' }] })
  expect(find.commune('1004', '')).toBe('01004')
  expect(find.commune('', '01500 AMBERIEU EN BUGEY')).toBe('01004')
  expect(find.commune('1005', '')).toBeNull()
})

describe('what has no equal here', () => {
  test('is told with how many people and where, and leaves them « Non communiqué »', async () => {
    const { all } = await read(
      espaceCoop(
        {
          'Nb Participants': 5,
          'Âge >60 ans': '',
          'Âge 18-35 ans': 2,
          'Âge 12-17 ans': 1,
          'Statut Hétérogène': 3,
        },
        { 'ID interne': 'b', 'Nb Participants': 3, 'Âge 18-35 ans': 2, 'Âge >60 ans': '' },
      ),
    )
    expect(all).toMatchObject([{ session: { ages: { '12-17': 1 } } }, { session: { ages: {} } }])
    expect(unsaidIn(all)).toEqual([
      { said: 'Âge 18-35 ans', people: 4, sessions: 2, line: 2 },
      { said: 'Statut Hétérogène', people: 3, sessions: 1, line: 2 },
    ])
  })

  test('is also what somebody chose to leave out, and nothing else', async () => {
    const odd = coop({ 'Tranche d’âge du bénéficiaire': '18-35 ans' })
    expect(unsaidIn((await read(odd)).all)).toEqual([])
    const { all } = await read(odd, { words: { [choiceKey('age', '18-35 ans')]: '' } })
    expect(unsaidIn(all)).toMatchObject([{ said: '18-35 ans', people: 1, sessions: 1 }])
    expect(unsaidIn((await read(coop({ 'Tranche d’âge du bénéficiaire': 'Non communiqué' }))).all)).toEqual(
      [],
    )
  })
})
