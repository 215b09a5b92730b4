import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowCounts } from '#drizzle/migrate.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import { verifyPassword } from '#drizzle/passwords.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { plantWhereMissing } from '#server/house/plant.ts'
import { instantAt } from '#shared/time.ts'
import { refusalOf } from './refusal.ts'
import { testSettings, world } from './world.ts'

const now = instantAt('2026-06-10', '10:30', 'Europe/Paris')
/** A whole département is planted in two seconds, or more when the machine is busy. */
const patience = 60_000

const demonstration = { ...testSettings, demo: true }
const withAveyron = { ...demonstration, otherDepartements: ['12'] }

const number = (db: Db, question: string) => db.$client.prepare(question).pluck().get() as number
const namesOf = (db: Db) =>
  db
    .select()
    .from(tables.departements)
    .all()
    .map(({ name }) => name)
    .toSorted()

/** What each table says, in few signs; the salt of a password apart. */
const sumsOf = (db: Db) =>
  [...rowCounts(db.$client).keys()].map((table) => {
    const rows = db.$client.prepare(`select * from "${table}"`).all() as object[]
    const lines = rows.map((row) => JSON.stringify({ ...row, password: null })).toSorted()
    return [table, createHash('sha256').update(lines.join()).digest('hex')] as const
  })

describe('a demonstration of two départements', () => {
  let db: Db
  let accounts: Awaited<ReturnType<typeof plantWhereMissing>>
  beforeAll(async () => {
    db = openDatabase(':memory:')
    accounts = await plantWhereMissing({ db, settings: withAveyron, now })
  }, patience)

  it('has the life of each: structures, places, people who receive, sessions', () => {
    expect(namesOf(db)).toEqual(['Aveyron', 'Lot'])
    for (const code of ['46', '12']) {
      expect(number(db, `select count(*) from structures where departement_code = '${code}'`)).toBe(4)
      expect(number(db, `select count(*) from places where commune_code like '${code}%'`)).toBe(25)
      expect(number(db, `select count(*) from sessions where commune_code like '${code}%'`)).toBeGreaterThan(
        7_500,
      )
      expect(number(db, `select count(*) from initiatives where departement_code = '${code}'`)).toBe(24)
      expect(number(db, `select count(*) from saved_views where territory_code = '${code}'`)).toBe(1)
    }
    expect(number(db, 'select count(*) from services')).toBe(5)
    expect(db.$client.pragma('foreign_key_check')).toEqual([])
  })

  it('leaves its first département as it is alone, but for its own totals of everything', async () => {
    const alone = openDatabase(':memory:')
    await plantWhereMissing({ db: alone, settings: demonstration, now })
    for (const { id } of alone.select().from(tables.places).all())
      expect(db.select().from(tables.places).where(eq(tables.places.id, id)).get()).toEqual(
        alone.select().from(tables.places).where(eq(tables.places.id, id)).get(),
      )
    for (const table of ['sessions', 'appointments', 'beneficiaries', 'session_tags']) {
      const missing = `select count(*) from ${table}`
      expect(number(db, missing)).toBeGreaterThan(number(alone, missing))
    }
    const kept = (some: Db) =>
      some.$client.prepare(`select * from departement_figures where departement_code = '46'`).all()
    expect(kept(db)).toEqual(kept(alone))
    const tagged = `select t.id, count(*) from session_tags s join tags t on t.id = s.tag_id
      where t.departement_code = '46' group by t.id`
    expect(db.$client.prepare(tagged).all()).toEqual(alone.$client.prepare(tagged).all())
    const strays = `select count(*) from session_tags s join tags t on t.id = s.tag_id
      join sessions on sessions.id = s.session_id join structures on structures.id = sessions.structure_id
      where t.departement_code <> structures.departement_code`
    expect(number(db, strays)).toBe(0)
    expect(number(db, `select count(*) from tags where departement_code = '12'`)).toBe(1)
  }, 60_000)

  it('tells nobody of one by the name, address or number of somebody of the other', () => {
    for (const column of ['name', 'email'])
      expect(number(db, `select count(distinct ${column}) from users`)).toBe(21)
    expect(number(db, 'select count(distinct phone) from work_phones')).toBe(16)
    expect(number(db, 'select count(distinct phone) from places')).toBe(50)
    expect(number(db, 'select count(distinct siret) from places')).toBe(50)
  })

  it('announces, of the second, who receives and who coordinates, with the same password', async () => {
    const others = accounts.filter(({ role }) => role.endsWith('(Aveyron)'))
    expect([accounts.length, others.map(({ role }) => role)]).toEqual([
      13,
      ['Conseiller·ère numérique (Aveyron)', 'Coordinateur·rice (Aveyron)'],
    ])
    const [, coordinator] = others
    const held = db
      .select({ code: tables.grants.departementCode, password: tables.credentials.password })
      .from(tables.users)
      .innerJoin(tables.grants, eq(tables.grants.userId, tables.users.id))
      .innerJoin(tables.credentials, eq(tables.credentials.userId, tables.users.id))
      .where(eq(tables.users.email, coordinator?.email ?? ''))
      .get()
    expect(held?.code).toBe('12')
    expect(await verifyPassword(held?.password ?? '', coordinator?.password ?? '')).toBe(true)
  })

  it('counts everything as a recount does, and is the same when the house opens again', async () => {
    const before = sumsOf(db)
    expect(await plantWhereMissing({ db, settings: withAveyron, now: now + 1000 })).toEqual(accounts)
    db.$client.exec('begin')
    recountFigures(db)
    db.$client.exec('commit')
    expect(sumsOf(db)).toEqual(before)
  })
})

