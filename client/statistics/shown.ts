import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { few } from '#shared/guarded-words.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf, type Instant } from '#shared/time.ts'
import { sayChange, sayNumber } from '#shared/numbers.ts'

type Answers = inferRouterOutputs<AppRouter>['statistics']
export type Dashboard = Answers['dashboard']
export type OwnFigures = Answers['own']
export type OwnShare = Answers['ownShare']
export type SharedFigures = Answers['shared']
export type PublicFigures = Answers['public']
/** What both show: a period, month by month, beside earlier ones. */
export type Shown = Pick<
  Dashboard,
  'period' | 'firstMonth' | 'now' | 'topics' | 'previous' | 'lastYear' | 'months'
> & { isExact?: boolean; followed?: Dashboard['followed'] }
export type Comparison = NonNullable<Dashboard['lastYear']>
export type TerritoryRow = Answers['territories'][number]
export type PeopleFigures = Answers['people']
export type AppointmentFigures = NonNullable<Answers['appointments']>
export type CoverageFigures = NonNullable<Answers['coverage']>
export type Choices = Answers['choices']

const nbsp = '\u00a0'

export { few }

export const sayCount = (count: GuardedCount) => (count === 'few' ? few : sayNumber(count, 'fr'))

/** One decimal below a hundred hours, none above: nobody reads tenths of a thousand hours. A dash for those not told. */
export const sayHours = (hours: number | null) =>
  hours === null ? '–' : `${sayNumber(hours, 'fr', hours > 0 && hours < 100 ? 1 : 0)}${nbsp}h`

/** `+12 %`; a dash where there was nothing before. */
export const sayChangeOf = (change: number | null): string =>
  change === null ? '–' : sayChange(Math.round(change * 100), 'fr')

/** `22 novembre 2026 à 23 h 51` */
export const sayMoment = (instant: Instant, zone: string) =>
  `${sayDay(dayOf(instant, zone), 'fr', 'without weekday')} à ${sayTimeAt(instant, zone, 'fr')}`
