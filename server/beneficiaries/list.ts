import { and, eq, isNull } from 'drizzle-orm'
import { beneficiaries, communes } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'
import { comingsOf } from './comings-of.ts'
import { known } from './named.ts'

/**
 * Everybody whom the advisor follows, by name: with what finds them, what tells them from somebody else, and when they came
 * first and last; no note. The page searches among them at each letter, without asking again. `isMine` is false of somebody
 * whom a colleague shares.
 */
export function list({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) {
  const comings = comingsOf({ db, actor })
  return db
    .select({ ...known, advisorId: beneficiaries.advisorId })
    .from(beneficiaries)
    .leftJoin(communes, eq(communes.code, beneficiaries.communeCode))
    .where(and(visible.beneficiaries(actor), isNull(beneficiaries.mergedAt), isNull(beneficiaries.erasedAt)))
    .all()
    .map(({ advisorId, ...person }) => ({
      ...person,
      isMine: advisorId === actor.advisorId,
      firstDay: comings.get(person.id)?.firstDay ?? null,
      lastDay: comings.get(person.id)?.lastDay ?? null,
    }))
    .toSorted(byName)
}

const { compare } = new Intl.Collator('fr')

const byName = (a: Named, b: Named) =>
  compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName) || compare(a.id, b.id)

type Named = { id: string; firstName: string; lastName: string }
