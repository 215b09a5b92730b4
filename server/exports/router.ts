import { exportNamed, exportRequest } from '#shared/exports.ts'
import { advisor, router } from '../trpc.ts'
import { cancel } from './cancel.ts'
import { current } from './current.ts'
import { progress } from './progress.ts'
import { start } from './start.ts'

export const exportsRouter = router({
  start: advisor.input(exportRequest).mutation(({ ctx, input }) => start(ctx, input)),
  current: advisor.query(({ ctx }) => current(ctx)),
  progress: advisor.input(exportNamed).query(({ ctx, input }) => progress(ctx, input)),
  cancel: advisor.input(exportNamed).mutation(({ ctx, input }) => cancel(ctx, input)),
})
