import { describe, expect, test } from 'vitest'
import { wordsSought } from '#shared/words-sought.ts'

const finds = (typed: string, text: string) => wordsSought(typed)?.(text)

describe('the words sought', () => {
  test('are found whatever their accents, capitals, order and hyphens', () => {
    const pairs = [
      ['ete', 'L’Été à Gramat'],
      ['ÉLU', 'avec l’elu'],
      ['gramat été', 'L’été à Gramat'],
      ['saint-céré', 'Un atelier à Saint Céré'],
      ['rendez vous', 'son rendez-vous'],
      ["l'ete", 'L’été'],
      ['l’ete', "l'ete"],
      ['oeuvre', 'Une œuvre'],
      ['œuvre', 'une oeuvre'],
      ['tablet', 'La tablette'],
    ] as const
    expect(pairs.filter(([typed, text]) => !finds(typed, text))).toEqual([])
  })

  test('must all be there', () => {
    expect(finds('tablette mardi', 'la tablette du lundi')).toBe(false)
  })

  const signs = '%_*?[].^$\\(|+{/"'.split('')
  test.each(signs)('are taken to the letter: %s stands for nothing else', (sign) => {
    expect(finds(`a${sign}b`, `xa${sign}bx`)).toBe(true)
    expect(finds(`a${sign}b`, 'acb')).toBe(false)
    expect(finds(sign, 'rien')).toBe(false)
  })

  test('are nothing when nothing is typed', () => {
    expect(['', '  ', ' - '].map(wordsSought)).toEqual([null, null, null])
  })
})
