import { serviceInput } from '#shared/services.ts'
import { administrator, anyone, router } from '../trpc.ts'
import { addService } from './add-service.ts'
import { workshopsNear } from './coming-workshops.ts'
import { listServices } from './list-services.ts'
import { placesWithNext, wayQuestion } from './places-with-next.ts'
import { poster, posterQuestion } from './poster.ts'
import { placeQuestion, slotsAtPlace } from './slots-at-place.ts'

export const availabilityRouter = router({
  places: anyone.input(wayQuestion).query(({ ctx, input }) => placesWithNext(ctx, input)),
  workshops: anyone.query(({ ctx }) => workshopsNear(ctx)),
  atPlace: anyone.input(placeQuestion).query(({ ctx, input }) => slotsAtPlace(ctx, input)),
  poster: anyone.input(posterQuestion).query(({ ctx, input }) => poster(ctx, input)),
  services: administrator.query(({ ctx }) => listServices(ctx)),
  addService: administrator.input(serviceInput).mutation(({ ctx, input }) => addService(ctx, input)),
})
