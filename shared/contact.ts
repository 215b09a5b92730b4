/** How somebody is reached, read without a schema: a citizen's page checks it too, and weighs as little as it can. */

/**
 * Ten national digits; or, where numbers are shorter (Saint-Pierre-et-Miquelon, Wallis-et-Futuna, New Caledonia, French
 * Polynesia), the code of the territory and what is dialled there.
 */
export const phoneShape = /^(?:0[1-9]\d{8}|\+508[45]\d{5}|\+681[4-9]\d{5}|\+687[2-57-9]\d{5}|\+689[48]\d{7})$/

/** ASCII local part, no quotes. */
export const emailShape = /^[a-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/

/** As typed, with all its spaces. */
export const longestPhone = 30

/** RFC 5321. */
export const longestEmail = 254

/**
 * A French number as it is kept: ten national digits (`0612345678`), from +33, overseas prefixes, spaces, dots; where numbers
 * are shorter, their territory's code before them (`+687751234`), also when Saint-Pierre-et-Miquelon is dialled from France
 * (`0508411234`): one number is kept in one way. What is none stays itself.
 */
export function nationalNumber(typed: string): string {
  const digits = typed.replace(/[\s.\-()\u00a0\u202f]/g, '').replace(/^00/, '+')
  return digits
    .replace(/^\+(?:33|262|590|594|596|269|508)0?(?=[1-9]\d{8}$)/, '0')
    .replace(/^(?:0|\+508)508(?=[45]\d{5}$)/, '+508')
    .replace(/^\+5080(?=[45]\d{5}$)/, '+508')
}

export const isPhone = (typed: string): boolean =>
  typed.length <= longestPhone && phoneShape.test(nationalNumber(typed))

export const isEmail = (typed: string): boolean =>
  typed.length <= longestEmail && emailShape.test(typed.trim().toLowerCase())

/**
 * Mobile numbers get SMS; the others are called, those that may be either too. Ranges of the territories:
 * https://github.com/google/libphonenumber, resources/PhoneNumberMetadata.xml (PM, WF, NC, PF).
 */
export const isMobile = (national: string): boolean =>
  /^(?:0[67]|\+508(?:4[04]|5[56])|\+6818[23]|\+687(?:5[0-4]|[79]|8[0-79])|\+6898[789])/.test(national)

/** A number that is kept, as the whole world dials it: overseas départements have a country code of their own. */
export function international(national: string): string {
  if (national.startsWith('+')) return national
  const code = overseas.find(([begins]) => begins.test(national))?.[1] ?? '33'
  return `+${code}${national.slice(1)}`
}

const overseas: readonly [RegExp, string][] = [
  [/^0(590|69[01]|7090)/, '590'],
  [/^0([56]94|7092)/, '594'],
  [/^0(596|69[67]|7091)/, '596'],
  [/^0(26[239]|639|69[23]|7093)/, '262'],
  [/^0708[45]/, '508'],
]

/** A letter reaches them by itself, by e-mail or SMS. */
export const isWrittenTo = ({ phone, email }: { phone: string | null; email: string | null }): boolean =>
  email !== null || (phone !== null && isMobile(phone))
