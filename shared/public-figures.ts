import * as z from 'zod/mini'
import { type Period, presetPeriod } from './periods.ts'
import { slugOf } from './place-input.ts'
import { type Day, lastDayOf, monthOf } from './time.ts'

/** What the public page is asked: a territory by the words of its address, and a period of the calendar. */
const word = z.string().check(z.regex(/^[a-z0-9-]{1,120}$/))
export const publicQuestion = z.strictObject({
  departement: z.optional(word),
  epci: z.optional(word),
  commune: z.optional(word),
  /** `2026`, `2026-T2` or `2025-2026`; the current year unless told. */
  period: z.optional(z.string().check(z.regex(/^\d{4}(-T[1-4]|-\d{4})?$/))),
})
export type PublicQuestion = z.infer<typeof publicQuestion>

/** `CC du Pays de Lalbenque-Limogne` is said `Pays de Lalbenque-Limogne`, and is at `pays-de-lalbenque-limogne`. */
export const shortNameOf = (name: string): string =>
  name.replace(/^(CA|CC|CU|SAN) (de la |de l’|de l'|du |des |de |d’|d')?/, '')

export const wordOf = (name: string): string => slugOf(shortNameOf(name), 'territoire')

/** `/chiffres/lot/grand-figeac/figeac`, from the names down to a territory. */
export const publicAddressOf = (names: readonly string[]): string =>
  ['/chiffres', ...names.map(wordOf)].join('/')

/** A period of the calendar; the running ones stop with the last month that is over. */
export type PublicPeriod = Period & { code: string; kind: 'year' | 'schoolYear' | 'quarter' }

/**
 * The years, school years and quarters that have at least one month over since the first session, the latest first of each.
 * A quarter is told once it is over.
 * @param firstMonth `2025-05`; null when there is none
 */
export function publicPeriods(firstMonth: string | null, today: Day): PublicPeriod[] {
  const { to: last } = presetPeriod('lastMonth', today)
  if (firstMonth === null || `${firstMonth}-01` > last) return []
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(firstMonth.slice(0, 4)) + 2 },
    (_, back) => Number(last.slice(0, 4)) - back,
  )
  const within = (period: PublicPeriod) =>
    period.from <= last && monthOf(period.to) >= firstMonth
      ? [{ ...period, to: period.to > last ? last : period.to }]
      : []
  return [
    ...years.flatMap((year) =>
      within({ code: `${year}`, kind: 'year', from: `${year}-01-01`, to: `${year}-12-31` }),
    ),
    ...years.flatMap((year) =>
      within({
        code: `${year}-${year + 1}`,
        kind: 'schoolYear',
        from: `${year}-09-01`,
        to: `${year + 1}-08-31`,
      }),
    ),
    ...years.flatMap((year) => [4, 3, 2, 1].map((number) => quarterOf(year, number)).flatMap(within)),
  ].filter(({ kind, code, to }) => kind !== 'quarter' || to === quarterEnd(code))
}

function quarterOf(year: number, number: number): PublicPeriod {
  const code = `${year}-T${number}`
  return { code, kind: 'quarter', from: `${year}-${twoDigits(number * 3 - 2)}-01`, to: quarterEnd(code) }
}

const quarterEnd = (code: string) => lastDayOf(`${code.slice(0, 4)}-${twoDigits(Number(code.slice(6)) * 3)}`)

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** `Année 2026`, `Année scolaire 2025-2026`, `2e trimestre 2026`. */
export function sayPublicPeriod({ kind, code }: Pick<PublicPeriod, 'kind' | 'code'>): string {
  if (kind === 'year') return `Année\u00a0${code}`
  if (kind === 'schoolYear') return `Année scolaire\u00a0${code}`
  const number = Number(code.slice(6))
  return `${number}${number === 1 ? 'er' : 'e'}\u00a0trimestre\u00a0${code.slice(0, 4)}`
}
