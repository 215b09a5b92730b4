import fc from 'fast-check'
import { expect, it } from 'vitest'
import { international, isEmail, isMobile, isPhone, nationalNumber } from '#shared/contact.ts'
import { email, phone } from '#shared/fields.ts'
import { sayPhone } from '#shared/speech.ts'

it.each([
  ['06 12 34 56 78', '0612345678', true, true],
  ['+33 6 12 34 56 78', '0612345678', true, true],
  ['0033(0)612345678', '0612345678', true, true],
  ['05.65.11.22.33', '0565112233', true, false],
  ['+262 692 12 34 56', '0692123456', true, true],
  ['+687 75 12 34', '+687751234', true, true],
  ['00687 27.12.34', '+687271234', true, false],
  ['+689 87 12 34 56', '+68987123456', true, true],
  ['+689 40 12 34 56', '+68940123456', true, false],
  ['+681 82 12 34', '+681821234', true, true],
  ['+681 72 12 34', '+681721234', true, false],
  ['+508 55 12 34', '+508551234', true, true],
  ['+508 41 12 34', '+508411234', true, false],
  ['+508 508 41 12 34', '0508411234', true, false],
  ['+687 75 12 3', '+68775123', false, true],
  ['+1 212 555 0123', '+12125550123', false, false],
  ['06 12', '0612', false, true],
])('« %s » is the number %s', (typed, national, is, mobile) => {
  expect(nationalNumber(typed)).toBe(national)
  expect([isPhone(typed), isMobile(national)]).toEqual([is, mobile])
})

it('what the page takes for a number or an address, the door takes too, and nothing else', () => {
  const typed = fc.oneof(
    fc.stringMatching(/^(\+33 ?|0033|0)[0-9 .-]{7,26}$/),
    fc.stringMatching(/^(\+|00)(508|681|687|689) ?[2-9][0-9 .]{4,9}$/),
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

it.each([
  ['0565112233', '05 65 11 22 33', '+33565112233'],
  ['0262123456', '02 62 12 34 56', '+262262123456'],
  ['0590123456', '05 90 12 34 56', '+590590123456'],
  ['0594123456', '05 94 12 34 56', '+594594123456'],
  ['+687751234', '+687 75 12 34', '+687751234'],
  ['+68987123456', '+689 87 12 34 56', '+68987123456'],
])('the number %s is said « %s » and dialled %s from anywhere', (kept, said, dialled) => {
  expect(sayPhone(kept).replaceAll('\u00a0', ' ')).toBe(said)
  expect(international(kept)).toBe(dialled)
})
