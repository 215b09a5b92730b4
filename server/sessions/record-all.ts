import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { sessions } from '#drizzle/schema/index.ts'
import type { SessionsAtOnce } from '#shared/journal.ts'
import type { ProblemName } from '#shared/problems.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkOrRefuse } from './check-or-refuse.ts'
import { keepNew } from './keep.ts'

/** What became of a line: in the journal now, there already as it is told, or refused and why. */
export type Outcome = 'recorded' | 'known' | ProblemName

/**
 * A morning's sessions enter the journal in one write, by the rules of `record`. One that is refused does not hold the
 * others back: whoever typed it mends it and sends it again, and those that were kept are recognised. None comes from an
 * appointment: those are noted one by one.
 * @returns what became of each, in the order of the request
 */
export function recordAll(ctx: AdvisorContext, input: SessionsAtOnce): Outcome[] {
  const { requestId } = input
  return write(ctx, { id: requestId, verb: 'sessions.recordAll', thingId: requestId, input }, () =>
    input.sessions.map((told) => bring(ctx, told)),
  )
}

function bring(ctx: AdvisorContext, told: SessionInput): Outcome {
  if (told.appointmentId !== null || told.coAdvisorIds.includes(ctx.actor.advisorId)) return 'invalidInput'
  if (told.beneficiaryIds || told.attendance) return 'invalidInput'
  const checked = checkOrRefuse(ctx, told)
  if (typeof checked === 'string') return checked
  const there = findSession(ctx.db).get({ id: told.id })
  if (there) return isSame(there, checked, ctx) ? 'known' : 'keyReused'
  keepNew(ctx, told, checked)
  return 'recorded'
}

/** The answer of an earlier request was lost, and the line is sent again with others. */
const isSame = (
  there: typeof sessions.$inferSelect,
  checked: Exclude<ReturnType<typeof checkOrRefuse>, string>,
  { actor }: AdvisorContext,
) =>
  there.advisorId === actor.advisorId &&
  (Object.keys(checked) as (keyof typeof checked)[]).every(
    (name) => JSON.stringify(there[name]) === JSON.stringify(checked[name]),
  )

const findSession = prepared((db) =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)
