import { and, inArray, isNull, lt } from 'drizzle-orm'
import { waitKeys, waits } from '#drizzle/schema/index.ts'
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
  seen: [],
}

/** Thirty days after somebody stopped waiting, nothing of them is left: name, contacts, what they said, and their keys. */
export function forgetWaits({ db, now }: Pick<Context, 'db' | 'now'>) {
  let forgotten: number
  do forgotten = atOnce({ db }, () => forgetSome({ db, now }))
  while (forgotten === batch)
}

function forgetSome({ db, now }: Pick<Context, 'db' | 'now'>): number {
  const due = db
    .select({ id: waits.id })
    .from(waits)
    .where(and(lt(waits.endedAt, now - keyLastsDays * 24 * hour), isNull(waits.clearedAt)))
    .limit(batch)
    .all()
    .map(({ id }) => id)
  db.update(waits)
    .set({ ...nobody, clearedAt: now })
    .where(inArray(waits.id, due))
    .run()
  db.delete(waitKeys).where(inArray(waitKeys.waitId, due)).run()
  return due.length
}
