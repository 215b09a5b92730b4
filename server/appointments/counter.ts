import { and, asc, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { communes, openings, places, services } from '#drizzle/schema/index.ts'
import { day, id } from '#shared/fields.ts'
import { isRangeTooLong } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { plannedHours } from '../availability/planned-hours.ts'
import { byDay } from '../availability/slots-at-place.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

/** Without a place or a service named, the first one where the advisor receives and the first one offered; `nowhere`: what needs no place. */
export const counterQuestion = z.strictObject({
  placeId: z.nullable(id),
  serviceId: z.nullable(id),
  from: day,
  to: day,
  nowhere: z.optional(z.boolean()),
})

/**
 * What is needed to book for somebody: where one receives, what for, and one's own free hours by day.
 * @throws `rangeTooLong` beyond sixty days
 */
export function counter(
  ctx: AdvisorContext,
  { placeId, serviceId, from, to, nowhere = false }: z.infer<typeof counterQuestion>,
) {
  if (isRangeTooLong({ from, to })) throw problem('rangeTooLong')
  const { advisorId } = ctx.actor
  const choices = { places: placesOf(ctx), services: servicesOf(ctx) }
  const place = choices.places.find((each) => each.id === placeId) ?? choices.places[0]
  const service = choices.services.find((each) => each.id === serviceId) ?? choices.services[0]
  if (!service || (!place && !nowhere)) return { ...choices, placeId: null, serviceId: null, days: [] }
  const at = nowhere || !place ? null : place.id
  const slots = openSlots(loadAvailability(ctx, { from, to, placeId: at }), {
    now: ctx.now,
    serviceId: service.id,
    from,
    to,
    advisorId,
    placeIds: [at],
    byAdvisor: true,
  })
  return { ...choices, placeId: at, serviceId: service.id, days: byDay(slots) }
}

/** Without a service named, the usual one. */
export const freeTimesQuestion = z.strictObject({ serviceId: z.nullable(id), from: day, to: day })

/**
 * One's own free times for a service, wherever one receives, the soonest first and no more than a page can show: inside the
 * notice, beyond the horizon. Workshops come with the seats left; full ones do not come.
 * `held` is where one is, free or not.
 * @throws `rangeTooLong` beyond sixty days
 */
export function freeTimes(ctx: AdvisorContext, { serviceId, from, to }: z.infer<typeof freeTimesQuestion>) {
  if (isRangeTooLong({ from, to })) throw problem('rangeTooLong')
  const choices = { places: placesOf(ctx), services: [...servicesOf(ctx), ...workshopsOf(ctx)] }
  const service = choices.services.find((each) => each.id === serviceId) ?? choices.services[0]
  const held = plannedHours(ctx, { advisorId: ctx.actor.advisorId, from, to })
    .openings.filter(({ seats }) => seats === null)
    .map(({ startsAt, endsAt, placeId }) => ({ startsAt, endsAt, placeId }))
  if (!service) return { ...choices, serviceId: null, times: [], held }
  const times = openSlots(loadAvailability(ctx, { from, to }), {
    now: ctx.now,
    serviceId: service.id,
    from,
    to,
    advisorId: ctx.actor.advisorId,
    byAdvisor: true,
  })
  return {
    ...choices,
    serviceId: service.id,
    held,
    times: times
      .slice(0, 60)
      .map(({ startsAt, placeId, workshopId, seatsLeft }) => ({ startsAt, placeId, workshopId, seatsLeft })),
  }
}

const placesOf = ({ db, actor }: AdvisorContext) =>
  db
    .selectDistinct({ id: places.id, name: places.name, communeName: communes.name, zone: places.zone })
    .from(openings)
    .innerJoin(places, eq(places.id, openings.placeId))
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(and(eq(openings.advisorId, actor.advisorId), isNull(openings.closedAt), isNull(places.closedAt)))
    .orderBy(asc(places.name))
    .all()

const servicesOf = (ctx: AdvisorContext) => offered(ctx, 'individual')
const workshopsOf = (ctx: AdvisorContext) => offered(ctx, 'workshop')

const offered = ({ db }: AdvisorContext, kind: 'individual' | 'workshop') =>
  db
    .select({
      id: services.id,
      nameFr: services.nameFr,
      minutes: services.minutes,
      kind: services.kind,
      mode: services.mode,
    })
    .from(services)
    .where(and(eq(services.kind, kind), isNull(services.retiredAt)))
    .orderBy(asc(services.createdAt), asc(services.id))
    .all()
