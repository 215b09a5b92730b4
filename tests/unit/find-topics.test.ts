import { expect, test } from 'vitest'
import { findTopics } from '#client/sessions/find-topics.ts'
import { procedures, topics, topicTable } from '#shared/themes.ts'

const found = (typed: string) => findTopics(typed, []).map(({ id }) => id)

test.each([
  ['email', 'email'],
  ['e-mail', 'email'],
  ['mail', 'email'],
  ['ameli', 'sante'],
  ['SANTÉ', 'sante'],
  ['pronote', 'scolarite_et_numerique'],
  ['arnaque', 'securite_numerique'],
  ['ia', 'intelligence_artificielle'],
  ['franceco', 'aide_aux_demarches_administratives'],
  ['logement', 'demarche-logement'],
  ['imp', 'demarche-argent_impots'],
])('who types "%s" means %s', (typed, first) => {
  expect(found(typed)[0]).toBe(first)
})

test('nothing typed, or nothing known, finds nothing', () => {
  expect(found('')).toEqual([])
  expect(found('  ')).toEqual([])
  expect(found('zzz')).toEqual([])
})

test('three letters of its name are enough to find any thématique', () => {
  for (const topic of topics) expect(found(topicTable[topic].label.slice(0, 3))).toContain(topic)
})

test('a démarche brings its thématique', () => {
  for (const procedure of procedures)
    expect(findTopics(procedure.replaceAll('_', ' ').split(' ')[0]!, [])).toContainEqual(
      expect.objectContaining({ topic: 'aide_aux_demarches_administratives', procedure }),
    )
})

test('among equals, one’s own thématiques come first', () => {
  expect(findTopics('mai', ['email'])[1]?.topic).toBe('email')
  expect(findTopics('compte', ['banque_et_achats_en_ligne'])[0]?.topic).toBe('banque_et_achats_en_ligne')
})
