import { and, eq, isNull, max, min, sql } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'

type Comings = { firstDay: string; lastDay: string }

/** The first and the last day when each of those one follows came, by the record that stands for them. */
export function comingsOf({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>): Map<string, Comings> {
  const records = db
    .select({ id: beneficiaries.id, intoId: beneficiaries.mergedIntoId })
    .from(beneficiaries)
    .where(visible.beneficiaries(actor))
    .all()
  const into = new Map(records.map(({ id, intoId }) => [id, intoId]))
  const standing = (id: string): string => {
    const next = into.get(id)
    return next ? standing(next) : id
  }
  const comings = new Map<string, Comings>()
  for (const { id, firstDay, lastDay } of daysOf({ db }, [...into.keys()])) {
    const person = standing(id)
    const known = comings.get(person) ?? { firstDay, lastDay }
    comings.set(person, {
      firstDay: firstDay < known.firstDay ? firstDay : known.firstDay,
      lastDay: lastDay > known.lastDay ? lastDay : known.lastDay,
    })
  }
  return comings
}

const daysOf = ({ db }: Pick<AdvisorContext, 'db'>, ids: string[]) =>
  db
    .select({
      id: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
      firstDay: sql<string>`${min(sessionBeneficiaries.day)}`,
      lastDay: sql<string>`${max(sessionBeneficiaries.day)}`,
    })
    .from(sessionBeneficiaries)
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .where(and(sql`${sessionBeneficiaries.beneficiaryId} in ${among(ids)}`, isNull(sessions.withdrawnAt)))
    .groupBy(sessionBeneficiaries.beneficiaryId)
    .all()
