import { describe, expect, test } from 'vitest'
import { fieldNamed, sheetOf } from '#shared/imported-columns.ts'
import { choiceKey } from '#shared/imported-ground.ts'
import { coop, coopWorkshop, espaceCoop } from '../other-tools.ts'
import { type Cell, csv, ods, utf8, xlsx } from '../spreadsheets.ts'
import { gramat, read, sessionsIn } from './read-rows.ts'

describe('headings', () => {
  test.each([
    ['DUREE  (MIN)', 'minutes'],
    ['thematique(s) d\u2019accompagnement', 'topics'],
    ["Thématique(s) d'accompagnement", 'topics'],
    ['Code INSEE', 'insee'],
    ['Tranche d’âge du bénéficiaire', 'age'],
    ['Âge <12 ans', 'ages.0-11'],
    ['Bénéficiaire', null],
    ['', null],
  ])('« %s » is understood as it is meant', (heading, field) => {
    expect(fieldNamed(heading)).toBe(field)
  })

  test('are found under what a tool writes above them, in any order', () => {
    const lines = [['Export'], [], ['Thèmes', 'Date', 'Durée'], ['x', 'y', 'z'], [], ['a', 'b', 'c']]
    const sheet = sheetOf(lines.map((cells, at) => ({ number: at + 1, cells })))
    expect(sheet?.columns).toEqual(['topics', 'day', 'minutes'])
    expect(sheet?.lines.map(({ number }) => number)).toEqual([4, 6])
  })

  test('are those of the line that knows most, whatever was filtered above', () => {
    const lines = [
      ['Date', 'Type', 'Lieu'],
      ['du 1er', 'tous', 'tous'],
      ['Date', 'Type', 'Durée', 'Thèmes'],
    ]
    const sheet = sheetOf(lines.map((cells, at) => ({ number: at + 1, cells })))
    expect(sheet?.columns).toEqual(['day', 'kind', 'minutes', 'topics'])
  })

  test('of anything else are not taken for a journal', () => {
    expect(sheetOf([{ number: 1, cells: ['Nom', 'Prénom', 'Téléphone'] }])).toBeNull()
    expect(sheetOf([])).toBeNull()
  })
})

describe('the export of La Coop', () => {
  test.each([
    ['XLSX', xlsx],
    ['ODS', ods],
    ['CSV', (rows: Cell[][]) => utf8(csv(rows))],
  ])('gives the session that each line tells, from %s', async (_, write) => {
    const { source, all } = await read(coop({}), {}, write as typeof xlsx)
    expect(source).toBe('la_coop')
    expect(all).toMatchObject([
      {
        refusals: [],
        remarks: [],
        asked: [],
        group: { keys: ['cra-1'], isOwnKey: false, lines: [{ number: 5 }] },
        session: {
          day: '2025-11-04',
          kind: 'individual',
          minutes: 45,
          channel: 'place',
          placeId: gramat,
          communeCode: null,
          residenceCode: '46251',
          topics: ['email', 'sante'],
          equipment: ['ordinateur', 'telephone'],
          autonomy: 'partiellement_autonome',
          referral: null,
          participants: 1,
          ages: { '70+': 1 },
          genders: { feminin: 1 },
          statuses: { retraite: 1 },
          notes: '',
        },
      },
    ])
  })

  test('never gives the name of anybody', async () => {
    expect(JSON.stringify(await sessionsIn(coop({ 'Notes supplémentaires': 'Canari' })))).not.toContain(
      'Canari',
    )
  })

  test('gives one session for a workshop told a line a person, with how many of each', async () => {
    const people = [
      { 'Genre du bénéficiaire': 'Féminin', 'Tranche d’âge du bénéficiaire': '60-69 ans' },
      { 'Genre du bénéficiaire': 'Masculin', 'Tranche d’âge du bénéficiaire': 'Non communiqué' },
      { 'Genre du bénéficiaire': 'Féminin', 'Tranche d’âge du bénéficiaire': '70 ans et plus' },
    ]
    const { all } = await read(coop(...coopWorkshop('cra-2', people), {}))
    expect(all).toHaveLength(2)
    expect(all[0]).toMatchObject({
      group: { keys: ['cra-2'], lines: [{ number: 5 }, { number: 6 }, { number: 7 }] },
      session: {
        kind: 'workshop',
        participants: 3,
        title: 'Tablette, premiers pas',
        level: 'debutant',
        autonomy: null,
        residenceCode: null,
        genders: { feminin: 2, masculin: 1 },
        ages: { '60-69': 1, '70+': 1 },
        statuses: { retraite: 3 },
      },
    })
  })

  test('gives the same from its earlier form, a line a workshop with a person a line in the cell', async () => {
    const line = coopWorkshop('cra-3', [{}], {
      Participants: 3,
      'Genre du bénéficiaire': 'Féminin\nMasculin\nFéminin',
      'Tranche d’âge du bénéficiaire': '60-69 ans\nNon communiqué\n70 ans et plus',
    })
    expect(await sessionsIn(coop({ ...line[0], Participants: 3 }))).toMatchObject([
      { participants: 3, genders: { feminin: 2, masculin: 1 }, ages: { '60-69': 1, '70+': 1 } },
    ])
  })

  test('is gathered by its counts when it has no identifiers, and two equal lines stay two', async () => {
    const people = [{}, {}, {}]
    const lines = [
      ...coopWorkshop('', people),
      ...coopWorkshop('', people),
      { 'ID CRA': '' },
      { 'ID CRA': '' },
    ]
    const { all } = await read(coop(...lines))
    expect(all.map(({ group }) => group.lines.length)).toEqual([3, 3, 1, 1])
    const keys = all.flatMap(({ group }) => group.keys)
    expect(new Set(keys).size).toBe(8)
    expect(all.every(({ group }) => group.isOwnKey)).toBe(true)
    const again = await read(coop(...lines.map((line) => ({ ...line, 'Notes supplémentaires': 'autre' }))))
    expect(again.all.flatMap(({ group }) => group.keys)).toEqual(keys)
  })

  test('understands help with démarches as a session of that theme', async () => {
    const lines = [
      {
        Type: 'Aide aux démarches administratives',
        'Thématique(s) d’accompagnement': 'Logement\nArgent - Impôts',
      },
      { Type: 'Aide aux démarches administratives', 'Thématique(s) d’accompagnement': '', 'ID CRA': 'b' },
    ]
    expect(await sessionsIn(coop(...lines))).toMatchObject([
      {
        kind: 'individual',
        topics: ['aide_aux_demarches_administratives'],
        procedures: ['logement', 'argent_impots'],
      },
      { topics: ['aide_aux_demarches_administratives'], procedures: [] },
    ])
  })

  test('says to whom somebody was sent, or only that they were', async () => {
    const sent = 'Structure d’aide aux démarches administratives (France Services…)'
    const lines = [
      { 'Bénéficiaire réorienté': 'Oui', 'Structure de redirection': sent },
      { 'Bénéficiaire réorienté': 'Oui', 'ID CRA': 'b' },
    ]
    expect((await sessionsIn(coop(...lines))).map((session) => session?.referral)).toEqual([
      'aide_aux_demarches',
      'autre',
    ])
  })
})

