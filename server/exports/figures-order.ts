import type { FiguresRequest } from '#shared/exports.ts'
import type { ActorContext } from '../trpc.ts'

/** What a thread is told of what the dashboard shows: what was asked, by whom, and where to write. */
export type FiguresOrder = {
  kind: 'figures'
  /** The file of the house, opened to be read only. */
  database: string
  path: string
} & Pick<FiguresRequest, 'format' | 'question' | 'table'> &
  Pick<ActorContext, 'actor' | 'settings' | 'now'>
