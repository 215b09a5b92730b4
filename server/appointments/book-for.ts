import { and, asc, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { communes, openings, places, services } from '#drizzle/schema/index.ts'
import type { BookForRequest } from '#shared/appointments.ts'
import { day, id } from '#shared/fields.ts'
import { isRangeTooLong } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { byDay } from '../availability/slots-at-place.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { addAppointment } from './add-appointment.ts'
import { appointmentSeen } from './agenda.ts'
import { takeSlot } from './take-slot.ts'

/**
 * Books in one's own diary for somebody at the counter or on the phone: inside the notice, whatever the person has already,
 * and even without any way to reach them.
 * @throws `slotTaken` or `slotNotOpen` with the three nearest free times, `alreadyRegistered`, `keyReused`
 */
export function bookFor(ctx: AdvisorContext, request: BookForRequest) {
  const { advisorId } = ctx.actor
  if (request.advisorId !== null && request.advisorId !== advisorId) throw problem('notYours')
  const act = { id: request.id, verb: 'appointments.bookFor', thingId: request.id, input: request }
  write(ctx, act, () => {
    const slot = takeSlot(ctx, { ...request, advisorId, holdId: request.id, byAdvisor: true })
    return addAppointment(ctx, { ...request, slot, bookedBy: advisorId })
  })
  return appointmentSeen(ctx, { appointmentId: request.id })
}

/** Without a place or a service named, the first one where the advisor receives and the first one offered. */
export const counterQuestion = z.strictObject({
  placeId: z.nullable(id),
  serviceId: z.nullable(id),
  from: day,
  to: day,
})

/**
 * What is needed to book for somebody: where one receives, what for, and one's own free hours by day.
 * @throws `rangeTooLong` beyond sixty days
 */
export function counter(
  ctx: AdvisorContext,
  { placeId, serviceId, from, to }: z.infer<typeof counterQuestion>,
) {
  if (isRangeTooLong({ from, to })) throw problem('rangeTooLong')
  const { advisorId } = ctx.actor
  const choices = { places: placesOf(ctx), services: servicesOf(ctx) }
  const place = choices.places.find((each) => each.id === placeId) ?? choices.places[0]
  const service = choices.services.find((each) => each.id === serviceId) ?? choices.services[0]
  if (!place || !service) return { ...choices, placeId: null, serviceId: null, days: [] }
  const slots = openSlots(loadAvailability(ctx, { from, to, placeId: place.id }), {
    now: ctx.now,
    serviceId: service.id,
    from,
    to,
    advisorId,
    placeIds: [place.id],
    byAdvisor: true,
  })
  return { ...choices, placeId: place.id, serviceId: service.id, days: byDay(slots) }
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

const servicesOf = ({ db }: AdvisorContext) =>
  db
    .select({ id: services.id, nameFr: services.nameFr, minutes: services.minutes, mode: services.mode })
    .from(services)
    .where(and(eq(services.kind, 'individual'), isNull(services.retiredAt)))
    .orderBy(asc(services.createdAt), asc(services.id))
    .all()
