import type Database from 'better-sqlite3'
import type { Db } from './open.ts'

/** What slots are made of before anybody books: it changes a few times a day and is asked for with every slot. */
const planned = [
  'openings',
  'absences',
  'services',
  'places',
  'place_closures',
  'holiday_openings',
  'advisors',
]

type Stamp = Database.Statement<[], string>

const stamps = new WeakMap<Database.Database, Stamp>()

/**
 * From here on, each change of what is planned draws a new stamp, in this connection's own memory: nothing of it is in the
 * file. Drawn by lot, so that a change rolled back brings the old stamp again and never one that already meant another thing.
 */
export function watchPlans(client: Database.Database) {
  client.pragma('temp_store = MEMORY')
  client.exec(`
    create temp table plans_stamp (stamp text not null);
    insert into plans_stamp values (hex(randomblob(8)));
  `)
  for (const table of planned)
    for (const verb of ['insert', 'update', 'delete'])
      client.exec(`create temp trigger plans_stamp_${verb}_${table} after ${verb} on main.${table}
        begin update plans_stamp set stamp = hex(randomblob(8)); end`)
  stamps.set(client, client.prepare<[], string>(readStamp).pluck())
}

/** The data version tells what another connection changed. */
const readStamp = `select stamp || ' ' || (select data_version from pragma_data_version) from plans_stamp`

/** The same as long as nothing planned has changed; null on a connection that does not watch. */
export const plansStamp = ({ $client }: Db): string | null => stamps.get($client)?.get() ?? null

/**
 * What is read of the plans, remembered as long as its stamp stays: the connection draws a new one at each change, whoever
 * makes it, and finds the old one again when a change is rolled back.
 */
export function whilePlansStand<Read>(read: (db: Db) => Read): (db: Db) => Read {
  const remembered = new WeakMap<Db, { stamp: string; kept: Read }>()
  return (db) => {
    const stamp = plansStamp(db)
    const known = remembered.get(db)
    if (known && known.stamp === stamp) return known.kept
    const kept = read(db)
    if (stamp !== null) remembered.set(db, { stamp, kept })
    return kept
  }
}
