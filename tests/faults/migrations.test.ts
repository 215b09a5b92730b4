import Database from 'better-sqlite3'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrateGuarded, rowCounts } from '#drizzle/migrate.ts'
import { openDatabase } from '#drizzle/open.ts'

const released = 'drizzle/migrations'
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'permanence-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A file of the released schema with three structures and what hangs on them. */
function lived() {
  const path = join(folder, 'p.sqlite')
  const db = openDatabase(path)
  db.$client.exec(`
    insert into departements values ('46', 'Lot', 'Europe/Paris');
    insert into structures (id, name, kind, siret, departement_code, created_at) values ('s1', 'Un', 'EPCI', null, '46', 1);
    insert into advisors (id, structure_id, first_name, last_name, created_at) values ('a1', 's1', 'Ada', 'Un', 1), ('a2', 's1', 'Bob', 'Deux', 1);
  `)
  return { path, client: db.$client }
}

/** The released migrations and one more. */
function withMigration(sql: string) {
  const more = join(folder, 'migrations')
  cpSync(released, more, { recursive: true })
  const journal = JSON.parse(readFileSync(join(more, 'meta/_journal.json'), 'utf8'))
  journal.entries.push({
    ...journal.entries.at(-1),
    idx: 99,
    when: journal.entries.at(-1).when + 1,
    tag: '0099_planted',
  })
  writeFileSync(join(more, 'meta/_journal.json'), JSON.stringify(journal))
  writeFileSync(join(more, '0099_planted.sql'), sql)
  return more
}

