import { hash } from 'node:crypto'
import { eq, sql, desc } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { audit, writes } from '#drizzle/schema/index.ts'
import { problem, problemOf } from './problem.ts'
import type { Context } from './trpc.ts'

/** What is asked: the id that the client minted, the verb, the thing, and the whole input that it covers. */
export type Act = { id: string; verb: string; thingId: string; input: unknown }

type Kept = string | number | boolean | null | Kept[] | { [key: string]: Kept | undefined }

/** A promise may never leave a transaction: its second half would be committed outside. */
type Settled<Answer> = Answer extends PromiseLike<unknown> ? never : Answer

/**
 * The only way to write. One synchronous immediate transaction holds what `change` does, the answer under the request's
 * id, and the audit row: all or nothing. The same request again gets the same answer and changes nothing; the same id with
 * another content is refused (`keyReused`). The answer is kept: ids and facts only, never personal data or secrets.
 * Statements of `ctx.db` take part in the transaction, as the connection is one.
 */
export function write<Answer extends Kept>(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  act: Act,
  change: () => Settled<Answer>,
): Answer {
  const fingerprint = fingerprintOf(act, actor?.userId)
  return allOrNothing(db, (): Answer => {
    const before = findWrite(db).get({ id: act.id })
    if (before) {
      if (before.fingerprint !== fingerprint) throw problem('keyReused')
      return JSON.parse(before.answer) as Answer
    }
    const answer = change()
    addWrite(db).run({ id: act.id, fingerprint, answer: JSON.stringify(answer), at: now })
    const entry = { at: now, actorId: actor?.userId ?? null, verb: act.verb, thingId: act.thingId }
    addAudit(db).run({ ...entry, seal: sealOf(lastSeal(db).get()?.seal ?? '', entry) })
    return answer
  })
}

/**
 * For what is kept a few minutes and is nobody's act yet (a hold): one immediate transaction, whose answer is not kept and
 * which leaves no audit row. Asking twice must be harmless by itself.
 */
export const atOnce = <Answer>({ db }: Pick<Context, 'db'>, change: () => Settled<Answer>): Answer =>
  allOrNothing(db, change)

function allOrNothing<Answer>(db: Db, change: () => Answer): Answer {
  try {
    return transaction(db).immediate(change) as Answer
  } catch (error) {
    throw problemOf(error) ?? error
  }
}

/** Made once: a new one for each change costs more than some of the statements inside. */
const transaction = prepared((db) => db.$client.transaction((change: () => unknown) => change()))

/**
 * Does it, looks, and takes everything back: what a change would do, seen by doing it. Nothing is kept, whatever happens.
 */
export function rehearse<Answer>({ db }: Pick<Context, 'db'>, change: () => Settled<Answer>): Answer {
  const client = db.$client
  client.exec('begin immediate')
  try {
    return change()
  } catch (error) {
    throw problemOf(error) ?? error
  } finally {
    if (client.inTransaction) client.exec('rollback')
  }
}

/** Each audit row is sealed with the one before: a row taken out or changed in the file shows. */
export const sealOf = (
  previous: string,
  entry: { at: number; actorId: string | null; verb: string; thingId: string },
) => sha256(JSON.stringify([previous, entry.at, entry.actorId, entry.verb, entry.thingId]))

const fingerprintOf = (act: Act, userId: string | undefined) =>
  sha256(JSON.stringify([act.verb, userId ?? null, act.input]))

const sha256 = (text: string) => hash('sha256', text, 'base64url')

const findWrite = prepared((db) =>
  db
    .select({ fingerprint: writes.fingerprint, answer: writes.answer })
    .from(writes)
    .where(eq(writes.id, sql.placeholder('id')))
    .prepare(),
)

const addWrite = prepared((db) =>
  db
    .insert(writes)
    .values({
      id: sql.placeholder('id'),
      fingerprint: sql.placeholder('fingerprint'),
      answer: sql.placeholder('answer'),
      at: sql.placeholder('at'),
    })
    .prepare(),
)

const lastSeal = prepared((db) =>
  db.select({ seal: audit.seal }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare(),
)

const addAudit = prepared((db) =>
  db
    .insert(audit)
    .values({
      at: sql.placeholder('at'),
      actorId: sql.placeholder('actorId'),
      verb: sql.placeholder('verb'),
      thingId: sql.placeholder('thingId'),
      seal: sql.placeholder('seal'),
    })
    .prepare(),
)
