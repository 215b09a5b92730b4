import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
  advisors,
  appointments,
  beneficiaries,
  beneficiaryShares,
  communes,
  grants,
  initiatives,
  sessionAdvisors,
  openings,
  savedViews,
  sessions,
  structures,
  tags,
  users,
  waits,
} from '#drizzle/schema/index.ts'
import { type Actor, type Held, scopesOf } from '#shared/permissions.ts'

type Asks = Actor | null

/**
 * Which rows somebody sees: one condition per table, made of the same rights as `may`. Every read starts from one of these:
 * `where(and(visible.sessions(ctx.actor), …))`. What is not seen is not found.
 */
export const visible = {
  appointments: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'appointment'), { own: appointments.advisorId }),
  /** Of one's workshops, of one's appointments, of the places where one receives, and of what one offers without a place. */
  waits: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'wait'), {
      receiving: (id) =>
        sql`case
          when ${waits.workshopId} is not null then ${waits.workshopId} in (
            select ${openings.id} from ${openings} where ${openings.advisorId} = ${id}
          )
          else ${waits.placeId} in (
            select ${openings.placeId} from ${openings}
            where ${openings.advisorId} = ${id} and ${openings.closedAt} is null and ${openings.seats} is null
          ) or ${waits.appointmentId} in (
            select ${appointments.id} from ${appointments} where ${appointments.advisorId} = ${id}
          ) or (${waits.placeId} is null and ${waits.appointmentId} is null and exists (
            select 1 from ${openings}
            where ${openings.advisorId} = ${id} and ${openings.placeId} is null and ${openings.closedAt} is null
              and ${openings.seats} is null and coalesce(${openings.serviceId}, ${waits.serviceId}) = ${waits.serviceId}
          ))
        end`,
    }),
  sessions: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'session'), {
      own: sessions.advisorId,
      led: (id) =>
        sql`(${sessions.advisorId} = ${id} or ${sessions.id} in (
          select ${sessionAdvisors.sessionId} from ${sessionAdvisors} where ${sessionAdvisors.advisorId} = ${id}
        ))`,
    }),
  /** Sessions again: the workshops of one's structure, which a colleague may have noted too. Never their words, nor whom they helped. */
  workshops: (actor: Asks) =>
    and(
      eq(sessions.kind, 'workshop'),
      anyOf(scopesOf(actor, 'see', 'workshop'), { structure: sessions.structureId }),
    ) ?? nothing,
  /** Those one follows, and those whom a colleague shares while both work for one structure; nobody above sees them. */
  beneficiaries: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'beneficiary'), {
      shared: (id) =>
        sql`(${beneficiaries.advisorId} = ${id} or ${beneficiaries.id} in (
          select share.beneficiary_id from ${beneficiaryShares} as share
          join ${beneficiaries} as person on person.id = share.beneficiary_id
          join ${advisors} as owner on owner.id = person.advisor_id
          join ${advisors} as colleague on colleague.id = share.advisor_id
          where share.advisor_id = ${id} and share.revoked_at is null
            and owner.structure_id = colleague.structure_id
        ))`,
    }),
  advisors: (actor: Asks) => anyOf(scopesOf(actor, 'see', 'advisor'), ofAdvisors),
  /** The advisors whom somebody coordinates or manages. */
  team: (actor: Asks) => anyOf(scopesOf(actor, 'see', 'team'), ofAdvisors),
  /** Where these receive: the places of their département. */
  teamPlaces: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'team'), {
      structure: (id) =>
        sql`${communes.departementCode} = (
          select ${structures.departementCode} from ${structures} where ${structures.id} = ${id}
        )`,
      departement: communes.departementCode,
    }),
  /** The roles that people hold: an advisor's is where their structure is. */
  colleagues: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'colleague'), {
      structure: (id) => sql`${structureOfRole} = ${id}`,
      departement: (code) =>
        sql`coalesce(${grants.departementCode}, (
          select ${structures.departementCode} from ${structures} where ${structures.id} = ${structureOfRole}
        )) = ${code}`,
    }),
  structures: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'structure'), {
      structure: structures.id,
      departement: structures.departementCode,
    }),
  places: (actor: Asks) => anyOf(scopesOf(actor, 'see', 'place'), {}),
  initiatives: (actor: Asks) =>
    anyOf(scopesOf(actor, 'see', 'initiative'), { departement: initiatives.departementCode }),
  tags: (actor: Asks) =>
    or(
      anyOf(scopesOf(actor, 'see', 'personalTag'), { own: tags.advisorId }),
      anyOf(scopesOf(actor, 'see', 'teamTag'), { structure: tags.structureId }),
      and(
        isNotNull(tags.departementCode),
        anyOf(scopesOf(actor, 'see', 'commonTag'), { departement: tags.departementCode }),
      ),
    ) ?? nothing,
  views: (actor: Asks) =>
    or(
      actor ? eq(savedViews.userId, actor.userId) : undefined,
      anyOf(scopesOf(actor, 'see', 'teamView'), { structure: savedViews.structureId }),
      and(
        isNotNull(savedViews.territoryCode),
        anyOf(scopesOf(actor, 'see', 'commonView'), { departement: savedViews.territoryCode }),
      ),
    ) ?? nothing,
  /** Of the running totals. Those of communes leave, by the plus, the key to the territory that is asked for. */
  figures: (actor: Asks, totals: OfCommunes | OfDepartements | OfEpcis | OfTerritories) =>
    anyOf(scopesOf(actor, 'see', 'figures'), {
      /** Totals of all structures together show nothing of one's own. */
      structure: 'structureId' in totals ? totals.structureId : () => nothing,
      departement:
        'territoryCode' in totals
          ? totals.territoryCode
          : 'departementCode' in totals
            ? totals.departementCode
            : (code) =>
                sql`+${totals.communeCode} in (
                select ${communes.code} from ${communes} where ${communes.departementCode} = ${code}
              )`,
    }),
}