/** The migrations as they were when this one was the last. */
function releasedUpTo(tag: string) {
  const earlier = join(folder, 'earlier')
  cpSync(released, earlier, { recursive: true })
  const file = join(earlier, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const last = journal.entries.findIndex((entry: { tag: string }) => entry.tag === tag)
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  return earlier
}

/** What drizzle-kit writes to rebuild a table; with keys on, the cascade empties the children without a word. */
const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_users AS SELECT * FROM users;--> statement-breakpoint
DROP TABLE users;--> statement-breakpoint
ALTER TABLE __new_users RENAME TO users;`

describe('a migration', () => {
  it('keeps the children of a rebuilt table', () => {
    const { path, client } = lived()
    client.exec(`
      insert into users (id, name, email, created_at, updated_at) values ('u1', 'Ada', 'ada@exemple.fr', 1, 1);
      insert into sign_ins (id, user_id, token, expires_at, created_at, updated_at) values ('x', 'u1', 't', 1, 1, 1);
    `)
    migrateGuarded(
      client,
      path,
      withMigration(
        rebuild.replace(
          '__new_users AS SELECT * FROM users',
          `__new_users (id text primary key not null, name text, email text, email_verified integer, image text, created_at integer, updated_at integer, advisor_id text, disabled_at integer) STRICT;--> statement-breakpoint
INSERT INTO __new_users SELECT * FROM users`,
        ),
      ),
    )
    expect(rowCounts(client).get('sign_ins')).toBe(1)
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('that loses rows in silence is caught, and the file put back as it was', () => {
    const { path, client } = lived()
    expect(() =>
      migrateGuarded(client, path, withMigration(`DELETE FROM advisors WHERE id = 'a2';`)),
    ).toThrow(/loses rows of advisors: 2 before, 1 after/)
    const again = openDatabase(path)
    expect(rowCounts(again.$client).get('advisors')).toBe(2)
    again.$client.close()
  })

  it('that leaves orphans is caught', () => {
    const { path, client } = lived()
    const orphan = `UPDATE advisors SET structure_id = 'nowhere';`
    expect(() => migrateGuarded(client, path, withMigration(orphan))).toThrow(/orphan/)
  })

  it('copies the file before it changes something, and does nothing twice', () => {
    const { path, client } = lived()
    const more = withMigration('CREATE TABLE notes_of_test (id text primary key) STRICT;')
    migrateGuarded(client, path, more)
    migrateGuarded(client, path, more)
    const copies = readdirSync(folder).filter((name) => name.startsWith('p.sqlite.before-'))
    expect(copies).toHaveLength(1)
    expect(existsSync(join(folder, copies[0]!))).toBe(true)
  })

  it('gives a file that has lived the totals of its EPCI', () => {
    const path = join(folder, 'p.sqlite')
    const earlier = releasedUpTo('0003_totals_of_a_departement')
    const client = new Database(path)
    migrateGuarded(client, path, earlier)
    const columns = (client.pragma("table_info('monthly_figures')") as { name: string }[]).slice(4)
    const figures = `'2026-06', 's1', 'individual', ${columns.map((_, at) => at + 1).join()}`
    client.exec(`
      insert into departements values ('46', 'Lot', 'Europe/Paris');
      insert into epcis values ('200023737', 'CA du Grand Cahors', 36);
      insert into communes (code, name, search_name, postal_codes, departement_code, epci_siren, population) values
        ('46042', 'Cahors', 'cahors', '46000', '46', '200023737', 1), ('46001', 'Île', 'ile', '46000', '46', null, 1);
      insert into former_communes values ('46999', '46042');
      insert into monthly_figures values ('46042', ${figures}), ('46999', ${figures}), ('46001', ${figures});
    `)
    migrateGuarded(client, path, releasedUpTo('0004_totals_of_an_epci'))
    const totals = client.prepare('select * from epci_figures').raw().all()
    expect(totals).toEqual([
      ['46', '200023737', '2026-06', 's1', 'individual', ...columns.map((_, at) => 2 * (at + 1))],
    ])
  })

  it('adds the structures of an EPCI up', () => {
    const path = join(folder, 'p.sqlite')
    const client = new Database(path)
    migrateGuarded(client, path, releasedUpTo('0031_offered_slots_by_place'))
    const measures = (client.pragma("table_info('epci_figures')") as { name: string }[]).slice(6)
    const figures = measures.map((_, at) => at + 1)
    const row = (structure: string, kind: string) =>
      `('46', '200023737', 1, '2026-06', '${structure}', '${kind}', ${figures.join()})`
    client.exec(`insert into epci_figures values
      ${row('s1', 'individual')}, ${row('s2', 'individual')}, ${row('s2', 'workshop')}`)
    migrateGuarded(client, path, releasedUpTo('0032_totals_of_all_in_an_epci'))
    expect(client.prepare('select * from epci_monthly_figures').raw().all()).toEqual([
      ['46', '200023737', 1, '2026-06', 'individual', ...figures.map((each) => 2 * each)],
      ['46', '200023737', 1, '2026-06', 'workshop', ...figures],
    ])
  })

  it('gives each place that was there a short name of its own, and keeps every appointment', () => {
    const path = join(folder, 'p.sqlite')
    const client = new Database(path)
    migrateGuarded(client, path, releasedUpTo('0007_what_became_of_a_letter'))
    const place = (id: string, commune: string, at: number) =>
      `('${id}', '${id}', '${id}', '1 rue', '46400', '${commune}', '0565000000', 'Europe/Paris', ${at})`
    client.exec(`
      insert into departements values ('46', 'Lot', 'Europe/Paris');
      insert into communes (code, name, search_name, postal_codes, departement_code, population) values
        ('46251', 'Saint-Céré', 'saint cere', '46400', '46', 1), ('46128', 'Gramat', 'gramat', '46500', '46', 1);
      insert into places (id, slug, name, address, postal_code, commune_code, phone, zone, created_at) values
        ${place('b', '46251', 2)}, ${place('a', '46251', 1)}, ${place('c', '46128', 3)};
      insert into structures (id, name, kind, departement_code, created_at) values ('s', 'Un', 'EPCI', '46', 1);
      insert into advisors (id, structure_id, first_name, last_name, created_at) values ('d', 's', 'Ada', 'Un', 1);
      insert into services (id, code, name_fr, name_en, kind, mode, minutes, notice_minutes, horizon_days, open_to_public, created_at)
        values ('m', 'm', 'M', 'M', 'individual', 'place', 60, 0, 60, 1, 1);
      insert into appointments (id, reference, advisor_id, place_id, service_id, starts_at, ends_at, phone, need, booked_at)
        values ('r', 'K7QM2XRD', 'd', 'a', 'm', 0, 3600000, '0612345678', 'unknown', 0);
    `)
    migrateGuarded(client, path, released)
    expect(client.prepare('select id, short_name from places order by id').raw().all()).toEqual([
      ['a', 'saint-cere'],
      ['b', 'saint-cere-2'],
      ['c', 'gramat'],
    ])
    expect(client.prepare('select phone, letters_to, booker_tie from appointments').raw().all()).toEqual([
      ['0612345678', 'person', null],
    ])
    expect(client.prepare('select suggests from services').pluck().get()).toBe('[]')
    expect(() => client.exec(`update services set suggests = 'autonomy'`)).toThrow(/services_suggests/)
    const book = (more: string) =>
      client.exec(
        `insert into appointments (id, reference, advisor_id, service_id, starts_at, ends_at, need, booked_at, ${more})`,
      )
    expect(() =>
      book(`first_name) values ('n', 'K7QM2XR2', 'd', 'm', 9000000, 9900000, 'unknown', 0, 'Paul'`),
    ).toThrow(/appointments_reachable/)
    expect(() =>
      book(`phone) values ('o', 'K7QM2XR3', 'd', 'm', 1, 3600001, 'unknown', 0, '0611111111'`),
    ).toThrow(/slotTaken|overlap/)
    book(
      `booker_tie, booker_phone) values ('p', 'K7QM2XR4', 'd', 'm', 9000000, 9900000, 'unknown', 0, 'relative', '0611111111'`,
    )
  })

  it('leaves each appointment to the structure of the session noted from it, else to its advisor’s', () => {
    const path = join(folder, 'p.sqlite')
    const client = new Database(path)
    migrateGuarded(client, path, releasedUpTo('0028_people_where_they_came'))
    client.exec(`
      insert into departements values ('46', 'Lot', 'Europe/Paris');
      insert into communes (code, name, search_name, postal_codes, departement_code, population) values
        ('46128', 'Gramat', 'gramat', '46500', '46', 1);
      insert into structures (id, name, kind, departement_code, created_at) values
        ('before', 'Un', 'EPCI', '46', 1), ('today', 'Deux', 'EPCI', '46', 1);
      insert into advisors (id, structure_id, first_name, last_name, created_at) values ('d', 'today', 'Ada', 'Un', 1);
      insert into services (id, code, name_fr, name_en, kind, mode, minutes, notice_minutes, horizon_days, open_to_public, created_at)
        values ('m', 'm', 'M', 'M', 'individual', 'phone', 60, 0, 60, 1, 1);
      insert into appointments (id, reference, advisor_id, service_id, starts_at, ends_at, phone, need, booked_at) values
        ('noted', 'K7QM2XRD', 'd', 'm', 0, 3600000, '0612345678', 'unknown', 0),
        ('not noted', 'K7QM2XR2', 'd', 'm', 3600000, 7200000, '0612345678', 'unknown', 0);
      insert into sessions (id, kind, day, minutes, channel, commune_code, structure_id, advisor_id, appointment_id, participants,
        details, recorded_at) values ('s', 'individual', '2026-06-16', 60, 'remote', '46128', 'before', 'd', 'noted', 1, '{}', 1);
    `)
    migrateGuarded(client, path, released)
    const kept = client.prepare('select id, structure_id from appointments order by id').raw().all()
    expect(kept).toEqual([
      ['not noted', 'today'],
      ['noted', 'before'],
    ])
  })

  it('of a newer version is refused by older code', () => {
    const { path, client } = lived()
    migrateGuarded(client, path, withMigration('CREATE TABLE notes_of_test (id text primary key) STRICT;'))
    client.close()
    expect(() => openDatabase(path)).toThrow(/newer version/)
  })
})
