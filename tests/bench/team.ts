import type { Chance } from '#drizzle/demonstration/chance.ts'
import type { Db } from '#drizzle/open.ts'
import { plant } from '#drizzle/plant.ts'
import { advisors, openings, places, services, structures } from '#drizzle/schema/index.ts'
import { dayOf, hour, type Instant } from '#shared/time.ts'

/** An advisor of the fill, and where they receive. */
export type Member = {
  advisorId: string
  structureId: string
  serviceId: string
  places: { id: string; communeCode: string }[]
}

const halfDays = [
  { startsAt: '09:00', endsAt: '12:00' },
  { startsAt: '14:00', endsAt: '17:00' },
]

/** Forty advisors in eight structures, each open on every working day, at three of the planted places in turn. */
export function plantTeam(db: Db, dice: Chance, now: Instant): Member[] {
  const createdAt = now - 24 * hour
  const sites = db.select({ id: places.id, communeCode: places.communeCode }).from(places).all()
  const service = db
    .select({ id: services.id, kind: services.kind, mode: services.mode, isPublic: services.openToPublic })
    .from(services)
    .all()
    .find(({ kind, mode, isPublic }) => kind === 'individual' && mode === 'place' && isPublic)!
  const employers = Array.from({ length: 8 }, (_, at) => ({
    id: dice.id(createdAt),
    name: `Structure ${at + 1}`,
    kind: 'EPCI' as const,
    departementCode: '46',
    createdAt,
  }))
  const team = Array.from({ length: 40 }, (_, at) => ({
    advisorId: dice.id(createdAt),
    structureId: employers[at % employers.length]!.id,
    serviceId: service.id,
    places: [0, 1, 2].map((turn) => sites[(at * 3 + turn) % sites.length]!),
  }))
  plant(db, structures, employers)
  plant(
    db,
    advisors,
    team.map(({ advisorId, structureId }, at) => ({
      id: advisorId,
      structureId,
      firstName: `Prénom ${at + 1}`,
      lastName: `Nom ${at + 1}`,
      createdAt,
    })),
  )
  plant(db, openings, team.flatMap(weekOf))
  return team

  function weekOf({ advisorId, places: own }: Member) {
    return ([1, 2, 3, 4, 5] as const).flatMap((weekday) =>
      halfDays.map((hours) => ({
        ...hours,
        id: dice.id(createdAt),
        advisorId,
        placeId: own[weekday % own.length]!.id,
        createdAt,
        recurrence: {
          repeat: 'weekly' as const,
          every: 1,
          weekdays: [weekday],
          firstDay: dayOf(createdAt, 'UTC'),
        },
      })),
    )
  }
}
