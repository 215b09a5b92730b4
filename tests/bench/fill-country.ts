import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { chance, type Chance } from '#drizzle/demonstration/chance.ts'
import { plantCountry } from '#drizzle/geography.ts'
import type { Db } from '#drizzle/open.ts'
import * as schema from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { countKeys, isDrawn } from '#shared/small-counts.ts'
import { addDays, type Day, dayOf, hour, type Instant, instantAt, monthOf, weekdayOf } from '#shared/time.ts'
import { topics } from '#shared/themes.ts'
import { plantCountryTeam, type Traveller } from './country-team.ts'
import { inBulk } from './in-bulk.ts'

const zone = 'Europe/Paris'

/**
 * Adds sessions of five years to a planted demonstration, over the whole country: 4,000 advisors, one session in three
 * with somebody they follow, one in five from an appointment. The same each time for the same day. The file is written
 * without a journal: whatever happens meanwhile, it is thrown away.
 */
export function fillCountry(file: string, sessions: number, now: Instant) {
  const client = new Database(file).unsafeMode()
  for (const pragma of inAHurry) client.pragma(pragma)
  const db = drizzle({ client, schema, casing: 'snake_case' }) as Db
  const startedAt = performance.now()
  const team = client.transaction(() => (plantCountry(db), plantCountryTeam(db, now)))()
  const restore = withoutIndexes(client, filled)
  client.transaction(() => addSessions(db, team, sessions, now))()
  const addedAt = performance.now()
  restore()
  const indexedAt = performance.now()
  client.transaction(() => recountFigures(db))()
  const countedAt = performance.now()
  client.pragma('journal_mode = WAL')
  client.close()
  return {
    adding: addedAt - startedAt,
    indexing: indexedAt - addedAt,
    counting: countedAt - indexedAt,
    closing: performance.now() - countedAt,
  }
}

const inAHurry = [
  'journal_mode = DELETE',
  'journal_mode = OFF',
  'synchronous = OFF',
  'locking_mode = EXCLUSIVE',
  'foreign_keys = OFF',
  'temp_store = FILE',
  'cache_size = -1000000',
]

const filled = ['sessions', 'session_topics', 'session_beneficiaries', 'beneficiaries', 'appointments']

/** Made again once everything is there, indexes cost a third; triggers protect from what a fill does not do. */
function withoutIndexes(client: Database.Database, tables: string[]) {
  const found = client
    .prepare(
      `select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null
      and tbl_name in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tables)) as { type: string; name: string; sql: string }[]
  for (const { type, name } of found) client.exec(`drop ${type} "${name}"`)
  return () => {
    for (const each of found) client.exec(each.sql)
  }
}

function addSessions(db: Db, team: Traveller[], sessions: number, now: Instant) {
  const dice = chance(`country ${sessions}`)
  const rows = inBulk(db, [
    'sessions',
    'sessionTopics',
    'sessionBeneficiaries',
    'beneficiaries',
    'appointments',
  ])
  const today = dayOf(now, zone)
  const days = Array.from({ length: 1826 }, (_, nights) => addDays(today, nights - 1826)).filter(
    (day) => weekdayOf(day) <= 5,
  )
  const forgottenBefore = addDays(today, -550)
  const rosters = new Map(team.map(({ advisorId }) => [advisorId, [] as Person[]]))
  const turns = team.length * days.length
  let told = 0
  for (const [nth, day] of days.entries()) {
    const morning = instantAt(day, '09:00', zone)
    for (const [at, member] of team.entries()) {
      const until = Math.floor(((nth * team.length + at + 1) * sessions) / turns)
      const roster = rosters.get(member.advisorId)!
      for (let hours = 0; told < until; told++, hours++)
        addSession(member, roster, day, morning + hours * hour)
    }
  }
  rows.end()

  function addSession(member: Traveller, roster: Person[], day: Day, startsAt: Instant) {
    const id = dice.id(startsAt + hour)
    const place = member.places[weekdayOf(day) % member.places.length]!
    const where = dice.below(100)
    const channel = where < 80 ? 'place' : where < 88 ? 'other' : where < 93 ? 'home' : 'remote'
    const kind = channel === 'place' && dice.happens(0.12) ? 'workshop' : 'individual'
    const participants = kind === 'workshop' ? dice.between(2, 14) : 1
    const person = kind === 'individual' && dice.happens(0.33) ? someone(dice, roster, day, startsAt) : null
    const appointmentId = kind === 'individual' && dice.happens(0.2) ? dice.id(startsAt - 72 * hour) : null
    const minutes = 15 * dice.between(2, 6)
    const communeCode = channel === 'place' ? place.communeCode : dice.pick(member.around)
    rows.add('sessions', {
      id,
      kind,
      day,
      minutes,
      channel,
      placeId: channel === 'place' ? place.id : null,
      communeCode,
      structureId: member.structureId,
      advisorId: member.advisorId,
      appointmentId,
      participants,
      returning: person ? Number(person.lastMonth !== null) : dice.below(participants + 1),
      referral: dice.happens(0.1) ? 'administration' : null,
      details: '{"equipment":["ordinateur"],"procedures":[],"ages":{},"genders":{},"statuses":{}}',
      recordedAt: startsAt + hour,
      countKey: dice.below(countKeys),
    })
    const first = dice.below(topics.length)
    for (let more = dice.below(3); more >= 0; more--)
      rows.add('sessionTopics', { sessionId: id, topic: topics[(first + more * 5) % topics.length]! })
    if (appointmentId)
      rows.add('appointments', {
        id: appointmentId,
        reference: appointmentId.slice(-12),
        advisorId: member.advisorId,
        structureId: member.structureId,
        placeId: place.id,
        serviceId: member.serviceId,
        startsAt,
        endsAt: startsAt + hour,
        need: 'autonomy',
        bookedAt: startsAt - 72 * hour,
        honouredAt: startsAt + hour,
        clearedAt: startsAt + hour,
      })
    if (!person) return
    const isForgotten = day < forgottenBefore
    if (!isForgotten && !person.isKnown) {
      person.isKnown = true
      rows.add('beneficiaries', {
        id: person.id,
        advisorId: member.advisorId,
        firstName: 'Prénom',
        lastName: 'Nom',
        hasNoPhone: 0,
        addedAt: startsAt,
        countKey: person.countKey,
      })
    }
    rows.add('sessionBeneficiaries', {
      sessionId: id,
      beneficiaryId: isForgotten ? null : person.id,
      day,
      hadCome: Number(person.lastMonth !== null),
      monthBefore: isForgotten ? person.lastMonth : null,
      monthBeforeThere: isForgotten ? person.lastMonth : null,
      drawn: isForgotten ? Number(isDrawn(person.countKey)) : null,
      communeCode,
      kind,
      structureId: member.structureId,
    })
    person.lastMonth = monthOf(day)
  }
}

type Person = { id: string; countKey: number; lastMonth: string | null; isKnown: boolean }

/** One time in four somebody new, else one of the forty who came last; who is forgotten long ago has only months. */
function someone(dice: Chance, roster: Person[], day: Day, startsAt: Instant): Person {
  if (roster.length > 0 && !dice.happens(0.25)) return dice.pick(roster)
  const person = { id: dice.id(startsAt), countKey: dice.below(countKeys), lastMonth: null, isKnown: false }
  roster.push(person)
  if (roster.length > 40) roster.shift()
  return person
}
