import type Database from 'better-sqlite3'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings } from '#drizzle/schema/index.ts'
import { book } from '#server/appointments/book.ts'
import { hour, instantAt } from '#shared/time.ts'
import { world, type World, zone } from '../api/world.ts'
import { bookingOf } from '../people.ts'
import { type Deed, deedOf, snapshot, type Snapshot, violations } from './invariants.ts'

let here: World
let client: Database.Database
let before: Snapshot
let history: Deed[]

/** Two people have booked at Gramat, one has been refused; nothing is wrong. */
beforeEach(() => {
  here = world()
  client = here.db.$client
  before = snapshot(client)
  const first = bookAt('09:00', 1)
  history = [first, bookAt('10:00', 2), { ...first, id: uuidv7(), thingId: uuidv7(), outcome: 'refused' }]
})

function bookAt(time: string, nth: number): Deed {
  const startsAt = instantAt('2026-06-16', time, zone)
  const ctx = here.contextOf(null)
  const request = bookingOf(nth, { placeId: here.place.id, serviceId: here.service.id, startsAt }, here.now())
  const { key } = book(ctx, request)
  return deedOf(request, 'done', [key])
}

const found = () => violations(client, history, before).join('\n')
const planted = (sql: string, ...values: unknown[]) => client.prepare(sql).run(...values)
const unguarded = (...triggers: string[]) => triggers.forEach((name) => client.exec(`drop trigger ${name}`))
const first = () => history[0]!.thingId
const sessionAt = (id: string) => `insert into sessions
  (id, kind, day, minutes, channel, commune_code, structure_id, advisor_id, participants, details, recorded_at)
  select '${id}', 'individual', '2026-06-15', 60, 'home', '46128', structure_id, id, 1, '{}', 1 from advisors limit 1;
  insert into session_topics values ('${id}', 'email')`

function addWorkshop(seats: number) {
  const advisorId = here.people.nadia.actor.advisorId
  const recurrence = { repeat: 'once' as const, firstDay: '2026-06-18' }
  const hours = { startsAt: '09:00', endsAt: '11:00', recurrence, seats, createdAt: 1 }
  const id = uuidv7()
  here.db
    .insert(openings)
    .values({ id, advisorId, placeId: here.place.id, serviceId: here.service.id, ...hours })
    .run()
  return { id, advisorId }
}

const appointment = (advisorId: string, startsAt: number, workshopId: string | null = null, hours = 1) =>
  planted(
    `insert into appointments (id, reference, advisor_id, service_id, workshop_id, starts_at, ends_at, phone, need, booked_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, 'unknown', 1)`,
    uuidv7(),
    uuidv7(),
    advisorId,
    here.service.id,
    workshopId,
    startsAt,
    startsAt + hours * hour,
    uuidv7(),
  )

