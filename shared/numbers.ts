import type { Lang } from './speech.ts'

/** `12 345,6` in French, `12,345.6` in English. */
export const sayNumber = (number: number, lang: Lang, decimals = 0): string =>
  number.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })

/** `46 %`, `46%`. */
export const sayShare = (percent: number, lang: Lang): string =>
  `${sayNumber(percent, lang)}${lang === 'fr' ? '\u00a0' : ''}%`

/** `+12 %`, `−3 %`, and `=` when nothing changed. */
export const sayChange = (percent: number, lang: Lang): string => {
  if (percent === 0) return '='
  return `${percent > 0 ? '+' : '−'}${sayShare(Math.abs(percent), lang)}`
}

/** `46 %` of a share between 0 and 1, in French; a dash when there is nothing to divide. */
export const sayPart = (share: number | null): string =>
  share === null ? '–' : sayShare(Math.round(share * 100), 'fr')

/** `+3 points`, `−1 point`, `=`: how a share between 0 and 1 moved. */
export function sayPoints(moved: number): string {
  const points = Math.round(moved * 100)
  if (points === 0) return '='
  return `${points > 0 ? '+' : '−'}${Math.abs(points)}\u00a0point${Math.abs(points) > 1 ? 's' : ''}`
}
