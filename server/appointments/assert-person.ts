import type { Ticket } from '#shared/appointments.ts'
import { isSpent, spend } from '../allowances.ts'
import { isTicketGood } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * No riddle to solve: a field that people do not see, a form that we opened, the time it takes to type, and so many an hour
 * from one address.
 * @throws `tooManyRequests` for what no person does
 */
export function assertPerson(
  ctx: Context,
  { id, ticket, website }: { id: string; ticket: Ticket; website: string },
  allowance: 'book' | 'wait',
) {
  if (website !== '' || !isTicketGood(ctx, id, ticket)) throw problem('tooManyRequests')
  if (ctx.settings.rateLimit === 0) return
  if (isSpent(ctx, allowance)) throw problem('tooManyRequests')
  spend(ctx, allowance)
}
