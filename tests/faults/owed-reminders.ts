import { eq } from 'drizzle-orm'
import { UUID } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import { advisors, appointments, letters, places, services } from '#drizzle/schema/index.ts'
import { hour, type Instant, minute } from '#shared/time.ts'

type Owed = { id: string; startsAt: Instant }

/**
 * People of one advisor, each with an e-mail address, and the reminder that is owed to each at this moment: the first ones
 * booked first. Whatever letters there were are gone.
 */
export function oweReminders(db: Db, owed: readonly Owed[], now: Instant) {
  db.delete(letters).run()
  const [advisor] = db.select().from(advisors).limit(1).all()
  const [service] = db.select().from(services).limit(1).all()
  const [place] = db.select().from(places).limit(1).all()
  if (!advisor || !service || !place) throw new Error('An empty house')
  const people = owed.map(({ id, startsAt }, rank) => ({
    id,
    startsAt,
    reference: `OWED${rank}`,
    advisorId: advisor.id,
    serviceId: service.id,
    placeId: place.id,
    endsAt: startsAt + hour,
    firstName: 'Jeanne',
    lastName: 'Marty',
    email: `jeanne${rank}@exemple.fr`,
    need: 'unknown' as const,
    bookedAt: now - 72 * hour + rank,
    overlapReason: 'a crowd',
  }))
  const reminders = people.map(({ id, bookedAt }, rank) => ({
    id: idOf('letter', rank),
    kind: 'reminder' as const,
    channel: 'email' as const,
    aboutId: id,
    revision: 0,
    createdAt: bookedAt,
    dueAt: now - minute,
  }))
  for (let first = 0; first < people.length; first += 200) {
    db.insert(appointments)
      .values(people.slice(first, first + 200))
      .run()
    db.insert(letters)
      .values(reminders.slice(first, first + 200))
      .run()
  }
}

/** The same ids each time, in the order of their rank. */
export const idOf = (what: 'letter' | 'appointment', rank: number): string =>
  UUID.fromFieldsV7(1_700_000_000_000 + rank, what === 'letter' ? 1 : 2, 0, rank).toString()

export const cancel = (db: Db, id: string, now: Instant) =>
  db
    .update(appointments)
    .set({ cancelledAt: now, cancelledBy: 'citizen', revision: 1 })
    .where(eq(appointments.id, id))
    .run()

export const move = (db: Db, id: string, now: Instant) =>
  db.update(appointments).set({ movedAt: now, revision: 1 }).where(eq(appointments.id, id)).run()
