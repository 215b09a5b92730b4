import { and, eq, gt, inArray, isNotNull, isNull, lte, max, or } from 'drizzle-orm'
import { appointments, letters } from '#drizzle/schema/index.ts'
import type { CallRequest } from '#shared/appointments.ts'
import { isToBeCalled } from '../notifications/unreached.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { agendaRows } from './agenda-rows.ts'

/**
 * Whom the advisor should call: people to come that no letter has told the latest, because they have a landline only or
 * because it did not arrive. The soonest first.
 */
export const toCall = (ctx: AdvisorContext) =>
  agendaRows(ctx, isToBeCalled(ctx, ctx.actor.advisorId)).flatMap((row) =>
    row.untold === null ? [] : [{ ...row, untold: row.untold }],
  )

/**
 * The person has been told by phone: what was to leave no longer does. Undone, it is as before.
 * @throws `notFound` for somebody else's appointment
 */
export function noteCall(ctx: AdvisorContext, request: CallRequest) {
  const { requestId, appointmentId, isUndone } = request
  const act = { id: requestId, verb: 'appointments.noteCall', thingId: appointmentId, input: request }
  return write(ctx, act, () => {
    const which = and(eq(appointments.id, appointmentId), eq(appointments.advisorId, ctx.actor.advisorId))
    const appointment = ctx.db.select().from(appointments).where(which).get()
    if (!appointment) throw problem('notFound')
    const about = and(eq(letters.aboutId, appointmentId), eq(letters.revision, appointment.revision))
    if (isUndone) takeBack(ctx, about)
    else
      ctx.db
        .update(letters)
        .set({ calledAt: ctx.now, calledBy: ctx.actor.userId })
        .where(and(about, isStillToTell(ctx)))
        .run()
    return { appointmentId }
  })
}

/** The last call only: those of before have been told. */
function takeBack({ db }: AdvisorContext, about: ReturnType<typeof and>) {
  const last = db
    .select({ at: max(letters.calledAt) })
    .from(letters)
    .where(about)
    .get()?.at
  if (last === null || last === undefined) return
  db.update(letters)
    .set({ calledAt: null, calledBy: null })
    .where(and(about, eq(letters.calledAt, last)))
    .run()
}

/** What the person should know by now and no letter has told: a reminder to come stays owed. */
const isStillToTell = ({ now }: AdvisorContext) =>
  and(
    inArray(letters.kind, ['booked', 'moved', 'cancelled', 'reminder']),
    isNull(letters.calledAt),
    or(isNull(letters.sentAt), isNotNull(letters.failedAt)),
    or(lte(letters.dueAt, now), gt(letters.attempts, 0)),
  )
