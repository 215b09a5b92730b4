import { workPhone } from '#shared/directory.ts'
import { router, signedIn } from '../trpc.ts'
import { colleagues } from './colleagues.ts'
import { venues } from './venues.ts'
import { tellPhone } from './tell-phone.ts'

export const directoryRouter = router({
  colleagues: signedIn.query(({ ctx }) => colleagues(ctx)),
  places: signedIn.query(({ ctx }) => venues(ctx)),
  tellPhone: signedIn.input(workPhone).mutation(({ ctx, input }) => tellPhone(ctx, input)),
})
