import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import {
  advisors,
  communes,
  grants,
  openings,
  places,
  structures,
  users,
  workPhones,
} from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

type Reader = Pick<ActorContext, 'db' | 'actor'>

/**
 * The people one works with: their roles, where they receive, and how to reach them at work; nothing private. Closed
 * accounts and roles that were taken back are not there.
 */
export function colleagues({ db, actor }: Reader) {
  const held = db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      phone: workPhones.phone,
      role: grants.role,
      structureName: structures.name,
      advisorId: advisors.id,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .leftJoin(advisors, and(eq(advisors.id, users.advisorId), isNull(advisors.deactivatedAt)))
    .leftJoin(structures, eq(structures.id, sql`coalesce(${advisors.structureId}, ${grants.structureId})`))
    .leftJoin(workPhones, eq(workPhones.userId, users.id))
    .where(and(visible.colleagues(actor), isNull(grants.revokedAt), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id))
    .all()
  const received = receivedAt(db)
  const people = [...new Map(held.map((one) => [one.id, one])).values()]
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    phone: person.phone,
    structureName: person.structureName,
    roles: [...new Set(held.filter(({ id }) => id === person.id).map(({ role }) => role))],
    isMe: person.id === actor.userId,
    places: received.flatMap(({ advisorId, ...place }) => (advisorId === person.advisorId ? [place] : [])),
  }))
}

/** Where each advisor has hours at a place that is still open, each place once. */
const receivedAt = (db: Reader['db']) =>
  db
    .selectDistinct({
      advisorId: openings.advisorId,
      name: places.name,
      slug: places.slug,
      epciSiren: communes.epciSiren,
    })
    .from(openings)
    .innerJoin(places, eq(places.id, openings.placeId))
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(and(isNull(openings.closedAt), isNull(places.closedAt), isNotNull(openings.placeId)))
    .orderBy(asc(places.name))
    .all()
