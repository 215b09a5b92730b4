import { and, asc, count, gt, isNull } from 'drizzle-orm'
import { appointments, services } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/** Every service, retired ones included, with how many people have an appointment to come for it. */
export function listServices({ db, now }: Pick<Context, 'db' | 'now'>) {
  const coming = new Map(
    db
      .select({ serviceId: appointments.serviceId, n: count() })
      .from(appointments)
      .where(and(gt(appointments.startsAt, now), isNull(appointments.cancelledAt)))
      .groupBy(appointments.serviceId)
      .all()
      .map(({ serviceId, n }) => [serviceId, n]),
  )
  return db
    .select()
    .from(services)
    .orderBy(asc(services.createdAt), asc(services.id))
    .all()
    .map((service) => ({ ...service, coming: coming.get(service.id) ?? 0 }))
}
