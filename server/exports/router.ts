import { exportNamed, exportRequest, figuresRequest } from '#shared/exports.ts'
import { advisor, observer, router } from '../trpc.ts'
import { cancel } from './cancel.ts'
import { current } from './current.ts'
import { progress } from './progress.ts'
import { start } from './start.ts'
import { startFigures } from './start-figures.ts'

export const exportsRouter = router({
  start: advisor.input(exportRequest).mutation(({ ctx, input }) => start(ctx, input)),
  startFigures: observer.input(figuresRequest).mutation(({ ctx, input }) => startFigures(ctx, input)),
  current: advisor.query(({ ctx }) => current(ctx, 'journal')),
  currentFigures: observer.query(({ ctx }) => current(ctx, 'figures')),
  progress: observer.input(exportNamed).query(({ ctx, input }) => progress(ctx, input)),
  cancel: observer.input(exportNamed).mutation(({ ctx, input }) => cancel(ctx, input)),
})
