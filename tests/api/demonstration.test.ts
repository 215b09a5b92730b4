import { beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { verifyPassword } from '#drizzle/passwords.ts'
import * as tables from '#drizzle/schema/index.ts'
import { demonstrationAccounts, plantDemonstration } from '#drizzle/seed.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { statusOf } from '#shared/appointments.ts'
import { guard } from '#shared/note-guard.ts'
import { roles } from '#shared/permissions.ts'
import { sessionInput } from '#shared/session-input.ts'
import { bookableSlot } from '#shared/slots.ts'
import { themeOf, themes, topics } from '#shared/themes.ts'
import { addDays, dayOf, hour, instantAt, startOfDay } from '#shared/time.ts'
import { testSettings } from './world.ts'

const zone = 'Europe/Paris'
const wednesday = instantAt('2026-06-10', '10:30', zone)

describe('the demonstration of the Lot', () => {
  let lot: Db
  const appointments = () => lot.select().from(tables.appointments).all()
  const sessions = () => lot.select().from(tables.sessions).all()
  const sessionTopics = () => lot.select().from(tables.sessionTopics).all()
  beforeAll(async () => {
    lot = openDatabase(':memory:')
    await plantDemonstration(lot, { departementCode: '46', now: wednesday })
  }, 30_000)
  const number = (question: string) => lot.$client.prepare(question).pluck().get() as number

  test('has the seven advisors of the letter, with the Conseil départemental and three communautés de communes', () => {
    expect(
      lot
        .select()
        .from(tables.structures)
        .all()
        .map(({ name }) => name),
    ).toEqual([
      'Conseil départemental du Lot',
      'Communauté de communes Grand-Figeac',
      'Communauté de communes Causses et Vallée de la Dordogne',
      'Communauté de communes Quercy-Bouriane',
    ])
    const employed = lot.select().from(tables.advisors).all()
    expect(employed).toHaveLength(7)
    expect(new Set(employed.map(({ structureId }) => structureId)).size).toBe(4)
  })

  test('has 25 places on the map, and an advisor at each', () => {
    const places = lot.select().from(tables.places).all()
    expect(places).toHaveLength(25)
    expect(places.every(({ latitude, longitude }) => latitude && longitude)).toBe(true)
    expect(number('select count(distinct place_id) from openings')).toBe(25)
  })

  test('has about nine thousand sessions in eighteen months, none in the future', () => {
    const all = sessions()
    expect(all.length).toBeGreaterThan(8_100)
    expect(all.length).toBeLessThan(9_900)
    expect(all.filter(({ day }) => day > '2026-06-10' || day < '2024-12-01')).toEqual([])
    expect(all.filter(({ recordedAt }) => recordedAt > wednesday)).toEqual([])
    expect(all.filter(({ day, recordedAt }) => dayOf(recordedAt, zone) < day)).toEqual([])
  })

  test('follows the seasons: little in August, nothing on public holidays, income in May, school in September', () => {
    const inMonth = (month: string) => sessions().filter(({ day }) => day.startsWith(month)).length
    expect(inMonth('2025-08')).toBeLessThan(inMonth('2025-06') / 2)
    expect(sessions().filter(({ day }) => ['2025-05-01', '2025-07-14', '2025-12-25'].includes(day))).toEqual(
      [],
    )
    const shareOf = (month: string, topic: string) =>
      number(
        `select avg(exists (select 1 from session_topics where session_id = s.id and topic = '${topic}'))
        from sessions s where day like '${month}-%'`,
      )
    expect(shareOf('2026-05', 'aide_aux_demarches_administratives')).toBeGreaterThan(
      1.2 * shareOf('2025-11', 'aide_aux_demarches_administratives'),
    )
    expect(shareOf('2025-09', 'scolarite_et_numerique')).toBeGreaterThan(
      2 * shareOf('2025-11', 'scolarite_et_numerique'),
    )
  })

  test('touches every thématique and the three priority themes, differently from place to place', () => {
    const counted = sessionTopics()
    expect(topics.filter((topic) => !counted.some((row) => row.topic === topic))).toEqual([])
    expect(themes.filter((theme) => !counted.some(({ topic }) => themeOf(topic) === theme))).toEqual([])
    const shareAt = (place: string) =>
      number(
        `select avg(exists (select 1 from session_topics where session_id = s.id and topic like 'aide_aux%'))
        from sessions s join places p on p.id = s.place_id where p.name like '${place}%'`,
      )
    expect(shareAt('France services')).toBeGreaterThan(1.5 * shareAt('Médiathèque'))
  })

  test('has only sessions that the form would accept', () => {
    const touched = new Map<string, string[]>()
    for (const { sessionId, topic } of sessionTopics())
      touched.set(sessionId, [...(touched.get(sessionId) ?? []), topic])
    const refused = sessions().filter((session) => {
      const { details, communeCode, channel } = session
      const isElsewhere = channel === 'home' || channel === 'other'
      const told = {
        ...pick(session, [
          'id',
          'kind',
          'day',
          'minutes',
          'channel',
          'placeId',
          'posture',
          'mandate',
          'autonomy',
        ]),
        ...pick(session, [
          'level',
          'title',
          'referral',
          'participants',
          'returning',
          'notes',
          'appointmentId',
        ]),
        ...pick(details, ['equipment', 'procedures', 'ages', 'genders', 'statuses']),
        communeCode: isElsewhere ? communeCode : null,
        residenceCode: details.residenceCode ?? null,
        topics: touched.get(session.id),
        coAdvisorIds: [],
        noteConfirmed: false,
      }
      return !sessionInput.safeParse(told).success
    })
    expect(refused.slice(0, 3)).toEqual([])
  })

  test('has workshops of four to ten people, some of them led by two', () => {
    const workshops = sessions().filter(({ kind }) => kind === 'workshop')
    expect(workshops.length).toBeGreaterThan(300)
    expect(workshops.filter(({ participants }) => participants < 4 || participants > 10)).toEqual([])
    const ledByTwo = number('select count(*) from (select 1 from session_advisors group by session_id)')
    expect(ledByTwo).toBeGreaterThan(20)
    expect(ledByTwo).toBeLessThan(workshops.length / 2)
  })

  test('has running totals equal to its sessions', () => {
    const perDay = 'select day, commune_code, structure_id, kind'
    const counted = `${perDay}, count(*), sum(participants), sum(minutes) * 60 from sessions group by 1, 2, 3, 4 order by 1, 2, 3, 4`
    const kept = `${perDay}, sum(sessions), sum(participants), sum(seconds) from daily_figures group by 1, 2, 3, 4 order by 1, 2, 3, 4`
    const rows = (question: string) => lot.$client.prepare(question).raw().all()
    expect(rows(kept)).toEqual(rows(counted))
    expect(rows(kept).length).toBeGreaterThan(1000)
  })

  test('has appointments behind, some still to settle, and three weeks of them ahead', () => {
    const states = appointments().map((appointment) => statusOf(appointment, wednesday))
    for (const [state, fewest] of [
      ['coming', 100],
      ['honoured', 200],
      ['missed', 10],
      ['cancelled', 20],
      ['toSettle', 3],
    ] as const)
      expect(states.filter((found) => found === state).length).toBeGreaterThanOrEqual(fewest)
    const last = Math.max(...appointments().map(({ startsAt }) => startsAt))
    expect(dayOf(last, zone) >= '2026-06-24').toBe(true)
    expect(dayOf(last, zone) <= '2026-07-01').toBe(true)
    expect(appointments().filter(({ bookedAt }) => bookedAt > wednesday)).toEqual([])
  })

  test('takes each coming appointment from a slot that is open', () => {
    const coming = appointments().filter((appointment) => statusOf(appointment, wednesday) === 'coming')
    const wrong = coming.filter(({ id, startsAt, placeId, advisorId, serviceId, workshopId }) => {
      const day = dayOf(startsAt, zone)
      const asked = { db: lot, settings: testSettings, now: wednesday }
      const availability = loadAvailability(asked, { from: day, to: day })
      const early = startOfDay(addDays(day, -2), zone)
      const search = { serviceId, now: early, ignoring: id }
      return !bookableSlot(availability, search, {
        startsAt,
        placeId,
        advisorId,
        workshopId: workshopId ?? undefined,
      })
    })
    expect(wrong).toEqual([])
  })

  test('has a session for each person received alone more than two days ago', () => {
    const logged = new Set(sessions().map(({ appointmentId }) => appointmentId))
    const forgotten = appointments().filter(
      ({ id, honouredAt, workshopId, endsAt }) =>
        honouredAt && !workshopId && endsAt < wednesday - 48 * hour && !logged.has(id),
    )
    expect(forgotten).toEqual([])
    const byId = new Map(appointments().map((appointment) => [appointment.id, appointment]))
    const linked = sessions().filter(({ appointmentId }) => appointmentId !== null)
    expect(linked.length).toBeGreaterThan(150)
    expect(
      linked.filter(({ appointmentId, day, advisorId }) => {
        const from = byId.get(appointmentId ?? '')
        return from?.advisorId !== advisorId || dayOf(from.startsAt, zone) !== day
      }),
    ).toEqual([])
  })

  test('knows nobody who exists: numbers kept for fiction, one domain for examples, no note to hide', () => {
    const fiction = /^(063998|053649)\d{4}$/
    const example = /^[a-z-]+\.[a-z-]+@exemple\.fr$/
    expect(appointments().filter(({ phone }) => phone !== null && !fiction.test(phone))).toEqual([])
    expect(appointments().filter(({ email }) => email !== null && !example.test(email))).toEqual([])
    expect(
      lot
        .select()
        .from(tables.places)
        .all()
        .filter(({ phone }) => !fiction.test(phone)),
    ).toEqual([])
    expect(demonstrationAccounts.filter(({ email }) => !example.test(email))).toEqual([])
    const noted = new Set(sessions().map(({ notes }) => notes))
    expect([...noted].filter((note) => Object.values(guard(note)).flat().length > 0)).toEqual([])
  })

  test('has forgotten who came more than thirty days ago', () => {
    const old = appointments().filter(({ endsAt }) => endsAt < wednesday - 32 * 24 * hour)
    expect(old.length).toBeGreaterThan(20)
    expect(
      old.filter(({ firstName, lastName, phone, email }) => firstName ?? lastName ?? phone ?? email),
    ).toEqual([])
    expect(old.every(({ clearedAt }) => clearedAt !== null)).toBe(true)
  })

  test('has an account for each role, all with the password that is announced', async () => {
    expect(demonstrationAccounts).toHaveLength(11)
    const kept = lot.select().from(tables.credentials).all()
    expect(kept).toHaveLength(11)
    expect(await verifyPassword(kept[0]?.password ?? '', demonstrationAccounts[0]!.password)).toBe(true)
    const granted = lot.select().from(tables.grants).all()
    expect(roles.filter((role) => !granted.some((grant) => grant.role === role))).toEqual([])
    expect(number('select count(*) from users where advisor_id is not null')).toBe(7)
    expect(number(`select count(*) from users where email like '%@exemple.fr'`)).toBe(11)
  })
})

const pick = <Thing extends object, Key extends keyof Thing>(thing: Thing, keys: Key[]) =>
  Object.fromEntries(keys.map((key) => [key, thing[key]]))
