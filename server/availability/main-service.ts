import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, services } from '#drizzle/schema/index.ts'
import { type ServiceMode, type Way, ways } from '#shared/services.ts'
import type { Context } from '../trpc.ts'

/** What the public may book for one person in this way, the oldest first. */
export const individualServices = ({ db }: Pick<Context, 'db'>, mode: ServiceMode) =>
  findIndividual(db).all({ mode })

/** What a citizen books who said how and nothing else, at a place unless told. Undefined in a house that offers none. */
export const mainService = (ctx: Pick<Context, 'db'>, mode: ServiceMode = 'place') =>
  individualServices(ctx, mode)[0]

/** Every workshop that the public may attend, the oldest service first. */
export const workshopServices = ({ db }: Pick<Context, 'db'>) => findWorkshops(db).all()

/** How one may be helped in this house, in the order in which it is asked. */
export function waysOffered({ db }: Pick<Context, 'db'>): Way[] {
  const offered = findOffered(db).all()
  const isOffered = (way: Way) =>
    offered.some(({ kind, mode }) => (kind === 'workshop' ? way === 'workshop' : way === mode))
  return ways.filter(isOffered)
}

const forPublic = and(eq(services.openToPublic, true), isNull(services.retiredAt))
const oldestFirst = [asc(services.createdAt), asc(services.id)]

const findIndividual = prepared((db) =>
  db
    .select({
      id: services.id,
      nameFr: services.nameFr,
      nameEn: services.nameEn,
      minutes: services.minutes,
      horizonDays: services.horizonDays,
      suggests: services.suggests,
    })
    .from(services)
    .where(and(eq(services.kind, 'individual'), eq(services.mode, sql.placeholder('mode')), forPublic))
    .orderBy(...oldestFirst)
    .prepare(),
)

const findWorkshops = prepared((db) =>
  db
    .select({
      id: services.id,
      nameFr: services.nameFr,
      nameEn: services.nameEn,
      horizonDays: services.horizonDays,
      suggests: services.suggests,
    })
    .from(services)
    .where(and(eq(services.kind, 'workshop'), forPublic))
    .orderBy(...oldestFirst)
    .prepare(),
)

/** Somebody can be met on screen. */
const someRoom = sql`exists (
  select 1 from ${advisors} where ${advisors.videoLink} is not null and ${advisors.deactivatedAt} is null
)`

const findOffered = prepared((db) =>
  db
    .selectDistinct({ kind: services.kind, mode: services.mode })
    .from(services)
    .where(and(forPublic, or(ne(services.mode, 'video'), eq(services.kind, 'workshop'), someRoom)))
    .prepare(),
)
