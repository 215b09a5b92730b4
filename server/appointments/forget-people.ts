import { and, inArray, isNull, lt } from 'drizzle-orm'
import { appointmentKeys, appointments } from '#drizzle/schema/index.ts'
import { keyLastsDays } from '#shared/appointments.ts'
import { hour } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'

const batch = 500
const nobody = {
  firstName: null,
  lastName: null,
  phone: null,
  email: null,
  homeAddress: null,
  needNote: '',
  cancelNote: null,
  bookerName: null,
  bookerOrganisation: null,
  bookerPhone: null,
  bookerEmail: null,
}

/**
 * Thirty days after an appointment its row keeps what figures need, and nothing of people: names, contacts (those of whoever
 * booked for them too), what they
 * said they needed, and the keys of their links go. In small transactions, so that nobody waits; what is left goes next time.
 */
export function forgetPeople({ db, now }: Pick<Context, 'db' | 'now'>) {
  let forgotten: number
  do forgotten = atOnce({ db }, () => forgetSome({ db, now }))
  while (forgotten === batch)
}

function forgetSome({ db, now }: Pick<Context, 'db' | 'now'>): number {
  const due = db
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(lt(appointments.endsAt, now - keyLastsDays * 24 * hour), isNull(appointments.clearedAt)))
    .limit(batch)
    .all()
    .map(({ id }) => id)
  db.update(appointments)
    .set({ ...nobody, clearedAt: now })
    .where(inArray(appointments.id, due))
    .run()
  db.delete(appointmentKeys).where(inArray(appointmentKeys.appointmentId, due)).run()
  return due.length
}
