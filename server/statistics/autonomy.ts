import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { autonomies, type Autonomy } from '#shared/sessions.ts'
import { among } from '../among.ts'
import { add, noSum, shown, type Sum } from './counted.ts'
import { standingOf } from './followed.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { thereIn } from './sessions-there.ts'

/** Fewer say nothing of a path. */
const fewestSessions = 3

/** What somebody followed could do by themselves at the end of one session. */
export type LevelNoted = { personId: string; day: string; sessionId: string; autonomy: Autonomy | null }

export function levelsThere(ctx: Looks, perimeter: Perimeter, period: Period): LevelNoted[] {
  return ctx.db
    .select({
      personId: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
      day: sessions.day,
      sessionId: sessions.id,
      autonomy: sessions.autonomy,
    })
    .from(sessions)
    .innerJoin(sessionBeneficiaries, eq(sessionBeneficiaries.sessionId, sessions.id))
    .where(
      and(
        thereIn(ctx, perimeter, period),
        eq(sessions.kind, 'individual'),
        isNotNull(sessions.autonomy),
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .orderBy(asc(sessions.day), asc(sessions.id))
    .all()
}

/**
 * How the autonomy of people moved, from the first of these sessions where it was noted to the last: those who are followed,
 * seen three times or more. Merged records are one person.
 */
export function autonomyChange({ db }: Looks, noted: readonly LevelNoted[], reader: { isExact: boolean }) {
  const standing = standingOf({ db }, [...new Set(noted.map(({ personId }) => personId))])
  const levels = new Map<string, number[]>()
  const inOrder = noted.toSorted((a, b) => (a.day + a.sessionId < b.day + b.sessionId ? -1 : 1))
  for (const { personId, autonomy } of inOrder) {
    const person = standing.get(personId)
    if (person === undefined || autonomy === null) continue
    const theirs = levels.get(person) ?? []
    theirs.push(autonomies.indexOf(autonomy))
    levels.set(person, theirs)
  }
  const sums: Record<'people' | 'more' | 'same' | 'less', Sum> = {
    people: noSum(),
    more: noSum(),
    same: noSum(),
    less: noSum(),
  }
  const seen = [...levels].filter(([, theirs]) => theirs.length >= fewestSessions)
  const keys = keysOf(
    { db },
    seen.map(([person]) => person),
  )
  for (const [person, theirs] of seen) {
    const move = Math.sign((theirs.at(-1) ?? 0) - (theirs[0] ?? 0))
    for (const sum of [sums.people, move > 0 ? sums.more : move < 0 ? sums.less : sums.same])
      add(sum, keys.get(person) ?? 0)
  }
  return {
    people: shown(sums.people, reader),
    more: shown(sums.more, reader),
    same: shown(sums.same, reader),
    less: shown(sums.less, reader),
  }
}

const keysOf = ({ db }: Pick<Looks, 'db'>, ids: readonly string[]) =>
  new Map(
    db
      .select({ id: beneficiaries.id, countKey: beneficiaries.countKey })
      .from(beneficiaries)
      .where(sql`${beneficiaries.id} in ${among(ids)}`)
      .all()
      .map(({ id, countKey }) => [id, countKey]),
  )
