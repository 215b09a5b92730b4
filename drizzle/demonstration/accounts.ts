import { and, count, eq } from 'drizzle-orm'
import type { Role } from '#shared/permissions.ts'
import type { Instant } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { passwordCredential } from '../passwords.ts'
import { credentials, departements, grants, users, workPhones } from '../schema/index.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import { emailOf, person, workPhoneOf } from './people.ts'

/** One password for all the accounts: it opens nothing but a demonstration, and says so. */
export const demonstrationPassword = 'demonstration'

type Account = { firstName: string; lastName: string; holds: Role }

/** The seven advisors in the order of their weeks, then one person for each other role. */
const cast: Account[] = [
  { firstName: 'Camille', lastName: 'Genévrier', holds: 'advisor' },
  { firstName: 'Inès', lastName: 'Tilleul', holds: 'advisor' },
  { firstName: 'Malo', lastName: 'Noisetier', holds: 'advisor' },
  { firstName: 'Jeanne', lastName: 'Coquelicot', holds: 'advisor' },
  { firstName: 'Adama', lastName: 'Sureau', holds: 'advisor' },
  { firstName: 'Lucie', lastName: 'Églantier', holds: 'advisor' },
  { firstName: 'Théo', lastName: 'Mirabelle', holds: 'advisor' },
  { firstName: 'Nadia', lastName: 'Romarin', holds: 'coordinator' },
  { firstName: 'Paul', lastName: 'Cognassier', holds: 'structureManager' },
  { firstName: 'Hélène', lastName: 'Anémone', holds: 'prefecture' },
  { firstName: 'Alix', lastName: 'Verveine', holds: 'administrator' },
]

const roleLabels: Record<Role, string> = {
  advisor: 'Conseiller·ère numérique',
  coordinator: 'Coordinateur·rice',
  structureManager: 'Structure d’accueil',
  prefecture: 'Préfecture',
  administrator: 'Administrateur·rice',
}

/** What the sign-in page and the start of the server show, so that anybody can try each role. */
export const demonstrationAccounts = cast.map((account) => asShown(account))

function asShown({ firstName, lastName, holds }: Account, where?: string) {
  return {
    name: `${firstName} ${lastName}`,
    email: emailOf(firstName, lastName),
    role: where ? `${roleLabels[holds]} (${where})` : roleLabels[holds],
    password: demonstrationPassword,
  }
}

/** The people who receive, before they have a structure. */
export const advisorsOf = (rank: number) => castOf(rank).filter(({ holds }) => holds === 'advisor')

/** Everybody of the département planted after so many others: one administrator is enough for all of them. */
const castOf = (rank: number): readonly Account[] =>
  rank === 0
    ? cast
    : cast
        .filter(({ holds }) => holds !== 'administrator')
        .map(({ holds }, nth) => ({ ...person(beyondCitizens + 10 * (rank - 1) + nth), holds }))

const beyondCitizens = 2000

/** The accounts of a demonstration: everybody of its first département; of each other one, who receives and who coordinates. */
export function accountsIn(db: Db) {
  const planted = db.select({ n: count() }).from(departements).get()?.n ?? 0
  return [
    ...demonstrationAccounts,
    ...Array.from({ length: Math.max(0, planted - 1) }, (_, nth) => nth + 1).flatMap((rank) => {
      const [advisor] = advisorsOf(rank)
      const coordinator = castOf(rank).find(({ holds }) => holds === 'coordinator')
      const where = coordinator && departementOf(db, emailOf(coordinator.firstName, coordinator.lastName))
      return where && advisor ? [advisor, coordinator].map((account) => asShown(account, where)) : []
    }),
  ]
}

/** The département that whoever has this address coordinates. */
const departementOf = (db: Db, email: string) =>
  db
    .select({ name: departements.name })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(departements, eq(departements.code, grants.departementCode))
    .where(and(eq(users.email, email), eq(grants.role, 'coordinator')))
    .get()?.name

/** Who coordinates this département, in a demonstration. */
export const coordinatorOf = (db: Db, departementCode: string) =>
  db
    .select()
    .from(grants)
    .where(and(eq(grants.role, 'coordinator'), eq(grants.departementCode, departementCode)))
    .get()

type Employed = { id: string; structureId: string }

/**
 * @param advisors in the order of the cast
 * @param managed the structure whose figures its manager sees
 */
export function plantAccounts(
  db: Db,
  ground: Ground,
  { advisors, managed, passwordHash }: { advisors: Employed[]; managed: string; passwordHash: string },
) {
  const { departementCode, settledAt } = ground
  const accounts = castOf(ground.rank).map(({ firstName, lastName, holds }, rank) => ({
    ...accountRow(`${firstName} ${lastName}`, emailOf(firstName, lastName), settledAt),
    holds,
    advisor: advisors[rank] ?? null,
  }))
  plant(
    db,
    users,
    accounts.map((account) => ({ ...account, advisorId: account.advisor?.id ?? null })),
  )
  plant(
    db,
    workPhones,
    accounts.slice(0, 8).map(({ id }, rank) => ({
      userId: id,
      phone: workPhoneOf(ground, 101 + rank),
      changedAt: settledAt,
    })),
  )
  plant(
    db,
    credentials,
    accounts.map(({ id, email }) => ({
      ...passwordCredential(id, passwordHash, settledAt),
      id: chance(`credential ${email}`).id(settledAt),
    })),
  )
  plant(
    db,
    grants,
    accounts.map(({ id, email, holds, advisor }) => ({
      id: chance(`grant ${email}`).id(settledAt),
      userId: id,
      role: holds,
      structureId: advisor?.structureId ?? (holds === 'structureManager' ? managed : null),
      departementCode: holds === 'coordinator' || holds === 'prefecture' ? departementCode : null,
      grantedAt: settledAt,
    })),
  )
}

function accountRow(name: string, email: string, at: Instant) {
  const moment = new Date(at)
  return {
    id: chance(`account ${email}`).id(at),
    name,
    email,
    emailVerified: true,
    createdAt: moment,
    updatedAt: moment,
  }
}
