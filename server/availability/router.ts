import { serviceAct, serviceChange } from '#shared/services.ts'
import { administrator, anyone, router } from '../trpc.ts'
import { changeService, offerService, retireService } from './change-service.ts'
import { listServices } from './list-services.ts'
import { placesWithNext } from './places-with-next.ts'
import { placeQuestion, slotsAtPlace } from './slots-at-place.ts'

export const availabilityRouter = router({
  places: anyone.query(({ ctx }) => placesWithNext(ctx)),
  atPlace: anyone.input(placeQuestion).query(({ ctx, input }) => slotsAtPlace(ctx, input)),
  services: administrator.query(({ ctx }) => listServices(ctx)),
  changeService: administrator.input(serviceChange).mutation(({ ctx, input }) => changeService(ctx, input)),
  retireService: administrator.input(serviceAct).mutation(({ ctx, input }) => retireService(ctx, input)),
  offerService: administrator.input(serviceAct).mutation(({ ctx, input }) => offerService(ctx, input)),
})
