import { eq } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import type { Decision } from '#shared/planning.ts'
import { bookableSlot } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf, minute } from '#shared/time.ts'
import { markCancelled } from '../appointments/cancel.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { searchFor } from '../availability/nearest-free.ts'
import { announce, tellAdvisor } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { freeColleagues } from './free-colleagues.ts'
import { lift } from './lift.ts'
import { isOnScreen, tellNewRoom } from './own-room.ts'

/**
 * Does what was decided for each touched appointment, inside the caller's transaction and once the plans have changed. Those
 * kept stay where they are, outside the openings; the others are lifted together, then put down one by one.
 * @throws `slotTaken` with the appointment whose new time is not free; `cannotBeKept`
 */
export function carryOutDecisions(ctx: ActorContext, decisions: readonly Decision[]) {
  const moving = decisions.filter((decision) => decision.choice !== 'keep')
  const rows = new Map(moving.map((decision) => [decision, appointmentOf(ctx, decision.appointmentId)]))
  lift(
    ctx,
    moving.map(({ appointmentId }) => appointmentId),
  )
  for (const decision of moving) {
    const appointment = rows.get(decision)
    if (!appointment) continue
    if (decision.choice === 'cancel') markCancelled(ctx, appointment, 'advisor', decision.message)
    else if (decision.choice === 'transfer') handOver(ctx, appointment, decision.advisorId)
    else putDown(ctx, appointment, decision)
  }
}

type Row = typeof appointments.$inferSelect
type Target = { startsAt: number; placeId: string | null; advisorId: string }

/** Who receives is no news to whoever comes, unless it is in another room on screen. The colleague is told. */
function handOver(ctx: ActorContext, appointment: Row, advisorId: string) {
  const { id, startsAt } = appointment
  const day = dayOf(startsAt, zoneOf(ctx.settings.departement))
  const availability = loadAvailability(ctx, { from: day, to: day })
  const free = freeColleagues(availability, ctx.now)(appointment)
  if (!free.some((colleague) => colleague.advisorId === advisorId))
    throw problem('slotTaken', { appointmentId: id })
  ctx.db
    .update(appointments)
    .set({ advisorId, cancelledAt: null, overlapReason: null })
    .where(eq(appointments.id, id))
    .run()
  tellWhoReceives(ctx, appointment, { advisorId, revision: appointment.revision })
  if (isOnScreen(ctx.db, appointment.serviceId)) tellNewRoom(ctx, appointment)
}

/** Another hour, another place, perhaps somebody else: whoever comes is written to. */
function putDown(ctx: ActorContext, appointment: Row, { startsAt, placeId, advisorId }: Target) {
  const target = { startsAt, placeId, advisorId }
  const { id, serviceId, workshopId, revision } = appointment
  const day = dayOf(target.startsAt, zoneOf(ctx.settings.departement))
  const search = searchFor(ctx, {
    ...target,
    serviceId,
    minutes: (appointment.endsAt - appointment.startsAt) / minute,
    byAdvisor: true,
  })
  const slot = bookableSlot(loadAvailability(ctx, { from: day, to: day, placeId: target.placeId }), search, {
    ...target,
    workshopId: workshopId ?? undefined,
  })
  if (!slot) throw problem('slotTaken', { appointmentId: id })
  const isNews =
    target.startsAt !== appointment.startsAt ||
    target.placeId !== appointment.placeId ||
    (advisorId !== appointment.advisorId && isOnScreen(ctx.db, serviceId))
  ctx.db
    .update(appointments)
    .set({
      ...target,
      endsAt: slot.endsAt,
      cancelledAt: null,
      overlapReason: null,
      ...(isNews && { movedAt: ctx.now, revision: revision + 1 }),
    })
    .where(eq(appointments.id, id))
    .run()
  if (isNews)
    announce(ctx, 'moved', { id, revision: revision + 1, startsAt: target.startsAt }, appointment, 'service')
  tellWhoReceives(ctx, appointment, { advisorId, revision: isNews ? revision + 1 : revision })
}

/** Nobody writes to whoever took it over themselves. */
function tellWhoReceives(
  ctx: ActorContext,
  { id, advisorId: before }: Row,
  { advisorId, revision }: { advisorId: string; revision: number },
) {
  if (advisorId !== before && advisorId !== ctx.actor.advisorId)
    tellAdvisor(ctx, 'handedOver', { id, revision })
}

const appointmentOf = ({ db }: ActorContext, id: string) =>
  db.select().from(appointments).where(eq(appointments.id, id)).get()