const structureOfRole = sql`iif(${grants.role} = 'advisor', (
  select ${advisors.structureId} from ${advisors} inner join ${users} on ${users.advisorId} = ${advisors.id}
  where ${users.id} = ${grants.userId}
), ${grants.structureId})`

const ofAdvisors: Conditions = {
  structure: advisors.structureId,
  departement: (code) =>
    sql`${advisors.structureId} in (
      select ${structures.id} from ${structures} where ${structures.departementCode} = ${code}
    )`,
}

type OfCommunes = Record<'structureId' | 'communeCode', SQLiteColumn>
type OfDepartements = Record<'structureId' | 'departementCode', SQLiteColumn>
type OfEpcis = Record<'epciSiren' | 'departementCode', SQLiteColumn>
type OfTerritories = Record<'territoryCode', SQLiteColumn>
type Condition = SQLiteColumn | ((value: string) => SQL)
type Conditions = Partial<Record<Exclude<Held['scope'], 'all'>, Condition>>

const nothing = sql`0`
const everything = sql`1`

function anyOf(held: Held[], conditions: Conditions): SQL {
  if (held.some(({ scope }) => scope === 'all')) return everything
  return or(...held.map((each) => conditionOf(each, conditions))) ?? nothing
}

/** A scope that the table has no column for would show too much or too little: better to stop. */
function conditionOf(held: Held, conditions: Conditions): SQL {
  const condition = held.scope === 'all' ? undefined : conditions[held.scope]
  if (!condition) throw new Error(`No condition for the scope ${held.scope}`)
  return typeof condition === 'function' ? condition(valueOf(held)) : eq(condition, valueOf(held))
}

function valueOf(held: Held): string {
  if ('advisorId' in held) return held.advisorId
  if ('structureId' in held) return held.structureId
  return 'departementCode' in held ? held.departementCode : ''
}
