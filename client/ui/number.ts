import type { Lang } from '#shared/speech.ts'

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
