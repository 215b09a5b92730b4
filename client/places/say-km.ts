import type { Lang } from '#shared/speech.ts'
import { sayNumber } from '#shared/numbers.ts'

/** `à 0,4 km`, `à 12 km`: no one walks by the decimal beyond ten. */
export const sayKm = (km: number, lang: Lang) =>
  lang === 'fr'
    ? `à ${sayNumber(km, lang, km < 10 ? 1 : 0)}\u00a0km`
    : `${sayNumber(km, lang, km < 10 ? 1 : 0)}\u00a0km away`
