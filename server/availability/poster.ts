import * as z from 'zod/mini'
import { words } from '#shared/fields.ts'
import { type Day, dayOf } from '#shared/time.ts'
import { publicPlace } from '../places/public-places.ts'
import { shortAddressAt } from '../places/short-address.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { plansOf } from './plans.ts'

export const posterQuestion = z.strictObject({ slug: words(120) })

/**
 * What the wall of a town hall says of a place: where it is, its short address, and when somebody receives there.
 * @throws `notFound` for an unknown or closed place
 */
export function poster(ctx: Context, { slug }: z.infer<typeof posterQuestion>) {
  const place = publicPlace(ctx, slug)
  if (!place) throw problem('notFound')
  const today = dayOf(ctx.now, place.zone)
  return { place, today, address: shortAddressAt(ctx, slug), rules: publicRules(ctx, place.id, today) }
}

/**
 * The rules by which somebody receives at a place one person at a time, each once, whoever receives. What is over, or
 * happens once, is left out: paper stays.
 */
export function publicRules(ctx: Pick<Context, 'db' | 'settings'>, placeId: string, today: Day) {
  const { openings } = plansOf(ctx).around(placeId)
  const rules = openings
    .filter(
      (opening) =>
        opening.placeId === placeId &&
        opening.seats === null &&
        isPublic(opening.serviceId) &&
        opening.recurrence.repeat !== 'once' &&
        (opening.recurrence.until === undefined || opening.recurrence.until >= today),
    )
    .map(({ recurrence, startsAt, endsAt }) => ({
      recurrence: { ...recurrence, exceptions: [] },
      hours: { startsAt, endsAt },
    }))
  return [...new Map(rules.map((rule) => [told(rule), rule])).values()]

  function isPublic(serviceId: string | null) {
    const service = plansOf(ctx).services.find(({ id }) => id === serviceId)
    return serviceId === null || (service?.openToPublic === true && service.retiredAt === null)
  }
}

/** When it began changes nothing to what is said, unless weeks are counted from there. */
function told({ recurrence, hours }: { recurrence: { firstDay: string }; hours: object }) {
  const { firstDay, ...rule } = { every: 1, ...recurrence }
  return JSON.stringify([rule, rule.every > 1 ? firstDay : null, hours])
}
