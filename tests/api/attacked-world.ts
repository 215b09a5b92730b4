import { uuidv7 } from 'uuidv7'
import type { Chance } from '#drizzle/demonstration/chance.ts'
import { appointments, beneficiaries, offeredSlots, sessionBeneficiaries } from '#drizzle/schema/index.ts'
import { recountFollowed } from '#drizzle/tally-followed.ts'
import { ageBands, genders, statuses } from '#shared/profile.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { countKeys, drawnSlots } from '#shared/small-counts.ts'
import { addDays, type Day, hour, instantAt } from '#shared/time.ts'
import { narrowedWorld, type Received } from './narrowed-world.ts'
import { zone } from './world.ts'

/** Days around the end of a month and of a quarter, slid one by one. */
export const days: Day[] = [0, 1, 2, 3].map((nights) => addDays('2026-03-30', nights))

type Key = { countKey: number }
type SecretPerson = Key & { communeCode: string | null }
type SecretSession = Received & { who: number[] }
type SecretAppointment = Key & {
  day: Day
  hour: 9 | 10
  /** Of the hour: the last one is left to the twin. */
  quarter: number
  by: 'camille' | 'nadia'
  at: 'gramat' | 'saint-cere' | null
  end: 'honouredAt' | 'missedAt' | null
  ahead: number
}
type SecretSlots = Key & { day: Day; by: 'camille' | 'nadia'; offered: number; unfilled: number }

/** What nobody outside may find out. */
export type Secrets = {
  people: SecretPerson[]
  sessions: SecretSession[]
  appointments: SecretAppointment[]
  slots: SecretSlots[]
}

/** Few of each, so that most of what there is to count is small. */
export function anySecrets(draw: Chance): Secrets {
  const people = Array.from({ length: draw.between(1, 4) }, () => ({
    countKey: draw.below(countKeys),
    communeCode: draw.pick([null, '46128', '46042']),
  }))
  const crowd = draw.pick([2, 6, 14])
  return {
    people,
    sessions: Array.from({ length: draw.between(1, crowd) }, () => anySession(draw, people.length)),
    appointments: anyAppointments(draw),
    slots: days.flatMap((day) =>
      (['camille', 'nadia'] as const).flatMap((by) => {
        const offered = draw.between(1, 5)
        const slots = {
          day,
          by,
          offered,
          unfilled: draw.between(0, offered),
          countKey: draw.below(countKeys),
        }
        return draw.happens(0.6) ? slots : []
      }),
    ),
  }
}

function anySession(draw: Chance, people: number): SecretSession {
  const isWorkshop = draw.happens(0.2)
  const participants = isWorkshop ? draw.between(1, 9) : 1
  const some = <Code extends string>(codes: readonly Code[]) =>
    draw.happens(0.7) ? { [draw.pick(codes.slice(-2))]: draw.between(1, Math.min(2, participants)) } : {}
  return {
    told: {
      kind: isWorkshop ? 'workshop' : 'individual',
      day: draw.pick(days),
      minutes: draw.pick([30, 45, 60]),
      participants,
      returning: draw.between(0, participants),
      referral: null,
      communeCode: draw.pick(['46128', '46251', '46042', '46999']),
      byOther: draw.happens(0.3),
      isWithdrawn: draw.happens(0.1),
      countKey: draw.below(countKeys),
      topics: draw.pick([['email'], ['securite_numerique'], ['email', 'sante'], ['diagnostic_numerique']]),
    },
    channel: draw.pick(channels),
    place: draw.pick(['gramat', 'saint-cere']),
    autonomy: isWorkshop ? null : draw.pick([null, ...autonomies]),
    referral: draw.happens(0.3) ? draw.pick(referrals) : null,
    by: draw.pick(['camille', 'nadia']),
    together: draw.happens(0.2),
    tagged: draw.pick(['none', 'kept', 'merged']),
    ages: some(ageBands),
    genders: some(genders),
    statuses: some(statuses),
    residenceCode: draw.pick([null, '46128', '46042', '12300', '75056']),
    who: draw.happens(0.6) ? [draw.below(people)] : [],
  } as SecretSession
}

/** Nobody receives two people at once. */
function anyAppointments(draw: Chance): SecretAppointment[] {
  const taken = new Set<string>()
  return Array.from({ length: draw.between(1, 12) }, () => ({
    day: draw.pick(days),
    hour: draw.pick([9, 10] as const),
    quarter: draw.below(3),
    by: draw.pick(['camille', 'nadia'] as const),
    at: draw.pick(['gramat', 'saint-cere', null] as const),
    end: draw.pick(['honouredAt', 'missedAt', null] as const),
    ahead: draw.between(1, 30),
    countKey: draw.below(countKeys),
  })).filter((each) => {
    const name = [each.day, each.hour, each.quarter, each.by].join()
    return !taken.has(name) && taken.add(name)
  })
}

