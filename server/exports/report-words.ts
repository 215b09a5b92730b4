import { few } from '#shared/guarded-words.ts'
import type { GuardedCount } from '#shared/small-counts.ts'

/** How figures are said on paper, in French. */

export const count = (number: number) => number.toLocaleString('fr-FR')

export const hours = (number: number) =>
  `${number.toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0h`

/** Of people, sessions or appointments, as they may leave the structure. */
export const counted = (number: GuardedCount) => (number === 'few' ? few : count(number))

/** No decimal where there is none, as guarded hours have none; a dash where they come from few. */
export const hoursTold = (number: number | null) =>
  number === null ? '–' : `${number.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0h`

/** Of whole percents; a dash where there are too few. */
export const percent = (number: number | null) => (number === null ? '–' : `${number}\u00a0%`)

/** `+12 %`, of a change as a share of what was before; a dash where nothing compares. */
export function evolution(change: number | null): string {
  if (change === null) return '–'
  const percents = Math.round(change * 100)
  return `${percents > 0 ? '+' : percents < 0 ? '−' : ''}${count(Math.abs(percents))}\u00a0%`
}

/** Of a share between 0 and 1; a dash where there was nothing to divide. */
export const share = (part: number | null) => (part === null ? '–' : `${Math.round(part * 100)}\u00a0%`)

export const days = (number: number | null) =>
  number === null
    ? '–'
    : `${number.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${number < 2 ? 'jour' : 'jours'}`

export const kilometres = (km: number | null) =>
  km === null ? '–' : `${km.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0km`

/** What a drawing shows of a count: nothing of what is hidden or not told, so that its length tells nothing. */
export const valueOf = (number: GuardedCount | null): number => (typeof number === 'number' ? number : 0)

/** Beyond so many months, columns are too thin to be read: the table tells them. */
export const longestDrawn = 24

/** `janv.`, under a column; the first month of a year says which. */
export const shortMonth = (month: string) => {
  const [year = '', number = ''] = month.split('-')
  const name = months[Number(number) - 1] ?? ''
  return number === '01' ? `${name}\u00a0${year}` : name
}

const months = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]
