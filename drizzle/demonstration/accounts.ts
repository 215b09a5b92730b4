import type { Role } from '#shared/permissions.ts'
import type { Instant } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { passwordCredential } from '../passwords.ts'
import { credentials, grants, users, workPhones } from '../schema/index.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import { emailOf } from './people.ts'

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
export const demonstrationAccounts = cast.map(({ firstName, lastName, holds }) => ({
  name: `${firstName} ${lastName}`,
  email: emailOf(firstName, lastName),
  role: roleLabels[holds],
  password: demonstrationPassword,
}))

/** The people who receive, before they have a structure. */
export const advisorsCast = cast.filter(({ holds }) => holds === 'advisor')

type Employed = { id: string; structureId: string }

/**
 * @param advisors in the order of the cast
 * @param managed the structure whose figures its manager sees
 */
export function plantAccounts(
  db: Db,
  { departementCode, settledAt }: Ground,
  { advisors, managed, passwordHash }: { advisors: Employed[]; managed: string; passwordHash: string },
) {
  const accounts = cast.map(({ firstName, lastName, holds }, rank) => ({
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
      phone: `05364901${String(rank + 1).padStart(2, '0')}`,
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
