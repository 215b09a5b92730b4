import type { GuardedCount } from './small-counts.ts'
import type { Indicators } from './shown-indicators.ts'
import type { Period } from './periods.ts'
import type { Instant } from './time.ts'
import type { Topic } from './themes.ts'
import type { Told } from './views.ts'

type Figures = Indicators<GuardedCount, number | null>
type Compared = { now: Figures; before: Figures } | null

/** The page of a month as the dashboard shows it to its reader: exact or guarded, as on their screen. */
export type MonthTold = Told & {
  territory: string
  /** Whose figures, and what narrows them. */
  filters: string[]
  period: Period
  asOf: Instant
  now: Figures
  topics: { topic: Topic; sessions: GuardedCount }[]
  previous: Compared
  lastYear: Compared
}