/** What can go wrong, and the word by which the oracle must name it. */
const wrongs: [string, RegExp, () => void][] = [
  [
    'a value that a check forbids',
    /damaged/,
    () => {
      client.pragma('ignore_check_constraints = ON')
      planted(`update appointments set ends_at = starts_at`)
      client.pragma('ignore_check_constraints = OFF')
    },
  ],
  [
    'an orphan',
    /orphan in openings/,
    () => {
      client.pragma('foreign_keys = OFF')
      planted('update openings set advisor_id = ? where rowid = 1', uuidv7())
    },
  ],
  [
    'a file of another schema',
    /schema 5 instead of/,
    () => planted('update __drizzle_migrations set created_at = 5'),
  ],
  [
    'an acknowledged appointment lost',
    /was acknowledged/,
    () => {
      planted('delete from letters where about_id = ?', first())
      planted('delete from appointments where id = ?', first())
    },
  ],
  [
    'an acknowledged appointment with another telephone',
    /was acknowledged/,
    () => planted(`update appointments set phone = '0600000000' where id = ?`, first()),
  ],
  [
    'an acknowledged write lost',
    /was acknowledged/,
    () => planted('delete from writes where id = ?', first()),
  ],
  [
    'a refusal that left its appointment',
    /was refused and left a trace/,
    () => (history[1]!.outcome = 'refused'),
  ],
  [
    'an unanswered booking half done',
    /is half done/,
    () => {
      history[0]!.outcome = 'unknown'
      planted('delete from writes where id = ?', first())
    },
  ],
  [
    'two appointments at once',
    /overlap/,
    () => {
      unguarded('appointments_no_overlap_insert')
      appointment(here.people.camille.actor.advisorId, instantAt('2026-06-16', '09:30', zone))
    },
  ],
  [
    'two short appointments under a long one',
    /overlap[^]*overlap/,
    () => {
      unguarded('appointments_no_overlap_insert')
      const at = instantAt('2026-06-17', '09:00', zone)
      appointment(here.people.nadia.actor.advisorId, at, null, 4)
      for (const later of [1, 2]) appointment(here.people.nadia.actor.advisorId, at + later * hour)
    },
  ],
  [
    'more people than seats',
    /more people than seats/,
    () => {
      unguarded('appointments_seats_insert')
      const { id, advisorId } = addWorkshop(1)
      before = snapshot(client)
      for (let seat = 0; seat < 2; seat++) appointment(advisorId, instantAt('2026-06-18', '09:00', zone), id)
    },
  ],
  [
    'an audit row too many',
    /2 writes and 3 audit rows/,
    () => planted(`insert into audit (at, verb, thing_id, seal) values (1, 'x', 'x', 'x')`),
  ],
  [
    'an audit row taken out of the middle',
    /hole/,
    () => {
      unguarded('audit_keeps_rows')
      planted(`insert into audit (at, verb, thing_id, seal) values (1, 'x', 'x', 'x')`)
      planted('delete from audit where seq = 2')
    },
  ],
  [
    'the last audit row taken away',
    /2 writes and 1 audit rows/,
    () => {
      unguarded('audit_keeps_rows')
      planted('delete from audit where seq = 2')
    },
  ],
  [
    'an audit row rewritten',
    /seal of audit row 1/,
    () => {
      unguarded('audit_keeps_contents')
      planted('update audit set at = at + 1 where seq = 1')
    },
  ],
  [
    'a letter never promised',
    /letters of/,
    () => planted(`delete from letters where about_id = ? and channel = 'sms'`, first()),
  ],
  [
    'a letter about nobody',
    /does not exist/,
    () => planted('update letters set about_id = ? where rowid = 1', uuidv7()),
  ],
  [
    'a key that opens nothing',
    /keys of/,
    () => planted(`delete from appointment_keys where appointment_id = ? and channel = 'email'`, first()),
  ],
  [
    'a key kept as it is',
    /kept unhashed/,
    () => planted(`update appointment_keys set key_hash = 'K7QM2XRD' where rowid = 1`),
  ],
  [
    'a key written somewhere',
    /can be read/,
    () => planted('update appointments set need_note = ? where id = ?', history[0]!.secrets![0], first()),
  ],
  [
    'a session that the figures ignore',
    /daily figures differ from a recount[^]*1 sessions, 0 in/,
    () => client.exec(sessionAt('s')),
  ],
  [
    'figures of a session that is gone',
    /monthly figures differ[^]*figures of the département differ/,
    () => {
      const ones = `1, '2026-06', 's', 'individual', ${Array(33).fill(1).join()}`
      client.exec(`insert into monthly_figures select '46128', ${ones}`)
      client.exec(`insert into departement_figures select '46', ${ones}`)
    },
  ],
  [
    'a table that nobody asked to change',
    /places changed/,
    () => planted(`update places set name = 'Ailleurs'`),
  ],
  ['rows emptied in silence', /openings changed/, () => planted('delete from openings')],
]

describe('the oracle', () => {
  it('finds nothing wrong where nothing is', () => expect(found()).toBe(''))

  it('accepts an unanswered booking done, and one not done', () => {
    history[0]!.outcome = 'unknown'
    history[2]!.outcome = 'unknown'
    expect(found()).toBe('')
  })

  it.each(wrongs)('catches %s', (_, word, plant) => {
    plant()
    expect(found()).toMatch(word)
  })
})
