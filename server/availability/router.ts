import { anyone, router } from '../trpc.ts'
import { placesWithNext } from './places-with-next.ts'
import { placeQuestion, slotsAtPlace } from './slots-at-place.ts'

export const availabilityRouter = router({
  places: anyone.query(({ ctx }) => placesWithNext(ctx)),
  atPlace: anyone.input(placeQuestion).query(({ ctx, input }) => slotsAtPlace(ctx, input)),
})
