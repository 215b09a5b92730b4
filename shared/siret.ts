import * as z from 'zod/mini'

/**
 * The fourteen digits that name an establishment, spaces left out: nine of its company (SIREN), five of its own, and a key of
 * control on the whole (Luhn). La Poste has more establishments than the key allows: the sum of the digits of each is a
 * multiple of five instead (Insee).
 */
export const siret = z.pipe(
  z.string().check(z.maxLength(30)),
  z.pipe(
    z.transform((typed: string) => typed.replace(/[\s\u00a0\u202f.]/g, '')),
    z.string().check(z.refine(isSiret)),
  ),
)

export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  const digits = Array.from(text, Number)
  return luhnSum(digits) % 10 === 0 || (text.startsWith('356000000') && sum(digits) % 5 === 0)
}

/** From the right, every second digit counts double; a double of two digits counts as their sum. */
const luhnSum = (digits: readonly number[]) =>
  sum(
    digits.toReversed().map((digit, place) => {
      const counted = place % 2 === 1 ? digit * 2 : digit
      return counted > 9 ? counted - 9 : counted
    }),
  )

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)
