import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Db } from '#drizzle/open.ts'
import { bookingAt, holdOf } from './booking-request.ts'
import { telling } from './telling.ts'
import { world, type World } from './world.ts'

/** Those that grow with every session and every appointment: 300,000 rows and more. */
const big = [
  'sessions',
  'session_topics',
  'session_advisors',
  'session_beneficiaries',
  'session_tags',
  'appointments',
  'appointment_keys',
  'appointment_beneficiaries',
  'beneficiaries',
  'letters',
  'imported_sessions',
  'import_lines',
  'writes',
]

const year = { from: '2026-01-01', to: '2026-12-31' }
const lot46 = { ...year, departement: '46' }

/** What people do all day long. */
const doings: Record<string, (lot: World) => Promise<unknown>> = {
  'recording a session': async (lot) => {
    const [sessions, told] = [asCamille(lot).sessions, telling(lot)()]
    await sessions.record(told)
    await sessions.revise({ requestId: uuidv7(), session: { ...told, minutes: 60 }, corrections: 0 })
    await sessions.withdraw({ requestId: uuidv7(), id: told.id })
    await sessions.restore({ requestId: uuidv7(), id: told.id })
  },
  'opening the form of a session': (lot) => asCamille(lot).sessions.usual({ day: '2026-06-15' }),
  'turning a page of the journal': async (lot) => {
    const { sessions } = asCamille(lot)
    await sessions.journal(year)
    await sessions.journalDays(year)
    await sessions.journal({ ...year, after: { day: '2026-06-15', id: uuidv7() } })
  },
  'booking, seeing and cancelling': async (lot) => {
    const { appointments } = lot.citizen()
    const { key } = await appointments.book(bookingAt(lot))
    await appointments.see({ key })
    await appointments.cancel({ requestId: uuidv7(), key })
  },
  'keeping an hour while one types': (lot) => lot.citizen().appointments.hold(holdOf(bookingAt(lot))),
  'looking for a free hour': (lot) =>
    lot.citizen().availability.atPlace({ slug: lot.place.slug, holdId: null }),
  'a week of the agenda': (lot) =>
    asCamille(lot).appointments.agenda({ from: '2026-06-15', to: '2026-06-21' }),
  'what is to settle, and whom to call': async (lot) => {
    const { appointments } = asCamille(lot)
    await appointments.toSettle()
    await appointments.toCall()
    await appointments.peopleKnown()
  },
  'the people one follows': (lot) => asCamille(lot).beneficiaries.list(),
  'bringing a file and taking it back': async (lot) => {
    const { imports } = asCamille(lot)
    const importId = uuidv7()
    const sessions = [{ keys: ['a'], isOwnKey: false, session: telling(lot)() }]
    await imports.addSessions({ requestId: uuidv7(), importId, source: 'la_coop', sessions })
    await imports.keep({ requestId: uuidv7(), importId, lines: 1 })
    await imports.progress({ importId })
    await imports.past()
    await imports.undo({ requestId: uuidv7(), importId })
  },
  'one’s own figures': (lot) => asCamille(lot).statistics.own(year),
  'the dashboard of a département': async (lot) => {
    const { statistics } = lot.as(lot.people.coordinator)
    for (const read of [
      'dashboard',
      'territories',
      'appointments',
      'people',
      'places',
      'coverage',
      'communes',
      'delays',
    ] as const)
      await statistics[read](lot46)
    await statistics.narrowings({ departement: '46' })
  },
}

const asCamille = (lot: World) => lot.as(lot.people.camille)

test.each(Object.keys(doings))('%s reads no big table from one end to the other', async (what) => {
  const lot = world()
  const asked = listening(lot.db)
  await doings[what]!(lot)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.flatMap((statement) => wholeReadings(lot.db, statement))).toEqual([])
})

test('a reading of a whole table would be seen', () => {
  const { db } = world()
  expect(wholeReadings(db, 'select * from sessions where minutes > ?')).toEqual([
    'SCAN sessions in: select * from sessions where minutes > ?',
  ])
  expect(wholeReadings(db, 'select * from sessions where id = ?')).toEqual([])
})

/** Every statement that is prepared from now on. */
function listening({ $client }: Db): string[] {
  const prepare = $client.prepare.bind($client)
  const asked: string[] = []
  $client.prepare = ((statement: string) => {
    asked.push(statement)
    return prepare(statement)
  }) as typeof $client.prepare
  return asked
}

/**
 * By the plan that SQLite makes without having counted rows, as in the house; nothing is read. The rows that point to a new one
 * are in the plan of its insertion, and are never looked for: there was none to break.
 */
function wholeReadings({ $client }: Db, statement: string): string[] {
  const values = Array.from(statement.matchAll(/\?/g), () => null)
  const plan = $client.prepare(`explain query plan ${statement}`).all(...values) as { detail: string }[]
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => big.some((table) => new RegExp(`^SCAN ${table}\\b`).test(detail)))
    .filter((detail) => !/^insert /i.test(statement) || statement.includes(detail.split(' ')[1]!))
    .map((detail) => `${detail} in: ${statement}`)
}
