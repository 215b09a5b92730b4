import { and, isNull, sql } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * Those whom an advisor may join to a session or an appointment: whom they follow, and whom a colleague shares with them.
 * Somebody that a co-advisor alone follows is an anonymous participant.
 * @param joined who is joined already, and may stay
 * @throws `personNotFollowed` of anybody else, erased or unknown
 */
export function checkJoined(
  { db, actor }: Pick<AdvisorContext, 'db' | 'actor'>,
  ids: readonly string[],
  joined: readonly string[] = [],
) {
  const told = ids.filter((id) => !joined.includes(id))
  if (told.length === 0) return
  const found = db
    .select({ id: beneficiaries.id })
    .from(beneficiaries)
    .where(
      and(
        sql`${beneficiaries.id} in ${among(told)}`,
        visible.beneficiaries(actor),
        isNull(beneficiaries.erasedAt),
      ),
    )
    .all()
  if (found.length < told.length) throw problem('personNotFollowed')
}
