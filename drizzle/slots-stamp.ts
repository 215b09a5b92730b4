import type Database from 'better-sqlite3'
import type { Db } from './open.ts'

/** What slots are made of: what is planned changes a few times a day, what is promised with each booking. */
const watched = {
  plans: ['openings', 'absences', 'services', 'places', 'place_closures', 'holiday_openings', 'advisors'],
  promises: ['appointments', 'holds'],
}

type Stamp = Database.Statement<[], string>

const stamps = new WeakMap<Database.Database, { plans: Stamp; all: Stamp }>()

/**
 * From here on, each change of what slots are made of draws a new stamp, in this connection's own memory: nothing of it is in
 * the file. Drawn by lot, so that a change rolled back brings the old stamp again and never one that already meant another thing.
 */
export function watchSlots(client: Database.Database) {
  client.pragma('temp_store = MEMORY')
  for (const [name, tables] of Object.entries(watched)) {
    client.exec(`
      create temp table ${name}_stamp (stamp text not null);
      insert into ${name}_stamp values (hex(randomblob(8)));
    `)
    for (const table of tables)
      for (const verb of ['insert', 'update', 'delete'])
        client.exec(`create temp trigger ${name}_stamp_${verb}_${table} after ${verb} on main.${table}
          begin update ${name}_stamp set stamp = hex(randomblob(8)); end`)
  }
  const reading = (stamp: string, from: string) =>
    client.prepare<[], string>(`select ${stamp} || ' ' || ${dataVersion} from ${from}`).pluck()
  stamps.set(client, {
    plans: reading('stamp', 'plans_stamp'),
    all: reading('plans_stamp.stamp || promises_stamp.stamp', 'plans_stamp, promises_stamp'),
  })
}

/** Tells what another connection changed. */
const dataVersion = '(select data_version from pragma_data_version)'

/** The same as long as no slot can have changed but by time going by; null on a connection that does not watch. */
export const slotsStamp = ({ $client }: Db): string | null => stamps.get($client)?.all.get() ?? null

/**
 * What is read of the plans, remembered as long as its stamp stays: the connection draws a new one at each change, whoever
 * makes it, and finds the old one again when a change is rolled back.
 */
export function whilePlansStand<Read>(read: (db: Db) => Read): (db: Db) => Read {
  const remembered = new WeakMap<Db, { stamp: string; kept: Read }>()
  return (db) => {
    const stamp = stamps.get(db.$client)?.plans.get() ?? null
    const known = remembered.get(db)
    if (known && known.stamp === stamp) return known.kept
    const kept = read(db)
    if (stamp !== null) remembered.set(db, { stamp, kept })
    return kept
  }
}
