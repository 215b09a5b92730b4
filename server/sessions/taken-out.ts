import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import { communes, places, sessionMerges, sessions } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf } from '#shared/time.ts'
import type { AdvisorContext } from '../trpc.ts'

/** Days after which nobody looks for what they took out. */
const lately = 90

/** One's own sessions of these last months that left the journal, the latest to leave first: withdrawn, or behind another. */
export function takenOut({ db, now, settings, actor }: AdvisorContext) {
  return db
    .select({
      id: sessions.id,
      day: sessions.day,
      kind: sessions.kind,
      minutes: sessions.minutes,
      participants: sessions.participants,
      title: sessions.title,
      placeName: places.name,
      communeName: communes.name,
      mergedInto: sessionMerges.keptId,
    })
    .from(sessions)
    .innerJoin(communes, eq(communes.code, sessions.communeCode))
    .leftJoin(places, eq(places.id, sessions.placeId))
    .leftJoin(sessionMerges, eq(sessionMerges.sessionId, sessions.id))
    .where(
      and(
        eq(sessions.advisorId, actor.advisorId),
        gte(sessions.day, addDays(dayOf(now, zoneOf(settings.departement)), -lately)),
        isNotNull(sessions.withdrawnAt),
      ),
    )
    .orderBy(desc(sessions.withdrawnAt), desc(sessions.id))
    .limit(50)
    .all()
}
