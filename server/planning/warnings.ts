import { dayOf } from '#shared/time.ts'
import { openingWarningsFor } from '#shared/opening-problems.ts'
import type { PlanChange } from '#shared/planning.ts'
import { zoneOf } from '#shared/territories.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import type { ActorContext } from '../trpc.ts'

/** What an advisor is told of hours just planned or changed, and may keep all the same. Asked while the change is carried out. */
export function warningsFor(ctx: ActorContext, change: PlanChange, { openingId }: Record<string, string>) {
  if (change.does !== 'planOpening' && change.does !== 'changeOpening') return []
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const availability = loadAvailability(ctx, { from: today, to: today })
  const opening = availability.openings.find(({ id }) => id === openingId)
  return opening ? openingWarningsFor(opening, availability, today) : []
}
