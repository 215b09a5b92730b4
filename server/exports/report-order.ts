import type { Period } from '#shared/periods.ts'
import type { AdvisorContext } from '../trpc.ts'

/** What a thread is told of a report: whose figures, of which days, and where to write. */
export type ReportOrder = {
  kind: 'report'
  /** The file of the house, opened to be read only. */
  database: string
  path: string
  period: Period
} & Pick<AdvisorContext, 'actor' | 'settings' | 'now'>
