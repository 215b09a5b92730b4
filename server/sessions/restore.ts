import { eq } from 'drizzle-orm'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { Withdrawal } from '#shared/journal.ts'
import { recountComings } from '../beneficiaries/recount-comings.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadOwn } from './load-session.ts'
import { sessionOf } from './note-appointment.ts'

/**
 * Brings a withdrawn session back as it was, unless its appointment has been noted anew meanwhile. One that is in the
 * journal already stays there.
 * @throws `notFound`, `notYours`, `alreadyRecorded`
 */
export function restore(ctx: AdvisorContext, { requestId, id }: Withdrawal) {
  const { db } = ctx
  return write(ctx, { id: requestId, verb: 'sessions.restore', thingId: id, input: { id } }, () => {
    const { session, topics, people } = loadOwn(ctx, 'withdraw', id)
    if (session.withdrawnAt === null) return { id }
    const appointment =
      session.appointmentId === null
        ? undefined
        : db.select().from(appointments).where(eq(appointments.id, session.appointmentId)).get()
    const recorded = appointment && sessionOf(db).get(appointment)
    if (recorded) throw problem('alreadyRecorded', recorded.id)
    db.update(sessions).set({ withdrawnAt: null }).where(eq(sessions.id, id)).run()
    tally(db, session, topics, 1)
    recountComings(
      db,
      people.map(({ beneficiaryId }) => beneficiaryId),
    )
    return { id }
  })
}
