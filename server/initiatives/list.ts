import { and, between, desc, eq, isNull, min } from 'drizzle-orm'
import { initiatives, users } from '#drizzle/schema/index.ts'
import { type InitiativesQuestion, initiativeTotals } from '#shared/initiatives.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

/**
 * What was done for the départements one sees in a year, the latest first, with what it adds up to by kind. They stand
 * apart from the figures of advisors, which know nothing of them.
 */
export function list({ db, actor }: Pick<ActorContext, 'db' | 'actor'>, { year, kind }: InitiativesQuestion) {
  const isThere = and(visible.initiatives(actor), isNull(initiatives.withdrawnAt))
  const found = db
    .select({
      id: initiatives.id,
      kind: initiatives.kind,
      departementCode: initiatives.departementCode,
      title: initiatives.title,
      day: initiatives.day,
      minutes: initiatives.minutes,
      participants: initiatives.participants,
      partners: initiatives.partners,
      revisedAt: initiatives.revisedAt,
      by: users.name,
    })
    .from(initiatives)
    .innerJoin(users, eq(users.id, initiatives.userId))
    .where(and(isThere, between(initiatives.day, `${year}-01-01`, `${year}-12-31`)))
    .orderBy(desc(initiatives.day), desc(initiatives.id))
    .all()
  const first = db
    .select({ day: min(initiatives.day) })
    .from(initiatives)
    .where(isThere)
    .get()
  return {
    firstYear: first?.day ? Number(first.day.slice(0, 4)) : null,
    totals: initiativeTotals(found),
    initiatives: kind ? found.filter((each) => each.kind === kind) : found,
  }
}
