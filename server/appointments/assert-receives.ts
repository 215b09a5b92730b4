import { eq } from 'drizzle-orm'
import { places, services } from '#drizzle/schema/index.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * A place that receives, for what needs one.
 * @throws `placeNeeded`, `placeClosed`, `notFound`
 */
export function assertReceives({ db, now }: Context, serviceId: string | null, placeId: string | null) {
  if (placeId === null) {
    const service = serviceId && db.select().from(services).where(eq(services.id, serviceId)).get()
    if (service && service.mode === 'place') throw problem('placeNeeded')
    return
  }
  const place = db.select().from(places).where(eq(places.id, placeId)).get()
  if (!place) throw problem('notFound')
  if (place.closedAt !== null && place.closedAt <= now) throw problem('placeClosed')
}
