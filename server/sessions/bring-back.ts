import { eq } from 'drizzle-orm'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import { recountComings } from '../beneficiaries/recount-comings.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import type { loadSession } from './load-session.ts'
import { sessionOf } from './note-appointment.ts'

/**
 * A withdrawn session is in the journal and in every figure again, inside the caller's write.
 * @throws `alreadyRecorded` when its appointment was noted anew meanwhile
 */
export function bringBack({ db }: Pick<AdvisorContext, 'db'>, loaded: ReturnType<typeof loadSession>) {
  const { session, topics, people } = loaded
  const appointment =
    session.appointmentId === null
      ? undefined
      : db.select().from(appointments).where(eq(appointments.id, session.appointmentId)).get()
  const recorded = appointment && sessionOf(db).get(appointment)
  if (recorded) throw problem('alreadyRecorded', recorded.id)
  db.update(sessions).set({ withdrawnAt: null }).where(eq(sessions.id, session.id)).run()
  tally(db, session, topics, 1)
  recountComings(
    db,
    people.map(({ beneficiaryId }) => beneficiaryId),
  )
}
