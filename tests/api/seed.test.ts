import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { rowCounts } from '#drizzle/migrate.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import { plantDemonstration, plantEmpty } from '#drizzle/seed.ts'
import { guard } from '#shared/note-guard.ts'
import { lookalikesAmong } from '#shared/same-beneficiary.ts'
import { instantAt } from '#shared/time.ts'

const now = instantAt('2026-06-10', '10:30', 'Europe/Paris')
/** A whole département is planted in two seconds, or more when the machine is busy. */
const patience = 30_000

test('the demonstration comes out the same each time, to the last row', { timeout: patience }, async () => {
  const first = sumsOf(await planted('46'))
  expect(sumsOf(await planted('46'))).toEqual(first)
  expect(first.sessions).not.toBe(sumsOf(openDatabase(':memory:')).sessions)
})

test.each([
  ['974', 'Conseil départemental de La Réunion', '2026-08-16'],
  ['75', 'Conseil départemental de Paris', '2026-01-01'],
  ['2A', 'Conseil départemental de la Corse-du-Sud', '2028-02-29'],
])(
  'the département %s has the same life, whatever the day',
  { timeout: patience },
  async (code, council, day) => {
    const morning = instantAt(day, '09:00', 'Europe/Paris')
    const db = await planted(code, morning)
    expect(db.select().from(tables.structures).all()[0]?.name).toBe(council)
    expect(number(db, 'select count(*) from places')).toBe(25)
    expect(number(db, 'select count(*) from advisors')).toBe(7)
    expect(number(db, 'select count(distinct structure_id) from advisors')).toBe(
      number(db, 'select count(*) from structures'),
    )
    expect(number(db, 'select count(*) from sessions')).toBeGreaterThan(7_500)
    expect(number(db, 'select count(*) from sessions')).toBeLessThan(10_500)
    expect(number(db, `select count(*) from appointments where starts_at > ${morning}`)).toBeGreaterThan(50)
    expect(number(db, `select count(*) from sessions where recorded_at > ${morning}`)).toBe(0)
    expect(bookedForSomebody(db, morning)).toEqual([
      [null, 'relative', null],
      [expect.stringMatching(/^063998/), 'professional', expect.stringMatching(/^CCAS d[’eu]/)],
      [expect.stringMatching(/^063998/), 'professional', expect.stringMatching(/^Mairie d[’eu]/)],
    ])
    expect(db.$client.pragma('foreign_key_check')).toEqual([])
  },
)

/** The coming ones that a relative, a social worker or a town hall booked: the person’s number, the tie, the service. */
const bookedForSomebody = (db: Db, now: number) =>
  db.$client
    .prepare(
      `select phone, booker_tie, booker_organisation from appointments
      where booker_tie is not null and starts_at > ? order by booker_organisation`,
    )
    .raw()
    .all(now)

test(
  'each advisor follows some thirty people, with notes that may be kept, and noted one of them twice',
  {
    timeout: patience,
  },
  async () => {
    const db = await planted('46')
    const followed = db.select().from(tables.beneficiaries).all()
    for (const { id } of db.select().from(tables.advisors).all()) {
      const people = followed
        .filter(({ advisorId }) => advisorId === id)
        .map((each) => ({ ...each, firstName: each.firstName!, lastName: each.lastName! }))
      expect(people.length).toBeGreaterThan(26)
      expect(people.length).toBeLessThan(36)
      expect(lookalikesAmong(people).length).toBeGreaterThan(0)
    }
    for (const { notes, addedAt } of followed) {
      expect(guard(notes)).toEqual({ secrets: [], delicacies: [] })
      expect(addedAt).toBeLessThan(now)
    }
  },
)

test('an empty house has its geography and its services, and nobody', () => {
  const db = openDatabase(':memory:')
  plantEmpty(db, { departementCode: '46', now })
  const counts = rowCounts(db.$client)
  const filled = [...counts].filter(([, count]) => count > 0).map(([table]) => table)
  expect(filled.toSorted()).toEqual(['communes', 'departements', 'epcis', 'former_communes', 'services'])
  expect(counts.get('communes')).toBe(312)
  const offered = db.$client
    .prepare(`select code, retired_at is null from services order by code`)
    .raw()
    .all()
  expect(offered).toEqual([
    ['a-domicile', 1],
    ['atelier', 1],
    ['sur-place', 1],
    ['telephone', 1],
    ['visio', 1],
  ])
})

test('an unknown département leaves the file empty', async () => {
  const db = openDatabase(':memory:')
  await expect(plantDemonstration(db, { departementCode: '99', now })).rejects.toThrow(
    'There is no département "99"',
  )
  expect([...rowCounts(db.$client).values()].filter((count) => count > 0)).toEqual([])
})

async function planted(departementCode: string, at = now): Promise<Db> {
  const db = openDatabase(':memory:')
  await plantDemonstration(db, { departementCode, now: at })
  return db
}

const number = (db: Db, question: string) => db.$client.prepare(question).pluck().get() as number

/** One checksum per table; the salt of a password is the only thing that chance may change. */
function sumsOf(db: Db): Record<string, string> {
  const sums = [...rowCounts(db.$client).keys()].map((table) => {
    const rows = db.$client.prepare(`select * from "${table}"`).all() as object[]
    const lines = rows.map((row) => JSON.stringify({ ...row, password: null })).toSorted()
    return [table, createHash('sha256').update(lines.join()).digest('hex')] as const
  })
  return Object.fromEntries(sums)
}