describe('a département that is added to a living house', () => {
  it('brings its communes and its EPCI, changes nothing of what was there, and is audited once', async () => {
    const db = openDatabase(':memory:')
    await plantWhereMissing({ db, settings: testSettings, now })
    const before = db.$client.prepare(`select * from communes where departement_code = '46'`).all()
    const settings = { ...testSettings, otherDepartements: ['12'] }
    expect(await plantWhereMissing({ db, settings, now })).toEqual([])
    await plantWhereMissing({ db, settings, now: now + 1000 })
    expect(namesOf(db)).toEqual(['Aveyron', 'Lot'])
    expect(number(db, `select count(*) from communes where departement_code = '12'`)).toBe(285)
    expect(db.$client.prepare(`select * from communes where departement_code = '46'`).all()).toEqual(before)
    expect(number(db, `select count(*) from epcis where siren = '200067361'`)).toBe(1)
    expect(db.$client.prepare('select at, actor_id, verb, thing_id from audit').raw().all()).toEqual([
      [now, null, 'house.addDepartement', '12'],
    ])
    for (const table of ['users', 'structures', 'places', 'sessions'])
      expect(number(db, `select count(*) from ${table}`)).toBe(0)
  })

  it('is given structures by the commune of their seat, and people who coordinate it', async () => {
    const here = world()
    const admin = here.as(here.people.administrator)
    await plantWhereMissing({ db: here.db, settings: { ...testSettings, otherDepartements: ['12'] }, now })
    const structure = { name: 'Rodez agglomération', kind: 'EPCI' as const, communeCode: '12202' }
    await admin.structures.add({ ...structure, requestId: uuidv7() })
    await admin.structures.add({ ...structure, communeCode: null, requestId: uuidv7() })
    expect(
      here.db
        .select({ code: tables.structures.departementCode })
        .from(tables.structures)
        .where(eq(tables.structures.name, structure.name))
        .all()
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['12', '46'])
    const invited = {
      firstName: 'Rose',
      lastName: 'Lacoste',
      email: 'rose.lacoste@exemple.fr',
      role: 'coordinator' as const,
      structureId: null,
      departementCode: '12',
    }
    const { userId } = await admin.signIn.invite({ ...invited, requestId: uuidv7() })
    const gift = { userId, role: 'coordinator' as const, structureId: null }
    for (const departementCode of ['46', '46', '12'])
      await admin.signIn.grantRole({ ...gift, departementCode, requestId: uuidv7() })
    const rose = (await admin.signIn.people()).find(({ id }) => id === userId)
    expect(rose?.grants.map(({ departementName }) => departementName)).toEqual(['Aveyron', 'Lot'])
    const elsewhere = admin.signIn.grantRole({ ...gift, departementCode: '48', requestId: uuidv7() })
    expect(await refusalOf(elsewhere)).toBe('notFound')
    const settings = await here.citizen().house.settings()
    expect([settings.departement.name, settings.departements.map(({ name }) => name)]).toEqual([
      'Lot',
      ['Aveyron', 'Lot'],
    ])
  })

  it('stays when the setting no longer names it', async () => {
    const db = openDatabase(':memory:')
    await plantWhereMissing({ db, settings: { ...testSettings, otherDepartements: ['2A'] }, now })
    await plantWhereMissing({ db, settings: testSettings, now })
    expect(namesOf(db)).toEqual(['Corse-du-Sud', 'Lot'])
  })

  it('is all or nothing: a code that is nobody’s changes nothing', async () => {
    const db = openDatabase(':memory:')
    await plantWhereMissing({ db, settings: demonstration, now })
    const before = sumsOf(db)
    const settings = { ...demonstration, otherDepartements: ['99'] }
    await expect(plantWhereMissing({ db, settings, now })).rejects.toThrow('There is no département "99"')
    expect(sumsOf(db)).toEqual(before)
  }, 60_000)
})
