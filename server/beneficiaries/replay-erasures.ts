import { isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beneficiaries, erasures } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { eraseRecords } from './erase-records.ts'
import { carryErasures, hashOf, pathOf, readLedger } from './ledger.ts'

/** When the house opens: whoever was erased since this file was copied is erased again, before anybody may see them. */
export function replayErasures({ db, now }: Pick<Context, 'db' | 'now'>) {
  const path = pathOf(db)
  if (path !== null)
    for (const [personHash, at] of readLedger(path).known)
      db.insert(erasures).values({ personHash, at }).onConflictDoNothing().run()
  const erased = new Set(
    db
      .select({ hash: erasures.personHash })
      .from(erasures)
      .all()
      .map(({ hash }) => hash),
  )
  const back = db
    .select({ id: beneficiaries.id })
    .from(beneficiaries)
    .where(isNull(beneficiaries.erasedAt))
    .all()
    .filter(({ id }) => erased.has(hashOf(id)))
  for (const { id } of back)
    write(
      { db, now, actor: null },
      { id: uuidv7(), verb: 'beneficiaries.eraseAgain', thingId: id, input: { id } },
      () => {
        eraseRecords({ db, now }, [id])
        return { id }
      },
    )
  carryErasures({ db })
}
