import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isEmail, isMobile, isPhone, nationalNumber } from '#shared/contact.ts'
import { email, phone } from '#shared/fields.ts'

it.each([
  ['06 12 34 56 78', '0612345678', true, true],
  ['+33 6 12 34 56 78', '0612345678', true, true],
  ['0033(0)612345678', '0612345678', true, true],
  ['05.65.11.22.33', '0565112233', true, false],
  ['+262 692 12 34 56', '0692123456', true, true],
  ['06 12', '0612', false, true],
])('« %s » is the number %s', (typed, national, is, mobile) => {
  expect(nationalNumber(typed)).toBe(national)
  expect([isPhone(typed), isMobile(national)]).toEqual([is, mobile])
})

it('what the page takes for a number or an address, the door takes too, and nothing else', () => {
  const typed = fc.oneof(
    fc.stringMatching(/^(\+33 ?|0033|0)[0-9 .-]{7,26}$/),
    fc.emailAddress(),
    fc.string({ maxLength: 40 }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      expect(isPhone(text)).toBe(phone.safeParse(text).success)
      expect(isEmail(text)).toBe(email.safeParse(text).success)
    }),
    { numRuns: 2_000 },
  )
})
