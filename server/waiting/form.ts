import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { openings, services } from '#drizzle/schema/index.ts'
import { withoutPlace } from '#shared/places.ts'
import { zoneOf } from '#shared/territories.ts'
import type { waitQuestion } from '#shared/waiting.ts'
import { individualServices } from '../availability/main-service.ts'
import { ticketFor } from '../keys.ts'
import { publicPlace } from '../places/public-places.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { freeHours } from './free-hours.ts'

type Asked = Omit<z.infer<typeof waitQuestion>, 'id'>

/**
 * What one would wait for, and the proof that its form was opened. `seatsLeft` is null for a place.
 * @throws `notFound` for an unknown or closed place, `slotNotOpen` for a workshop that nobody may join any more
 */
export function waitForm(ctx: Context, { id, ...asked }: z.infer<typeof waitQuestion>) {
  const { place, zone, sought, title, seatsLeft } = soughtFrom(ctx, asked)
  return { place, zone, title, startsAt: sought.startsAt, seatsLeft, ticket: ticketFor(ctx, id) }
}

/** The same question, understood. @throws `notFound`, `slotNotOpen` */
export function soughtFrom(ctx: Context, { slug, way = 'place', serviceId, workshopId, startsAt }: Asked) {
  const needsNone = slug === withoutPlace && (workshopId !== null || way !== 'place')
  const place = needsNone ? null : publicPlace(ctx, slug)
  if (place === undefined) throw problem('notFound')
  const placeId = place?.id ?? null
  const zone = place?.zone ?? zoneOf(ctx.settings.departement)
  if (workshopId === null || startsAt === null) {
    const offered = individualServices(ctx, way)
    const service = offered.find(({ id }) => id === serviceId) ?? offered[0]
    if (!service) throw problem('notFound')
    const sought = { placeId, serviceId: service.id, workshopId: null, startsAt: null }
    return { place, zone, sought, title: null, seatsLeft: null }
  }
  const workshop = ctx.db
    .select({ serviceId: openings.serviceId, title: openings.title, name: services.nameFr })
    .from(openings)
    .innerJoin(services, eq(services.id, openings.serviceId))
    .where(eq(openings.id, workshopId))
    .get()
  if (!workshop?.serviceId) throw problem('notFound')
  const sought = { placeId, serviceId: workshop.serviceId, workshopId, startsAt }
  const [slot] = freeHours(ctx, sought, zone, { fullToo: true })
  if (!slot) throw problem('slotNotOpen')
  return { place, zone, sought, title: workshop.title ?? workshop.name, seatsLeft: slot.seatsLeft ?? 0 }
}
