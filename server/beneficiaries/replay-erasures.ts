import { and, asc, gt, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
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
  for (const id of backAgain(db))
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

/** Where nobody was ever erased, nobody is looked at. */
function backAgain(db: Db): string[] {
  const erased = new Set(
    db
      .select({ hash: erasures.personHash })
      .from(erasures)
      .all()
      .map(({ hash }) => hash),
  )
  if (erased.size === 0) return []
  const back: string[] = []
  let some = someAfter(db).all({ id: '' })
  for (let last = some.at(-1); last; last = some.at(-1)) {
    for (const { id } of some) if (erased.has(hashOf(id))) back.push(id)
    some = someAfter(db).all(last)
  }
  return back
}

/** A thousand at a time: a country follows millions, and a house that opens has no room for all of them. */
const someAfter = prepared((db) =>
  db
    .select({ id: beneficiaries.id })
    .from(beneficiaries)
    .where(and(gt(beneficiaries.id, sql.placeholder('id')), isNull(beneficiaries.erasedAt)))
    .orderBy(asc(beneficiaries.id))
    .limit(1000)
    .prepare(),
)
