import { only, router } from '../trpc.ts'
import { members } from './members.ts'
import { placesWithoutOpening } from './places-without-opening.ts'

/** Whoever coordinates a département, manages a structure, or administers the house. */
const leader = only('coordinator', 'structureManager', 'administrator')

export const teamRouter = router({
  members: leader.query(({ ctx }) => members(ctx)),
  placesWithoutOpening: leader.query(({ ctx }) => placesWithoutOpening(ctx)),
})
