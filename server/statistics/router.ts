import { publicQuestion } from '#shared/public-figures.ts'
import { closeShareRequest, openShareRequest, sharedQuestion } from '#shared/shares.ts'
import { anywhereQuestion, dashboardQuestion, narrowingsQuestion, ownQuestion } from '#shared/statistics.ts'
import { advisor, anyone, observer, router } from '../trpc.ts'
import { appointments } from './appointments.ts'
import { choices } from './choices.ts'
import { coverage } from './coverage.ts'
import { communes } from './communes.ts'
import { dashboard } from './dashboard.ts'
import { delays } from './delays.ts'
import { narrowings } from './narrowings.ts'
import { own } from './own.ts'
import { closeShare, openShare, ownShare } from './own-share.ts'
import { people } from './people.ts'
import { places } from './places.ts'
import { publicFigures } from './public.ts'
import { shared } from './shared.ts'
import { territories } from './territories.ts'

export const statisticsRouter = router({
  choices: observer.query(({ ctx }) => choices(ctx)),
  dashboard: observer.input(anywhereQuestion).query(({ ctx, input }) => dashboard(ctx, input)),
  territories: observer.input(anywhereQuestion).query(({ ctx, input }) => territories(ctx, input)),
  delays: observer.input(dashboardQuestion).query(({ ctx, input }) => delays(ctx, input)),
  narrowings: observer.input(narrowingsQuestion).query(({ ctx, input }) => narrowings(ctx, input)),
  appointments: observer.input(dashboardQuestion).query(({ ctx, input }) => appointments(ctx, input)),
  coverage: observer.input(anywhereQuestion).query(({ ctx, input }) => coverage(ctx, input)),
  people: observer.input(dashboardQuestion).query(({ ctx, input }) => people(ctx, input)),
  communes: observer.input(dashboardQuestion).query(({ ctx, input }) => communes(ctx, input)),
  places: observer.input(dashboardQuestion).query(({ ctx, input }) => places(ctx, input)),
  own: advisor.input(ownQuestion).query(({ ctx, input }) => own(ctx, input)),
  ownShare: advisor.query(({ ctx }) => ownShare(ctx)),
  openShare: advisor.input(openShareRequest).mutation(({ ctx, input }) => openShare(ctx, input)),
  closeShare: advisor.input(closeShareRequest).mutation(({ ctx, input }) => closeShare(ctx, input)),
  public: anyone.input(publicQuestion).query(({ ctx, input }) => publicFigures(ctx, input)),
  shared: anyone.input(sharedQuestion).mutation(({ ctx, input }) => shared(ctx, input)),
})
