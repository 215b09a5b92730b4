import { uuidv7 } from 'uuidv7'
import { openings, services, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { addDays } from '#shared/time.ts'
import type { World } from './world.ts'

/** A workshop at Gramat, on Friday afternoons. */
export function plantWorkshop({ db, place, people, now }: World, title = 'Découvrir la tablette') {
  const id = uuidv7()
  const kind = { kind: 'workshop' as const, mode: 'place' as const, minutes: 120 }
  const rules = { noticeMinutes: 0, horizonDays: 14, openToPublic: true, createdAt: 0 }
  db.insert(services)
    .values({ id, code: 'atelier', nameFr: 'Atelier', nameEn: 'Workshop', ...kind, ...rules })
    .run()
  const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [5 as const], firstDay: '2026-01-01' }
  const where = { advisorId: people.camille.actor.advisorId, placeId: place.id, serviceId: id }
  const hours = { startsAt: '14:00', endsAt: '16:00', recurrence, seats: 8, title }
  db.insert(openings)
    .values({ id: uuidv7(), ...where, ...hours, createdAt: now() })
    .run()
}

/** So many sessions of an hour from a day on, one a day, of one thématique. */
export function plantSessions(
  { db, structure, people }: World,
  count: number,
  firstDay: string,
  communeCode = '46128',
  topic: 'email' | 'parentalite' = 'email',
) {
  for (let nth = 0; nth < count; nth++) {
    const id = uuidv7()
    db.insert(sessions)
      .values({
        id,
        kind: 'individual',
        day: addDays(firstDay, nth),
        minutes: 60,
        channel: 'other',
        communeCode,
        structureId: structure.id,
        advisorId: people.camille.actor.advisorId,
        participants: 1,
        details: { equipment: [], procedures: [], ages: {}, genders: {}, statuses: {} },
        recordedAt: 0,
      })
      .run()
    db.insert(sessionTopics).values({ sessionId: id, topic }).run()
  }
  recountFigures(db)
}
