import { placeAct, placeChange, placeInput } from '#shared/place-input.ts'
import { administrator, router, signedIn } from '../trpc.ts'
import { addPlace } from './add-place.ts'
import { changePlace } from './change-place.ts'
import { closePlace, reopenPlace } from './close-place.ts'
import { listPlaces } from './list-places.ts'

export const placesRouter = router({
  list: signedIn.query(({ ctx }) => listPlaces(ctx)),
  add: administrator.input(placeInput).mutation(({ ctx, input }) => addPlace(ctx, input)),
  change: administrator.input(placeChange).mutation(({ ctx, input }) => changePlace(ctx, input)),
  close: administrator.input(placeAct).mutation(({ ctx, input }) => closePlace(ctx, input)),
  reopen: administrator.input(placeAct).mutation(({ ctx, input }) => reopenPlace(ctx, input)),
})
