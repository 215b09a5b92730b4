import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import { appointments, places } from '#drizzle/schema/index.ts'
import { eveOf } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'
import { compose } from './compose.ts'
import { numberOfDay, tellEve } from './enqueue.ts'

/**
 * From 17 h where an advisor next receives, promises them the list of the next day and the people to call, if there is
 * anything to say. Once for an advisor and a day, however often this runs and in however many houses.
 */
export const promiseEves = (ctx: Pick<Context, 'db' | 'settings' | 'now'>): void =>
  atOnce(ctx, () => {
    for (const [advisorId, zone] of nextZones(ctx)) {
      const day = eveOf(ctx.now, zone)
      if (day === null) continue
      const about = { aboutId: advisorId, revision: numberOfDay(day) }
      const letter = compose(ctx, { kind: 'eve', channel: 'email', addressee: 'person', ...about })
      if (typeof letter !== 'string') tellEve(ctx, advisorId, day)
    }
  })

/** Every advisor with something to come, and the zone of the first of these places. */
function nextZones({ db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>): Map<string, string> {
  const zones = new Map<string, string>()
  const rows = db
    .select({ advisorId: appointments.advisorId, zone: places.zone })
    .from(appointments)
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(
      and(
        gt(appointments.startsAt, now),
        or(isNull(appointments.cancelledAt), eq(appointments.cancelledBy, 'advisor')),
      ),
    )
    .orderBy(asc(appointments.startsAt))
    .all()
  for (const { advisorId, zone } of rows)
    if (!zones.has(advisorId)) zones.set(advisorId, zone ?? zoneOf(settings.departement))
  return zones
}
