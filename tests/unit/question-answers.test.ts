import { describe, expect, test } from 'vitest'
import { sayNowhere, sayRising, sayTooLong, sayWorkshops } from '#shared/question-answers.ts'

const frequencies = (everyday: number | null, citizen: number | null, autonomy: number | null) => ({
  everyday: { frequency: everyday },
  citizen: { frequency: citizen },
  autonomy: { frequency: autonomy },
})
const plain = (said: string) => said.replaceAll('\u00a0', ' ')

describe('« Quels thèmes montent ? »', () => {
  const before = frequencies(0.5, 0.3, 0.4)

  test('says which rise, then which fall', () => {
    expect(plain(sayRising(frequencies(0.44, 0.35, 0.52), before, 'l’an dernier'))).toMatch(
      /^« Démarches administratives en autonomie » monte \(40 % → 52 % des séances, \+12 points\) ; « .+ » monte \(30 % → 35 % des séances, \+5 points\) ; « .+ » baisse \(50 % → 44 % des séances, −6 points\), par rapport à l’an dernier\.$/,
    )
  })

  test('says when nothing moves, when nothing compares, when too few came', () => {
    expect(sayRising(frequencies(0.51, 0.3, 0.4), before, 'un an')).toContain('Aucun thème ne monte')
    expect(sayRising(frequencies(0.51, 0.3, 0.4), null, 'un an')).toContain('pas encore de période')
    expect(sayRising(frequencies(null, null, null), before, 'un an')).toContain('Trop peu de séances')
  })
})

describe('« Où n’allons-nous pas ? »', () => {
  const covered = {
    communes: 312,
    population: 10_000,
    uncovered: [] as { name: string; population: number; km: number | null }[],
  }
  const say = (uncovered: typeof covered.uncovered) => {
    const left = uncovered.reduce((sum, { population }) => sum + population, 0)
    const { communes, population } = covered
    return plain(
      sayNowhere({
        ...covered,
        communesCovered: communes - uncovered.length,
        populationCovered: population - left,
        uncovered,
      }),
    )
  }

  test('counts communes and people, and names the largest with its distance', () => {
    expect(
      say([
        { name: 'Petit', population: 100, km: 3 },
        { name: 'Grand', population: 900, km: 14.2 },
      ]),
    ).toBe(
      '2 communes sur 312 n’ont eu ni séance ni permanence : 1 000 habitants, 10 % de la population. La plus peuplée est Grand (900 habitants, à 14,2 km de la permanence la plus proche).'.replace(
        '1 000',
        (1000).toLocaleString('fr').replace('\u202f', '\u202f'),
      ),
    )
    expect(say([{ name: 'Seule', population: 100, km: null }])).toMatch(
      /^1 commune sur 312 n’a eu .*\(100 habitants\)\.$/,
    )
    expect(say([])).toContain('Chaque commune')
  })

  test('counts those that it does not name: of the country, only the most populated are told', () => {
    const uncovered = [{ name: 'Grand', population: 900, km: null }]
    const told = {
      communes: 312,
      communesCovered: 300,
      population: 10_000,
      populationCovered: 6_000,
      uncovered,
    }
    expect(plain(sayNowhere(told))).toMatch(
      /^12 communes sur 312 n’ont eu .* 40 % de la population\. .* Grand /,
    )
  })
})

describe('« Qui attend trop longtemps un rendez-vous ? »', () => {
  const at = (name: string, days: number) => ({ placeId: name, name, days })

  test('names the three longest beyond two weeks, and how many others', () => {
    expect(plain(sayTooLong([at('A', 30), at('B', 21.4), at('C', 20), at('D', 15), at('E', 3)]))).toBe(
      'La moitié des gens attend plus de deux semaines dans 4 lieux : A (30 jours), B (21 jours), C (20 jours), et 1 de plus.',
    )
    expect(plain(sayTooLong([at('A', 9), at('B', 3)]))).toContain('Le plus long : A (9 jours).')
    expect(sayTooLong([])).toContain('Trop peu')
  })
})

describe('« Que change un atelier ? »', () => {
  const received = (hours: number | null, participantHours: number | null, citizen: number) =>
    ({
      sessions: hours === null ? 'few' : 40,
      hours,
      participantHours,
      themes: frequencies(0.4, citizen, 0.3),
    }) as unknown as Parameters<typeof sayWorkshops>[0]

  test('says what an hour gives, and what one speaks of more', () => {
    expect(plain(sayWorkshops(received(80, 496, 0.6), received(900, 900, 0.2)))).toMatch(
      /^Une heure d’atelier en donne 6,2 à ceux qui y viennent\. On y parle plus souvent de « .+ » : 60 % des ateliers, 20 % des séances individuelles\.$/,
    )
    expect(sayWorkshops(received(80, 496, 0.2), received(900, 900, 0.2))).toContain('à peu près ceux')
    expect(sayWorkshops(received(null, null, 0.2), received(900, 900, 0.2))).toContain('Trop peu d’ateliers')
  })
})
