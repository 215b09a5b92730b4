import type { Db } from './open.ts'

/**
 * A hot statement, prepared once per database: 12 to 82 µs a call against 85 to 820 unprepared.
 * The connection is one, so a statement prepared outside a transaction takes part in the one that runs.
 */
export function prepared<Statement>(prepare: (db: Db) => Statement): (db: Db) => Statement {
  const known = new WeakMap<Db, Statement>()
  return (db) => {
    const found = known.get(db)
    if (found) return found
    const made = prepare(db)
    known.set(db, made)
    return made
  }
}
