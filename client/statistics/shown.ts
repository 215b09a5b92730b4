import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { few } from '#shared/guarded-words.ts'
import { sayNumber } from '#shared/numbers.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf, type Instant } from '#shared/time.ts'

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

export { few }
export { sayChangeOf, sayCount, sayHours } from '#shared/figures-said.ts'

/** `22 novembre 2026 à 23 h 51` */
export const sayMoment = (instant: Instant, zone: string) =>
  `${sayDay(dayOf(instant, zone), 'fr', 'without weekday')} à ${sayTimeAt(instant, zone, 'fr')}`

/** As the crow flies; a dash where a commune’s place on the map is unknown. */
export const sayKm = (km: number | null) =>
  km === null ? '–' : `${sayNumber(km, 'fr', km < 10 && km > 0 ? 1 : 0)}\u00a0km`

/** The country is told by those of its départements that this house serves: a few are named. */
export const sayWhichDepartements = (some: readonly { name: string }[]) => {
  const [last = '', ...others] = some.map(({ name }) => name).toReversed()
  const named = some.length > 6 ? '' : `\u00a0: ${others.toReversed().join(', ')} et ${last}`
  return `Les chiffres de ${some.length}\u00a0départements${named}.`
}
