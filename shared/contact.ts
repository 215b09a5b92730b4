/** How somebody is reached, read without a schema: a citizen's page checks it too, and weighs as little as it can. */

export const phoneShape = /^0[1-9]\d{8}$/

/** ASCII local part, no quotes. */
export const emailShape = /^[a-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/

/** As typed, with all its spaces. */
export const longestPhone = 30

/** RFC 5321. */
export const longestEmail = 254

/** A French number as ten national digits (`0612345678`), from +33, overseas prefixes, spaces, dots; what is none stays itself. */
export function nationalNumber(typed: string): string {
  const digits = typed.replace(/[\s.\-()\u00a0\u202f]/g, '').replace(/^00/, '+')
  return digits.replace(/^\+(33|262|590|594|596|269|508|687|689)(?:0)?(?=[1-9]\d{8}$)/, '0')
}

export const isPhone = (typed: string): boolean =>
  typed.length <= longestPhone && phoneShape.test(nationalNumber(typed))

export const isEmail = (typed: string): boolean =>
  typed.length <= longestEmail && emailShape.test(typed.trim().toLowerCase())

/** Mobile numbers get SMS; the others are called. */
export const isMobile = (national: string): boolean => /^0(6|7)/.test(national)

/** A letter reaches them by itself, by e-mail or SMS. */
export const isWrittenTo = ({ phone, email }: { phone: string | null; email: string | null }): boolean =>
  email !== null || (phone !== null && isMobile(phone))
