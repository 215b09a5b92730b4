import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { likeSought, wordsSought } from '#shared/words-sought.ts'

const db = new Database(':memory:')
afterAll(() => db.close())
const like = db.prepare("select ? like ? escape '\\'").pluck()
const mayHold = (text: string, typed: string) =>
  likeSought(typed).every((outline) => like.get(text, outline) === 1)

const letters = Array.from(
  "aàâAÂbcçdDeéÉèêfghiîjkK\u212almnñoôœŒpqrsS\u017ftTuùvwxyÿzæ09'’%_\\*?[](){}|^$.+/ß😀ł \t-–",
)
const anyText = fc
  .array(fc.constantFrom(...letters), { maxLength: 12 })
  .map((some) => some.join('').normalize('NFC'))

test('a text that holds the words has the outline of each', () => {
  let held = 0
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, typed, after) => {
      const text = `${before}${typed.toUpperCase().normalize('NFC')}${after}`
      if (!wordsSought(typed)?.(text)) return
      held += 1
      expect(mayHold(text, typed)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  expect(held).toBeGreaterThan(1_000)
})

test.each([
  ['oeuvre', 'une ŒUVRE'],
  ['kiss', '\u212ai\u017fs'],
  ['déclaration', 'DECLARATION'],
  ['a_b%', 'xa_b%'],
])('%s is not passed over in %s', (typed, text) => {
  expect(wordsSought(typed)?.(text)).toBe(true)
  expect(mayHold(text, typed)).toBe(true)
})

test('most texts that do not hold the words are passed over', () => {
  expect(mayHold('Revient jeudi avec sa fille', 'déclaration')).toBe(false)
  expect(mayHold('Atelier tablette du mardi', 'atelier tablette mercredi')).toBe(false)
})
