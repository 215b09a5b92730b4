import { and, eq, sql } from 'drizzle-orm'
import { sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { monthOf } from '#shared/time.ts'
import { autonomyChange } from './autonomy.ts'
import { standingOf } from './followed.ts'
import { mineDuring } from './own-sessions.ts'
import type { Looks } from './perimeter.ts'

/**
 * « Personnes suivies distinctes » of one's own sessions, and how their autonomy moved. Each counts once however many records of
 * theirs were merged; those forgotten since, by what the sessions keep of them (see `followedThere`).
 */
export function ownPeople(ctx: Looks, period: Period) {
  const comings = comingsIn(ctx, period)
  const ids = [...new Set(comings.flatMap(({ personId }) => personId ?? []))]
  const beginning = monthOf(period.from)
  const forgotten = comings.filter(
    ({ personId, monthBefore }) => personId === null && (monthBefore ?? '') < beginning,
  )
  const noted = comings.flatMap(({ personId, kind, ...coming }) =>
    personId === null || kind !== 'individual' || coming.autonomy === null ? [] : [{ ...coming, personId }],
  )
  return {
    followed: new Set(standingOf(ctx, ids).values()).size + forgotten.length,
    autonomy: autonomyChange(ctx, noted, { isExact: true }),
  }
}

/** Read once, session after session: nobody else's people are touched. */
const comingsIn = (ctx: Looks, period: Period) =>
  ctx.db
    .select({
      sessionId: sessions.id,
      day: sessions.day,
      kind: sessions.kind,
      autonomy: sessions.autonomy,
      personId: sql<string | null>`${sessionBeneficiaries.beneficiaryId}`,
      monthBefore: sessionBeneficiaries.monthBefore,
    })
    .from(sessions)
    .crossJoin(sessionBeneficiaries)
    .where(and(mineDuring(ctx, [period]), eq(sessionBeneficiaries.sessionId, sessions.id)))
    .all()
