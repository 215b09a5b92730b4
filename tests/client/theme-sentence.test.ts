import { describe, expect, test } from 'vitest'
import { themeSentence } from '#shared/theme-sentence.ts'

describe('a theme in a sentence', () => {
  test.each([
    [0.95, 'Presque toutes les séances touchent ce thème.'],
    [0.8, 'Environ quatre séances sur cinq touchent ce thème.'],
    [0.75, 'Environ trois séances sur quatre touchent ce thème.'],
    [0.66, 'Environ deux séances sur trois touchent ce thème.'],
    [0.5, 'Environ une séance sur deux touche ce thème.'],
    [0.33, 'Environ une séance sur trois touche ce thème.'],
    [0.25, 'Environ une séance sur quatre touche ce thème.'],
    [0.2, 'Environ une séance sur cinq touche ce thème.'],
    [0.1, 'Environ une séance sur dix touche ce thème.'],
    [0.02, 'Peu de séances touchent ce thème.'],
    [0, 'Aucune séance ne touche ce thème.'],
    [null, 'Aucune séance ne touche ce thème.'],
  ])('%s', (frequency, said) => {
    expect(themeSentence(frequency, null, undefined)).toBe(said)
  })

  test('says whether it rises, beyond the play of rounding', () => {
    expect(themeSentence(0.5, 0.05, undefined)).toMatch(/, et sa part monte\.$/)
    expect(themeSentence(0.5, -0.05, undefined)).toMatch(/, et sa part baisse\.$/)
    expect(themeSentence(0.5, 0.01, undefined)).toMatch(/, une part stable\.$/)
  })

  test('says what people come for first', () => {
    expect(themeSentence(0.5, null, 'email')).toMatch(/ On vient d’abord pour «\sE-mail\s»\.$/)
  })
})
