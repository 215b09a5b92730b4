/** Numbers that carry their own proof (a key, a remainder): found however they are spaced, dotted or pasted. */

/** Half-open positions in the text. */
export type Found = { from: number; to: number }

/**
 * French social-security numbers (NIR), Corsican 2A and 2B included: 15 characters whose key is right, or the 13 of a
 * card copied without its key, when they read as sex, year, month, département.
 */
export function socialSecurityNumbersIn(text: string): Found[] {
  const whole = runsOf(text, /\d|(?<=2[ .\-_/]{0,2})[ab]/i).filter(({ glued }) => hasItsKey(glued))
  const among = spansOf(text, speltWithKey).filter((span) => hasItsKey(glueOf(text, span)))
  const cut = spansOf(text, speltWithoutKey).filter((span) => isCutShort(glueOf(text, span)))
  return [...whole, ...among, ...cut]
}

/** International bank account numbers of any country that has them, by length and remainder (ISO 13616). */
export function bankAccountsIn(text: string): Found[] {
  return runsOf(text, /[a-z0-9]/i).flatMap(({ glued, at }) => {
    const found: Found[] = []
    for (let start = 0; start + 15 <= glued.length; start++) {
      const candidate = glued.slice(start, start + (accountLengths.get(glued.slice(start, start + 2)) ?? 0))
      const last = at[start + candidate.length - 1]
      const first = at[start]
      if (first === undefined || last === undefined || !isBankAccount(candidate)) continue
      if (isInsideWord(text, first, last) && !candidate.startsWith('FR')) continue
      found.push({ from: first, to: last + 1 })
      start += candidate.length - 1
    }
    return found
  })
}

/** Payment cards: the first digits of a network, its length, and Luhn's key. A SIRET has one too, and is not one. */
export function cardsIn(text: string): Found[] {
  const whole = runsOf(text, /\d/).filter(
    (run) => isCard(run.glued) && !holdsDate(text.slice(run.from, run.to)),
  )
  const among = spansOf(text, speltCard).filter((span) => isCard(glueOf(text, span)))
  return [...whole, ...among]
}

/** In « la dame 2203… », Montenegro's ME22 is only the end of a word. */
const isInsideWord = (text: string, first: number, last: number) =>
  /[a-z0-9]/i.test(text[first - 1] ?? '') || /[a-z0-9]/i.test(text[last + 1] ?? '')

type Run = Found & { glued: string; at: number[] }

/** What people put between groups. */
const separators = '[ .\\-_/·]{0,3}'

/** Longest stretches of such characters, whatever separates them; `at` says where each one stands. */
function runsOf(text: string, character: RegExp): Run[] {
  const { source, flags } = character
  const stretch = new RegExp(`(?:${source})(?:${separators}(?:${source}))*`, `g${flags}`)
  return [...text.matchAll(stretch)].map((match) => {
    const at = [...match[0].matchAll(/[a-z0-9]/gi)].map((one) => match.index + one.index)
    return { ...spanOf(match), glued: glue(match[0]), at }
  })
}

const spanOf = (match: RegExpMatchArray) => ({
  from: match.index ?? 0,
  to: (match.index ?? 0) + match[0].length,
})

/** Every place where a spelling begins, even inside another's. */
const spansOf = (text: string, spelling: string): Found[] =>
  [...text.matchAll(new RegExp(`(?<!\\d)(?=(${spelling})(?!\\d))`, 'gi'))].map((match) => ({
    from: match.index,
    to: match.index + (match[1]?.length ?? 0),
  }))

const glue = (text: string) => text.replace(/[^a-z0-9]/gi, '').toUpperCase()

const glueOf = (text: string, { from, to }: Found) => glue(text.slice(from, to))

const birthAndPlace = ['[123478]', '\\d\\d', '\\d\\d', '(?:\\d\\d|2[ab])', '\\d{3}', '\\d{3}']
const speltWithKey = [...birthAndPlace, '\\d\\d'].join(separators)
const speltWithoutKey = birthAndPlace.join(separators)
const speltCard = `\\d{4}(${separators})\\d{4}\\2\\d{4}\\2\\d{4}(?:\\2\\d{3})?|\\d{4}(${separators})\\d{6}\\3\\d{5}`

const holdsDate = (text: string) =>
  /(?<!\d|\d[./-])(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:20)?\d\d(?!\d|\1\d)/.test(text)

/** Sex, year, month, département, commune, order, key: 97 less the remainder by 97 (INSEE). */
function hasItsKey(glued: string): boolean {
  const parts = /^([123478]\d{4}(?:\d\d|2A|2B)\d{6})(\d\d)$/.exec(glued)
  if (!parts) return false
  const number = BigInt((parts[1] ?? '').replace('2A', '19').replace('2B', '18'))
  return 97n - (number % 97n) === BigInt(parts[2] ?? 0)
}

/** Without its key a number must read as one: born in a month of the year, somewhere. */
const isCutShort = (glued: string) => /^[12]\d\d(?:0[1-9]|1[0-2])(?!00)(?:\d\d|2A|2B)\d{6}$/.test(glued)

function isBankAccount(candidate: string): boolean {
  if (candidate.length < 15 || !/^[A-Z]{2}\d\d/.test(candidate)) return false
  const turned = candidate.slice(4) + candidate.slice(0, 4)
  const digits = turned
    .split('')
    .map((one) => parseInt(one, 36))
    .join('')
  return BigInt(digits) % 97n === 1n
}

const isCard = (digits: string) => networks.test(digits) && hasLuhnKey(digits)

/** Visa, Mastercard, American Express, Discover, JCB, Maestro, UnionPay; Diners' 14 digits read as a SIRET and are left. */
const networks =
  /^(4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35\d{14}|(?:5[06-9]|6\d)\d{14}|(?:5[06-9]|6\d)\d{17})$/

function hasLuhnKey(digits: string): boolean {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

/** Country and length of every IBAN (SWIFT registry). */
const accountLengths = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