describe('the export of Espace Coop', () => {
  test('gives its sessions by its former codes', async () => {
    const { source, all } = await read(espaceCoop({}))
    expect(source).toBe('espace_coop')
    expect(all).toMatchObject([
      {
        refusals: [],
        session: {
          day: '2023-03-07',
          kind: 'individual',
          channel: 'place',
          placeId: gramat,
          minutes: 30,
          topics: ['email', 'prendre_en_main_du_materiel'],
          returning: 1,
          statuses: { retraite: 1 },
          ages: {},
        },
        group: { keys: ['640b'], isOwnKey: false },
      },
    ])
  })

  test.each([
    ['diagnostic', 'diagnostic_numerique'],
    ['equipement informatique', 'prendre_en_main_du_materiel'],
    ['internet', 'navigation_sur_internet'],
    ['courriel', 'email'],
    ['traitement texte', 'bureautique'],
    ['contenus numeriques', 'creer_avec_le_numerique'],
    ['echanger', 'reseaux_sociaux'],
    ['sante', 'sante'],
    ['scolaire', 'scolarite_et_numerique'],
    ['accompagner enfant', 'parentalite'],
    ['trouver emploi', 'insertion_professionnelle'],
    ['budget', 'banque_et_achats_en_ligne'],
    ['tpe/pme', 'entrepreneuriat'],
    ['fraude et harcelement', 'securite_numerique'],
    ['securite', 'securite_numerique'],
    ['smartphone', 'prendre_en_main_du_materiel'],
    ['demarche en ligne', 'aide_aux_demarches_administratives'],
    ['vocabulaire', 'culture_numerique'],
  ])('knows « %s »', async (code, topic) => {
    expect(await sessionsIn(espaceCoop({ Thèmes: code }))).toMatchObject([{ topics: [topic] }])
  })

  test('keeps « autre » for the report, and asks for a thématique when there is no other', async () => {
    const { all } = await read(
      espaceCoop({ Thèmes: 'autre\ncourriel' }, { Thèmes: 'autre', 'ID interne': 'b' }),
    )
    expect(all.map(({ others }) => others)).toEqual([['autre'], ['autre']])
    expect(all.map(({ session }) => session?.topics)).toEqual([['email'], undefined])
    const chosen = { words: { [choiceKey('topics', '')]: 'diagnostic_numerique' } }
    expect(await sessionsIn(espaceCoop({ Thèmes: 'autre' }), chosen)).toMatchObject([
      { topics: ['diagnostic_numerique'] },
    ])
  })

  test('counts its workshops by its columns', async () => {
    const line = {
      'Type d’activité': 'collectif',
      'Nb Participants': 6,
      'Nb Participants Récurrents': 2,
      'Statut Retraité': 4,
      'Statut Sans Emploi': 2,
      'Âge 12-17 ans': 1,
      'Âge >60 ans': 5,
      'Nb redirection': 1,
    }
    expect(await sessionsIn(espaceCoop(line))).toMatchObject([
      {
        kind: 'workshop',
        participants: 6,
        returning: 2,
        statuses: { retraite: 4, sans_emploi: 2 },
        ages: { '12-17': 1 },
        referral: 'autre',
      },
    ])
  })
})
