import { expect, test } from 'vitest'
import { blankSession, sentencesFor, type SessionInput, sessionInput, tidied } from '#shared/session-input.ts'
import { territoryOf } from '#shared/sessions.ts'

const anId = '0190163d-8694-739b-aea5-966c26f8ad91'
const anotherId = '0190163d-8694-739b-aea5-966c26f8ad92'

const individual: SessionInput = {
  ...blankSession,
  id: anId,
  day: '2026-06-15',
  minutes: 45,
  placeId: anotherId,
  topics: ['email'],
}

const workshop: SessionInput = { ...individual, kind: 'workshop', participants: 8, title: 'Tablette' }

test('an ordinary session and an ordinary workshop are understood', () => {
  expect(sessionInput.parse(individual)).toEqual(individual)
  expect(sessionInput.parse(workshop)).toEqual(workshop)
})

test.each<[string, Partial<SessionInput>, (keyof SessionInput)[]]>([
  ['no thématique', { topics: [] }, ['topics']],
  ['the same thématique twice', { topics: ['email', 'email'] }, ['topics']],
  ['four minutes', { minutes: 4 }, ['minutes']],
  ['more than eight hours', { minutes: 481 }, ['minutes']],
  ['half a minute', { minutes: 10.5 }, ['minutes']],
  ['a day that does not exist', { day: '2026-02-30' }, ['day']],
  ['a place without its name', { placeId: null }, ['placeId']],
  ['elsewhere without a commune', { channel: 'home', placeId: null }, ['communeCode']],
  ['elsewhere and at a place', { channel: 'other', communeCode: '46128' }, ['placeId']],
  ['a commune typed beside a place', { communeCode: '46128' }, ['communeCode']],
  ['at a distance from nowhere', { channel: 'remote', placeId: null }, ['residenceCode']],
  ['two people alone', { participants: 2 }, ['participants']],
  ['nobody', { participants: 0 }, ['participants']],
  ['more people who came before than people', { returning: 2 }, ['returning']],
  ['two ages for one person', { ages: { '60-69': 1, '70+': 1 } }, ['ages']],
  ['two genders for one person', { genders: { feminin: 2 } }, ['genders']],
  ['two statuses for one person', { statuses: { retraite: 1, en_emploi: 1 } }, ['statuses']],
  ['doing instead without saying the mandate', { posture: 'done_instead' }, ['mandate']],
  ['a mandate while showing', { posture: 'shown', mandate: 'papier' }, ['mandate']],
  ['démarches without their thématique', { procedures: ['logement'] }, ['procedures']],
  ['no equipment and a tablet', { equipment: ['aucun', 'tablette'] }, ['equipment']],
  ['the title of a workshop alone', { title: 'Atelier' }, ['kind']],
  ['a colleague alone', { coAdvisorIds: [anotherId] }, ['kind']],
  ['two people one follows, alone', { beneficiaryIds: [anId, anotherId] }, ['beneficiaryIds']],
  ['somebody followed, and one who had come', { beneficiaryIds: [anId], returning: 1 }, ['returning']],
  ['a note too long', { notes: 'a'.repeat(501) }, ['notes']],
])('%s is refused, and the form says where', (_, changed, fields) => {
  expect(Object.keys(sentencesFor({ ...individual, ...changed }))).toEqual(fields)
})

test.each<[string, Partial<SessionInput>, (keyof SessionInput)[]]>([
  ['more ages than participants', { ages: { '60-69': 5, '70+': 4 } }, ['ages']],
  ['the autonomy of a group', { autonomy: 'autonome' }, ['kind']],
  ['the same person twice', { beneficiaryIds: [anId, anId] }, ['beneficiaryIds']],
  ['five hundred and one people', { participants: 501 }, ['participants']],
])('in a workshop, %s is refused', (_, changed, fields) => {
  expect(Object.keys(sentencesFor({ ...workshop, ...changed }))).toEqual(fields)
})

test('a counter that nobody knows is refused', () => {
  expect(sessionInput.safeParse({ ...workshop, ages: { '70-74': 1 } }).success).toBe(false)
  expect(sessionInput.safeParse({ ...workshop, colour: 'green' }).success).toBe(false)
})

test('every field says its own sentence, in French', () => {
  const said = sentencesFor({})
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(individual).toSorted())
  for (const sentence of Object.values(said)) expect(sentence).toMatch(/[.?]$/)
})

test('a rule says its own sentence, anything else the sentence of its field', () => {
  expect(sentencesFor({ ...individual, participants: 2 }).participants).toMatch('une seule personne')
  expect(sentencesFor({ ...individual, topics: ['email', 'email'] }).topics).toMatch(
    'au moins une thématique',
  )
  expect(sentencesFor({ ...individual, notes: 'a\u0000b' }).notes).toMatch('500 caractères')
})

test('what a change of mind leaves behind is dropped', () => {
  const before: SessionInput = {
    ...workshop,
    level: 'debutant',
    coAdvisorIds: [anotherId],
    topics: ['aide_aux_demarches_administratives'],
    procedures: ['logement'],
    posture: 'done_instead',
    mandate: 'papier',
    returning: 5,
  }
  expect(sentencesFor(before)).toEqual({})
  const after = tidied({
    ...before,
    kind: 'individual',
    channel: 'home',
    communeCode: '46128',
    topics: ['email'],
  })
  expect(sentencesFor(after)).toEqual({})
  expect(after).toMatchObject({ participants: 1, returning: 1, level: null, title: '', coAdvisorIds: [] })
  expect(after).toMatchObject({ placeId: null, communeCode: '46128', procedures: [], mandate: 'papier' })
  expect(tidied(after)).toEqual(after)
})

test.each([
  ['place', null, null, '46128', { communeCode: '46128', communeAssumed: false }],
  ['other', '46042', null, null, { communeCode: '46042', communeAssumed: false }],
  ['home', '46042', null, '46128', { communeCode: '46042', communeAssumed: false }],
  ['remote', null, '46042', '46128', { communeCode: '46042', communeAssumed: false }],
  ['remote', null, null, '46128', { communeCode: '46128', communeAssumed: true }],
  ['remote', null, null, null, null],
  ['place', null, '46042', null, null],
] as const)(
  'a session by %s, in %s, of somebody who lives in %s, from a place in %s counts there',
  (channel, communeCode, residenceCode, placeCommune, territory) => {
    expect(territoryOf({ channel, communeCode, residenceCode }, placeCommune)).toEqual(territory)
  },
)