const left = { countKey: countKeys - 1 }

/**
 * Another world, in which more people were helped like some who were: a session of somebody's, or all that one person came to, an
 * appointment, and a slot more or less was taken.
 */
export function twinOf({ people, sessions, appointments: booked, slots }: Secrets, draw: Chance): Secrets {
  const first = draw.pick(sessions)
  const [who] = first.who
  const like =
    who === undefined || draw.happens(0.5) ? [first] : sessions.filter((each) => each.who.includes(who))
  const alike = who === undefined ? [] : [{ ...people[who]!, ...left }]
  return {
    people: [...people, ...alike],
    sessions: [...sessions, ...like.map((each) => oneMore(each, who === undefined ? [] : [people.length]))],
    appointments: booked.flatMap((each, at) =>
      at === 0 ? [each, { ...each, ...left, quarter: 3 }] : [each],
    ),
    slots: slots.map((each, at) => (at === 0 ? otherwise(each) : each)),
  }
}

function oneMore(session: SecretSession, who: number[]): SecretSession {
  const { told } = session
  const once = (counts: object) => Object.fromEntries(Object.keys(counts).map((code) => [code, 1]))
  return {
    ...session,
    told: { ...told, ...left, participants: 1, returning: told.returning < told.participants ? 0 : 1 },
    ages: once(session.ages),
    genders: once(session.genders),
    statuses: once(session.statuses),
    who,
  }
}

function otherwise(slots: SecretSlots): SecretSlots {
  const { offered } = slots
  const drawnWith = (taken: number, countKey: number) => drawnSlots(taken, offered, countKey)
  const drawn = drawnWith(offered - slots.unfilled, slots.countKey)
  for (let taken = 0; taken <= offered; taken++)
    for (const countKey of [0, countKeys / 2, countKeys - 1])
      if (taken !== offered - slots.unfilled && drawnWith(taken, countKey) === drawn)
        return { ...slots, unfilled: offered - taken, countKey }
  return slots
}

/** The narrowed world, with people who are followed, appointments and slots offered. */
export function attackedWorld() {
  const lot = narrowedWorld()
  const { db, advisorIds, placeIds, structure, service } = lot

  /** Replaces all by these. */
  function plant(secrets: Secrets) {
    for (const table of [sessionBeneficiaries, appointments, offeredSlots]) db.delete(table).run()
    const rows = lot.receive(secrets.sessions)
    const ids = secrets.people.map(() => uuidv7())
    secrets.people.forEach((person, at) => {
      const named = { firstName: 'Odile', lastName: 'Vergnes', advisorId: advisorIds.camille, addedAt: 0 }
      db.insert(beneficiaries)
        .values({ id: ids[at]!, ...named, ...person })
        .run()
    })
    rows.forEach(({ id, day }, at) => {
      for (const person of secrets.sessions[at]!.who)
        db.insert(sessionBeneficiaries).values({ sessionId: id, beneficiaryId: ids[person]!, day }).run()
    })
    db.transaction(() => recountFollowed(db))
    for (const { by, at, end, ahead, quarter, hour: hours, day, countKey } of secrets.appointments) {
      const startsAt = instantAt(day, hours === 9 ? '09:00' : '10:00', zone) + (quarter * hour) / 4
      const [id, endsAt] = [uuidv7(), startsAt + hour / 4]
      const contact = { firstName: 'Paulette', lastName: 'Andrieu', phone: '0565000001' }
      db.insert(appointments)
        .values({
          id,
          reference: id.slice(-8),
          advisorId: advisorIds[by],
          placeId: at && placeIds[at],
          serviceId: service.id,
          startsAt,
          endsAt,
          ...contact,
          need: 'autonomy',
          bookedAt: startsAt - ahead * 24 * hour,
          ...(end && { [end]: endsAt }),
          countKey,
        })
        .run()
    }
    for (const { by, ...slots } of secrets.slots) {
      const placeId = placeIds[by === 'camille' ? 'gramat' : 'saint-cere']
      const where = {
        advisorId: advisorIds[by],
        placeId,
        structureId: structure.id,
        kind: 'individual' as const,
      }
      db.insert(offeredSlots)
        .values({ ...slots, ...where })
        .run()
    }
  }
  return { ...lot, plant }
}

export type AttackedWorld = ReturnType<typeof attackedWorld>
