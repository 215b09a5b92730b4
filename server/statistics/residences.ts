import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries } from '#drizzle/schema/index.ts'
import { departementOf } from '#shared/territories.ts'
import { among } from '../among.ts'
import { add, noSum, shown, type Sum } from './counted.ts'
import type { Received } from './people.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { belowOf } from './totals.ts'

/**
 * Where those who came live, whatever the place they came to: in each territory of the perimeter, elsewhere in the département,
 * beyond it, or untold. Each time somebody came counts. Of a workshop, only those who are followed have a commune.
 */
export function residencesOf(ctx: Looks, perimeter: Perimeter) {
  const below = belowOf(perimeter)
  const inside = new Map<string, Sum>()
  const sums = { departement: noSum(), beyond: noSum(), untold: noSum() }
  const workshops: Received[] = []
  const sumOf = (code: string | null | undefined): Sum => {
    if (!code) return sums.untold
    const here = below.get(code)
    if (here === undefined)
      return departementOf(code) === perimeter.departementCode ? sums.departement : sums.beyond
    const known = inside.get(here)
    if (known) return known
    const fresh = noSum()
    inside.set(here, fresh)
    return fresh
  }
  return {
    add(session: Received) {
      if (session.kind === 'workshop') workshops.push(session)
      else add(sumOf(session.details.residenceCode), session.countKey, session.participants)
    },
    shown() {
      const known = followedIn(ctx, workshops)
      for (const { id, participants, countKey } of workshops) {
        const counted = new Map<Sum, number>([[sums.untold, participants]])
        for (const code of known.get(id) ?? []) {
          const sum = sumOf(code)
          counted.set(sum, (counted.get(sum) ?? 0) + 1)
          counted.set(sums.untold, (counted.get(sums.untold) ?? 0) - 1)
        }
        for (const [sum, people] of counted) add(sum, countKey, people)
      }
      return {
        /* In the order of their codes: that of the sessions would say who came first. */
        inside: Object.fromEntries(
          [...inside]
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([code, sum]) => [code, shown(sum, perimeter)]),
        ),
        departement: shown(sums.departement, perimeter),
        beyond: shown(sums.beyond, perimeter),
        untold: shown(sums.untold, perimeter),
      }
    },
  }
}

/** By workshop, the communes of those who are followed and have one. */
function followedIn({ db }: Looks, workshops: readonly Received[]) {
  const known = new Map<string, string[]>()
  const rows = db
    .select({
      sessionId: sessionBeneficiaries.sessionId,
      communeCode: sql<string>`${beneficiaries.communeCode}`,
    })
    .from(sessionBeneficiaries)
    .innerJoin(beneficiaries, eq(beneficiaries.id, sessionBeneficiaries.beneficiaryId))
    .where(
      and(
        sql`${sessionBeneficiaries.sessionId} in ${among(workshops.map(({ id }) => id))}`,
        isNotNull(beneficiaries.communeCode),
      ),
    )
    .all()
  for (const { sessionId, communeCode } of rows)
    known.set(sessionId, [...(known.get(sessionId) ?? []), communeCode])
  return known
}
