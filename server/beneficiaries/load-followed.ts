import { and, eq, isNull } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { may, type Verb } from '#shared/permissions.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { sharesOf } from './shares.ts'

type Asked = Exclude<Verb<'beneficiary'>, 'add'>

/**
 * Somebody whom the advisor follows or a colleague shares, whole; behind another record or not. Who was erased is found no
 * more, nor brought back.
 * @throws `notFound`; `notYours` for what their own advisor alone may do
 */
export function loadFollowed(
  { db, actor }: Pick<AdvisorContext, 'db' | 'actor'>,
  id: string,
  verb: Asked = 'see',
) {
  const found = db
    .select()
    .from(beneficiaries)
    .where(and(visible.beneficiaries(actor), eq(beneficiaries.id, id), isNull(beneficiaries.erasedAt)))
    .get()
  if (!found) throw problem('notFound')
  const sharedWithIds =
    found.advisorId === actor.advisorId ? [] : sharesOf(db, id).map(({ advisorId }) => advisorId)
  if (!may(actor, verb, 'beneficiary', { advisorId: found.advisorId, sharedWithIds }))
    throw problem('notYours')
  return found
}

/**
 * The same, to change it: what stands behind another record is first parted from it.
 * @throws `notFound`, `notYours`, `alreadyMerged`
 */
export function loadStanding(ctx: Pick<AdvisorContext, 'db' | 'actor'>, id: string, verb: Asked) {
  const found = loadFollowed(ctx, id, verb)
  if (found.mergedAt !== null) throw problem('alreadyMerged')
  return found
}
