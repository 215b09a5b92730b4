import { inArray } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'
import { forgetTraces } from './forget-traces.ts'
import { enterErasures } from './ledger.ts'

/**
 * The records keep whose they were and when, and nothing of the person; nor does anything joined to them know them any more.
 * Inside the caller's write.
 */
export function eraseRecords({ db, now }: Pick<Context, 'db' | 'now'>, ids: string[]) {
  forgetTraces(db, ids)
  enterErasures(db, ids, now)
  db.update(beneficiaries)
    .set({ ...nobody, erasedAt: now })
    .where(inArray(beneficiaries.id, ids))
    .run()
}

const nobody = {
  firstName: null,
  lastName: null,
  birthYear: null,
  phone: null,
  hasNoPhone: false,
  email: null,
  communeCode: null,
  gender: null,
  status: null,
  notes: '',
  countedMonths: [],
}
