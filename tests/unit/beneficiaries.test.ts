import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Known } from '#shared/beneficiaries.ts'
import { finderOf } from '#shared/find-beneficiaries.ts'
import { likenessesOf, lookalikesAmong } from '#shared/same-beneficiary.ts'
import { errorsBetween } from '#shared/spelling.ts'

const person = (firstName: string, lastName: string, more: Partial<Known> = {}): Known => ({
  firstName,
  lastName,
  birthYear: null,
  phone: null,
  email: null,
  ...more,
})

const followed = [
  person('Jeannine', 'Delpech', { phone: '0612345678', birthYear: 1941 }),
  person('Jean-Noël', 'Lagarrigue', { email: 'jn.lagarrigue@exemple.fr' }),
  person('Marie-Thérèse', 'Saint-Cirq'),
  person('Éloïse', 'Vayssié', { phone: '0565123456' }),
  person('Li', 'Wu'),
  person('Noël', 'Jean'),
]
const find = finderOf(followed)
const found = (typed: string) => find(typed).map(({ firstName, lastName }) => `${firstName} ${lastName}`)

describe('somebody is found', () => {
  test.each([
    ['jeannine', 'Jeannine Delpech'],
    ['delp', 'Jeannine Delpech'],
    ['DELPECH Jeannine', 'Jeannine Delpech'],
    ['delpeche janine', undefined],
    ['delpehc', 'Jeannine Delpech'],
    ['lagarigue', 'Jean-Noël Lagarrigue'],
    ['lagarrigue jeannoel', 'Jean-Noël Lagarrigue'],
    ['saintcirq', 'Marie-Thérèse Saint-Cirq'],
    ['la garrigue', 'Jean-Noël Lagarrigue'],
    ['vays sie', 'Éloïse Vayssié'],
    ['noel lagar', 'Jean-Noël Lagarrigue'],
    ['marie therese st cirq', 'Marie-Thérèse Saint-Cirq'],
    ['vayssie', 'Éloïse Vayssié'],
    ['eloise', 'Éloïse Vayssié'],
    ['06 12 34', 'Jeannine Delpech'],
    ['+33 6 12 34 56 78', 'Jeannine Delpech'],
    ['05.65.12', 'Éloïse Vayssié'],
    ['jn.lagarrigue@', 'Jean-Noël Lagarrigue'],
    ['wu', 'Li Wu'],
  ])('by « %s »: %s', (typed, who) => {
    expect(found(typed)[0]).toBe(who)
  })

  test('best by the name itself, then by its beginning', () => {
    expect(found('jean')).toEqual(['Jean-Noël Lagarrigue', 'Noël Jean', 'Jeannine Delpech'])
  })

  test('by nothing, or by a name that nobody has, not at all', () => {
    expect(found('')).toEqual([])
    expect(found(' - ')).toEqual([])
    expect(found('jean jean')).toEqual([])
    expect(found('lu')).toEqual([])
  })

  test('by each of their names with one typing error, from five letters', () => {
    const name = fc.stringMatching(/^[a-z]{5,12}$/)
    fc.assert(
      fc.property(name, name, fc.nat(), fc.nat({ max: 3 }), (firstName, lastName, at, kind) => {
        const place = 1 + (at % (lastName.length - 1))
        const [start, end] = [lastName.slice(0, place), lastName.slice(place)]
        const typed = [
          `${start}x${end}`,
          start + end.slice(1),
          `${start}x${end.slice(1)}`,
          turned(start, end),
        ][kind]!
        expect(finderOf([person(firstName, lastName)])(typed)).toHaveLength(1)
      }),
    )
  })
})

const turned = (start: string, end: string) =>
  start + end.slice(0, 2).split('').toReversed().join('') + end.slice(2)

describe('two people', () => {
  test.each([
    [person('Marie', 'Roux'), person('marie', 'ROUX'), ['names']],
    [person('Marie', 'Roux'), person('Roux', 'Marie'), ['names']],
    [person('Jean-Pierre', 'Le Fèvre'), person('Jeanpierre', 'Lefevre'), ['names']],
    [person('Marie-Claude', 'Dupont-Roux'), person('Marie', 'Roux'), ['names']],
    [person('Thérèse', 'Delpech'), person('Therese', 'Delpehc'), ['names']],
    [person('A', 'B', { phone: '0612345678' }), person('C', 'D', { phone: '0612345678' }), ['phone']],
    [person('A', 'B', { email: 'a@b.fr' }), person('C', 'D', { email: 'a@b.fr' }), ['email']],
    [person('Marie', 'Roux', { birthYear: 1950 }), person('Marie', 'Roux', { birthYear: 1951 }), ['names']],
    [person('Marie', 'Roux', { birthYear: 1950 }), person('Marie', 'Roux', { birthYear: 1980 }), []],
    [person('Marie', 'Roux'), person('Marc', 'Roux'), []],
    [person('Marie', 'Roux'), person('Marie', 'Dupont'), []],
    [person('Li', 'Wu'), person('Lu', 'Wu'), []],
  ])('%o and %o are alike by %o', (one, other, likenesses) => {
    expect(likenessesOf(one, other)).toEqual(likenesses)
    expect(likenessesOf(other, one)).toEqual(likenesses)
    expect(lookalikesAmong([one, person('Nobody', 'Else'), other]).map((pair) => pair.likenesses)).toEqual(
      likenesses.length > 0 ? [likenesses] : [],
    )
  })

  test('who differ by one typing error in one name are alike among all the others', () => {
    const name = fc.stringMatching(/^[a-z]{5,12}$/)
    const others = fc.array(fc.tuple(name, name), { maxLength: 12 })
    fc.assert(
      fc.property(name, name, others, fc.nat(), (first, last, crowd, at) => {
        const place = 1 + (at % (last.length - 1))
        const [one, other] = [
          person(first, last),
          person(first, turned(last.slice(0, place), last.slice(place))),
        ]
        const people = [one, ...crowd.map(([a, b]) => person(a, b)), other]
        const pairs = lookalikesAmong(people).filter((pair) => pair.one === one && pair.other === other)
        expect(pairs).toHaveLength(1)
      }),
    )
  })
})

test('typing errors are counted up to the most that matters', () => {
  expect(errorsBetween('cahors', 'cahors', 2)).toBe(0)
  expect(errorsBetween('cahros', 'cahors', 2)).toBe(1)
  expect(errorsBetween('cahor', 'cahors', 2)).toBe(1)
  expect(errorsBetween('figeac', 'cahors', 2)).toBe(3)
})
