import { and, eq, isNotNull, isNull, max, min, sql } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

export type Comings = { firstDay: string; lastDay: string }

/** The first and the last day when each of those one follows came, by the record that stands for them. */
export function comingsOf({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>): Map<string, Comings> {
  const behind = new Map(
    db
      .select({ id: beneficiaries.id, intoId: sql<string>`${beneficiaries.mergedIntoId}` })
      .from(beneficiaries)
      .where(and(visible.beneficiaries(actor), isNotNull(beneficiaries.mergedIntoId)))
      .all()
      .map(({ id, intoId }) => [id, intoId]),
  )
  const standing = (id: string): string => {
    const into = behind.get(id)
    return into === undefined ? id : standing(into)
  }
  const comings = new Map<string, Comings>()
  for (const { id, firstDay, lastDay } of daysOf({ db, actor })) {
    const person = standing(id)
    const known = comings.get(person) ?? { firstDay, lastDay }
    comings.set(person, {
      firstDay: firstDay < known.firstDay ? firstDay : known.firstDay,
      lastDay: lastDay > known.lastDay ? lastDay : known.lastDay,
    })
  }
  return comings
}

const daysOf = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) =>
  db
    .select({
      id: beneficiaries.id,
      firstDay: sql<string>`${min(sessionBeneficiaries.day)}`,
      lastDay: sql<string>`${max(sessionBeneficiaries.day)}`,
    })
    .from(beneficiaries)
    .innerJoin(sessionBeneficiaries, eq(sessionBeneficiaries.beneficiaryId, beneficiaries.id))
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .where(and(visible.beneficiaries(actor), isNull(sessions.withdrawnAt)))
    .groupBy(beneficiaries.id)
    .all()
