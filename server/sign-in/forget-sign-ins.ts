import { lt } from 'drizzle-orm'
import { signIns, verifications } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/** What has ended opens nothing any more: it need not be known either. */
export function forgetSignIns({ db, now }: Pick<Context, 'db' | 'now'>) {
  const moment = new Date(now)
  db.delete(signIns).where(lt(signIns.expiresAt, moment)).run()
  db.delete(verifications).where(lt(verifications.expiresAt, moment)).run()
}
