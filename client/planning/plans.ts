import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

type Planning = inferRouterOutputs<AppRouter>['planning']

/** What an advisor planned, and what one plans with. */
export type Plans = Planning['openingsOf']
export type PlannedOpening = Plans['openings'][number]
export type PlannedAbsence = Plans['absences'][number]

/** The advisor's days as they plan them. */
export type Week = Planning['week']
export type HeldOpening = Week['openings'][number]
export type WeekAppointment = Week['appointments'][number]

/** What a change would do, and one appointment that it touches. */
export type Rehearsal = Planning['rehearse']
export type TouchedAppointment = Rehearsal['touched'][number]
