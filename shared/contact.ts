/** How somebody is reached, read without a schema: a citizen's page checks it too, and weighs as little as it can. */

/**
 * Ten national digits; or, where numbers are shorter (Saint-Pierre-et-Miquelon, Wallis-et-Futuna, New Caledonia, French
 * Polynesia), the code of the territory and what is dialled there.
 */
export const phoneShape = /^(?:0[1-9]\d{8}|\+(?:508|681|687)[2-9]\d{5}|\+689[489]\d{7})$/

/** ASCII local part, no quotes. */
export const emailShape = /^[a-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/

/** As typed, with all its spaces. */
export const longestPhone = 30

/** RFC 5321. */
export const longestEmail = 254

/**
 * A French number as it is kept: ten national digits (`0612345678`), from +33, overseas prefixes, spaces, dots; where numbers
 * are shorter, their territory's code before them (`+687751234`). What is none stays itself.
 */
export function nationalNumber(typed: string): string {
  const digits = typed.replace(/[\s.\-()\u00a0\u202f]/g, '').replace(/^00/, '+')
  return digits.replace(/^\+(33|262|590|594|596|269|508)(?:0)?(?=[1-9]\d{8}$)/, '0')
}

export const isPhone = (typed: string): boolean =>
  typed.length <= longestPhone && phoneShape.test(nationalNumber(typed))

export const isEmail = (typed: string): boolean =>
  typed.length <= longestEmail && emailShape.test(typed.trim().toLowerCase())

/** Mobile numbers get SMS; the others are called. */
export const isMobile = (national: string): boolean =>
  /^(?:0[67]|\+50855|\+6818[23]|\+687[5789]|\+6898[789])/.test(national)

/** A number that is kept, as the whole world dials it: overseas départements have a country code of their own. */
export function international(national: string): string {
  if (national.startsWith('+')) return national
  const code = overseas.find(([begins]) => begins.test(national))?.[1] ?? '33'
  return `+${code}${national.slice(1)}`
}

const overseas: readonly [RegExp, string][] = [
  [/^0(590|69[01])/, '590'],
  [/^0[56]94/, '594'],
  [/^0(596|69[67])/, '596'],
  [/^0(26[239]|639|69[23])/, '262'],
]

/** A letter reaches them by itself, by e-mail or SMS. */
export const isWrittenTo = ({ phone, email }: { phone: string | null; email: string | null }): boolean =>
  email !== null || (phone !== null && isMobile(phone))
