import { and, isNotNull, sql } from 'drizzle-orm'
import { sessionBeneficiaries } from '#drizzle/schema/index.ts'
import { autonomies } from '#shared/sessions.ts'
import { among } from '../among.ts'
import { standingOf } from './followed.ts'
import type { OwnSession } from './own-sessions.ts'
import type { Looks } from './perimeter.ts'

/** Fewer say nothing of a path. */
const fewestSessions = 3

/**
 * How the autonomy of people moved, from the first of these sessions where it was noted to the last: those that one
 * follows, seen three times or more.
 */
export function ownAutonomy(ctx: Looks, found: readonly OwnSession[]) {
  const noted = found.filter(({ kind, autonomy }) => kind === 'individual' && autonomy !== null)
  const moves = [...levelsByPerson(ctx, noted).values()]
    .filter((levels) => levels.length >= fewestSessions)
    .map((levels) => Math.sign((levels.at(-1) ?? 0) - (levels[0] ?? 0)))
  const count = (move: number) => moves.filter((each) => each === move).length
  return { people: moves.length, more: count(1), same: count(0), less: count(-1) }
}

/** Of each person, their levels in the order of the days. */
function levelsByPerson({ db }: Looks, noted: readonly OwnSession[]) {
  const links = db
    .select({
      sessionId: sessionBeneficiaries.sessionId,
      personId: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
    })
    .from(sessionBeneficiaries)
    .where(
      and(
        sql`${sessionBeneficiaries.sessionId} in ${among(noted.map(({ id }) => id))}`,
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .all()
  const personIn = new Map(links.map(({ sessionId, personId }) => [sessionId, personId]))
  const standing = standingOf({ db }, [...personIn.values()])
  const levels = new Map<string, number[]>()
  const inOrder = noted.toSorted((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1))
  for (const { id, autonomy } of inOrder) {
    const person = standing.get(personIn.get(id) ?? '')
    if (person === undefined || autonomy === null) continue
    levels.set(person, [...(levels.get(person) ?? []), autonomies.indexOf(autonomy)])
  }
  return levels
}
