import type { AdvisorContext } from '../trpc.ts'
import { appointmentSeen } from './agenda.ts'
import { viewOf } from './view.ts'

/** What the advisor prints for the person: the very page that their link opens. @throws `notFound` for somebody else's */
export const slip = (ctx: AdvisorContext, { appointmentId }: { appointmentId: string }) =>
  viewOf(ctx, appointmentSeen(ctx, { appointmentId }).id)
