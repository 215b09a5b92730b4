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
  ['+508 508 41 12 34', '+508411234', true, false],
  ['05 08 41 12 34', '+508411234', true, false],
  ['+508 041 12 34', '+508411234', true, false],
  ['+508 40 12 34', '+508401234', true, true],
  ['+508 56 12 34', '+508561234', true, true],
  ['+508 708 45 12 34', '0708451234', true, true],
  ['+508 61 12 34', '+508611234', false, false],
  ['+681 40 12 34', '+681401234', true, false],
  ['+687 50 12 34', '+687501234', true, true],
  ['+687 58 12 34', '+687581234', true, false],
  ['+687 80 12 34', '+687801234', true, true],
  ['+687 88 12 34', '+687881234', true, false],
  ['+687 98 12 34', '+687981234', true, true],
  ['+687 61 12 34', '+687611234', false, false],
  ['+689 89 12 34 56', '+68989123456', true, true],
  ['+689 97 12 34 56', '+68997123456', false, false],
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
  ['0690123456', '06 90 12 34 56', '+590690123456'],
  ['0709012345', '07 09 01 23 45', '+590709012345'],
  ['0709112345', '07 09 11 23 45', '+596709112345'],
  ['0709212345', '07 09 21 23 45', '+594709212345'],
  ['0709312345', '07 09 31 23 45', '+262709312345'],
  ['0708451234', '07 08 45 12 34', '+508708451234'],
  ['0708612345', '07 08 61 23 45', '+33708612345'],
  ['+508411234', '+508 41 12 34', '+508411234'],
  ['+687751234', '+687 75 12 34', '+687751234'],
  ['+68987123456', '+689 87 12 34 56', '+68987123456'],
])('the number %s is said « %s » and dialled %s from anywhere', (kept, said, dialled) => {
  expect(sayPhone(kept).replaceAll('\u00a0', ' ')).toBe(said)
  expect(international(kept)).toBe(dialled)
})
