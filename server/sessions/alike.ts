import { and, desc, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { advisors, communes, places, sessions } from '#drizzle/schema/index.ts'
import type { AlikeRequest } from '#shared/journal.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/** Days after which nobody looks whether two noted the same. */
const lately = 90

/**
 * Workshops that a colleague of the same structure noted, or that one led with their author, and that may be one's own noted
 * twice: of the same day and commune, at one place, of one appointment at most. Who, when, where and how many: never their
 * words, nor whom they helped. `ofId` is one's own.
 */
export function alike({ db, now, settings, actor }: AdvisorContext, { id }: AlikeRequest) {
  const mine = alias(sessions, 'mine')
  const today = dayOf(now, zoneOf(settings.departement))
  return db
    .select({
      ofId: mine.id,
      id: sessions.id,
      day: sessions.day,
      minutes: sessions.minutes,
      participants: sessions.participants,
      placeName: places.name,
      communeName: communes.name,
      authorName: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}`,
    })
    .from(mine)
    .innerJoin(
      sessions,
      and(
        eq(sessions.day, mine.day),
        eq(sessions.communeCode, mine.communeCode),
        ne(sessions.advisorId, mine.advisorId),
        eq(sessions.kind, 'workshop'),
        isNull(sessions.withdrawnAt),
        or(visible.sessions(actor), visible.workshops(actor)),
        or(isNull(sessions.placeId), isNull(mine.placeId), eq(sessions.placeId, mine.placeId)),
        or(isNull(sessions.appointmentId), isNull(mine.appointmentId)),
      ),
    )
    .innerJoin(communes, eq(communes.code, sessions.communeCode))
    .innerJoin(advisors, eq(advisors.id, sessions.advisorId))
    .leftJoin(places, eq(places.id, sessions.placeId))
    .where(
      and(
        eq(mine.advisorId, actor.advisorId),
        eq(mine.kind, 'workshop'),
        isNull(mine.withdrawnAt),
        id === undefined ? gte(mine.day, addDays(today, -lately)) : eq(mine.id, id),
      ),
    )
    .orderBy(desc(mine.day), desc(sessions.id))
    .limit(50)
    .all()
}
