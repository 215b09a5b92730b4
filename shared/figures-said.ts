import { few } from './guarded-words.ts'
import { sayChange, sayNumber } from './numbers.ts'
import type { GuardedCount } from './small-counts.ts'

/** Figures as they are said on a screen and in a letter, in French. */

export const sayCount = (count: GuardedCount) => (count === 'few' ? few : sayNumber(count, 'fr'))

/** One decimal below a hundred hours, none above: nobody reads tenths of a thousand hours. A dash for those not told. */
export const sayHours = (hours: number | null) =>
  hours === null ? '–' : `${sayNumber(hours, 'fr', hours > 0 && hours < 100 ? 1 : 0)}\u00a0h`

/** `+12 %`; a dash where there was nothing before. */
export const sayChangeOf = (change: number | null): string =>
  change === null ? '–' : sayChange(Math.round(change * 100), 'fr')
