import type { Statement } from 'better-sqlite3'
import { chance, type Chance } from '#drizzle/demonstration/chance.ts'
import type { Db } from '#drizzle/open.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { countKeys } from '#shared/small-counts.ts'
import { addDays, type Day, dayOf, hour, type Instant, instantAt, weekdayOf } from '#shared/time.ts'
import { topics } from '#shared/themes.ts'
import { followSome } from './follow.ts'
import { plantTeam, type Member } from './team.ts'

const zone = 'Europe/Paris'
const rowsAtOnce = 20_000

/**
 * Adds sessions to a planted demonstration, the same each time for the same day: forty more advisors in eight more
 * structures, eighteen months for 30,000 sessions and up to five years for more, one in two born from an appointment, one in three with somebody followed.
 * One in five is not at a place, and then in any commune of the département: further than people go, so that no total is spared.
 * @returns the forty, whose openings fill the weeks to come
 */
export function fill(db: Db, sessions: number, now: Instant): Member[] {
  const dice = chance(`fill ${sessions}`)
  const team = plantTeam(db, dice, now)
  const days = workingDays(dayOf(now, zone), sessions <= 30_000 ? 548 : 1_826)
  const communes = db.$client.prepare('select code from communes order by code').pluck().all() as string[]
  const insert = inserts(db)
  for (let first = 0; first < sessions; first += rowsAtOnce)
    db.$client.transaction(() => {
      for (let at = first; at < Math.min(sessions, first + rowsAtOnce); at++)
        addSession(insert, dice, communes, whoAndWhen(at, sessions, team, days))
    })()
  db.$client.transaction(() => (followSome(db), recountFigures(db)))()
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  return team
}

function workingDays(today: Day, span: number): Day[] {
  const all = Array.from({ length: span }, (_, nights) => addDays(today, nights - span))
  return all.filter((day) => weekdayOf(day) <= 5)
}

/** Every advisor works every day; their sessions of a day follow each other from nine o'clock. */
function whoAndWhen(at: number, sessions: number, team: Member[], days: Day[]) {
  const turns = team.length * days.length
  const turn = Math.floor((at * turns) / sessions)
  const first = Math.ceil((turn * sessions) / turns)
  return {
    member: team[turn % team.length]!,
    colleague: team[(turn + 1) % team.length]!,
    day: days[Math.floor(turn / team.length)]!,
    nth: at - first,
  }
}

type Inserts = Record<'session' | 'advisor' | 'topic' | 'appointment', Statement>

function addSession(
  insert: Inserts,
  dice: Chance,
  communes: string[],
  { member, colleague, day, nth }: ReturnType<typeof whoAndWhen>,
) {
  const startsAt = instantAt(day, '09:00', zone) + nth * hour
  const place = member.places[weekdayOf(day) % member.places.length]!
  const channel = dice.weigh({ place: 80, other: 8, home: 5, remote: 7 })
  const isWorkshop = channel === 'place' && dice.happens(0.12)
  const participants = isWorkshop ? dice.between(2, 14) : 1
  const isBooked = !isWorkshop && nth < 9 && dice.happens(0.5)
  const appointmentId = isBooked ? dice.id(startsAt - 72 * hour) : null
  const id = dice.id(startsAt + hour)
  if (appointmentId)
    insert.appointment.run({
      id: appointmentId,
      reference: appointmentId.slice(-12),
      advisorId: member.advisorId,
      structureId: member.structureId,
      placeId: place.id,
      serviceId: member.serviceId,
      startsAt,
      endsAt: startsAt + hour,
      need: dice.pick(['everyday', 'autonomy', 'unknown']),
      bookedAt: startsAt - 72 * hour,
      honouredAt: startsAt + hour,
    })
  insert.session.run({
    id,
    kind: isWorkshop ? 'workshop' : 'individual',
    day,
    minutes: dice.pick([30, 45, 60, 60, 90]),
    channel,
    placeId: channel === 'place' ? place.id : null,
    communeCode: channel === 'place' ? place.communeCode : dice.pick(communes),
    structureId: member.structureId,
    advisorId: member.advisorId,
    appointmentId,
    participants,
    returning: dice.below(participants + 1),
    referral: dice.happens(0.1) ? 'administration' : null,
    details: '{"equipment":["ordinateur"],"procedures":[],"ages":{},"genders":{},"statuses":{}}',
    recordedAt: startsAt + hour,
    countKey: dice.below(countKeys),
  })
  if (isWorkshop && dice.happens(0.3)) insert.advisor.run(id, colleague.advisorId)
  const touched = new Set(Array.from({ length: dice.between(1, 3) }, () => dice.pick(topics)))
  for (const topic of touched) insert.topic.run(id, topic)
}

function inserts({ $client }: Db): Inserts {
  return {
    appointment: $client.prepare(`
      insert into appointments (id, reference, advisor_id, structure_id, place_id, service_id, starts_at, ends_at, need,
        booked_at, honoured_at, cleared_at)
      values (@id, @reference, @advisorId, @structureId, @placeId, @serviceId, @startsAt, @endsAt, @need, @bookedAt, @honouredAt, @honouredAt)`),
    session: $client.prepare(`
      insert into sessions (id, kind, day, minutes, channel, place_id, commune_code, structure_id, advisor_id, appointment_id,
        participants, "returning", referral, details, recorded_at, count_key)
      values (@id, @kind, @day, @minutes, @channel, @placeId, @communeCode, @structureId, @advisorId, @appointmentId,
        @participants, @returning, @referral, @details, @recordedAt, @countKey)`),
    advisor: $client.prepare('insert into session_advisors (session_id, advisor_id) values (?, ?)'),
    topic: $client.prepare('insert into session_topics (session_id, topic) values (?, ?)'),
  }
}
