import { appointmentFiguresOf } from '#shared/indicators.ts'
import type { Period } from '#shared/periods.ts'
import { zoneOf } from '#shared/territories.ts'
import type { AdvisorContext } from '../trpc.ts'
import { bookedByOneself } from './booked-there.ts'

/** What became of the advisor's appointments of these days, seats of workshops included; cancelled ones count for nothing. */
export const ownAppointments = (ctx: Reader, period: Period) => appointmentFiguresOf(bookedIn(ctx, period))

type Reader = Pick<AdvisorContext, 'db' | 'actor' | 'settings'>

/** Their facts. */
export const bookedIn = (ctx: Reader, period: Period) =>
  bookedByOneself(ctx, period, zoneOf(ctx.settings.departement))
