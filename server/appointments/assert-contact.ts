import type { BookingRequest } from '#shared/appointments.ts'
import { contactNeeded } from '#shared/booking-rules.ts'
import { plansOf } from '../availability/plans.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

type Asked = { serviceId: string; phone: string | null; email: string | null } & Pick<
  BookingRequest,
  'homeAddress' | 'booker'
>

/**
 * Whoever calls needs the person's number, and whoever comes to their door the address too; the link of a meeting on screen goes by e-mail, to whoever
 * booked when the person who comes has none.
 * @throws `phoneNeeded`, `addressNeeded`, `emailNeeded`
 */
export function assertContact(ctx: Pick<Context, 'db' | 'settings'>, request: Asked) {
  const service = plansOf(ctx).services.find(({ id }) => id === request.serviceId)
  const needed = service && contactNeeded[service.mode]
  if (needed === 'phone' && request.phone === null) throw problem('phoneNeeded')
  if (service?.mode === 'home' && !request.homeAddress) throw problem('addressNeeded')
  if (needed === 'email' && request.email === null && !request.booker?.email) throw problem('emailNeeded')
}
