import fc from 'fast-check'
import type { Absence, Appointment, Availability, Hold, Opening } from '#shared/availability.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import type { SlotSearch } from '#shared/slot-search.ts'
import { addDays, instantAt, type Weekday } from '#shared/time.ts'
import { place, service } from './day-at-the-desk.ts'

/** Weeks with a change of the clocks somewhere, a public holiday, a new year, and an ordinary one. */
const weeks = [
  '2026-03-27',
  '2026-04-03',
  '2026-05-12',
  '2026-06-15',
  '2026-09-04',
  '2026-10-23',
  '2026-12-30',
]

/** Places may be on other clocks than the advisor's next one. */
const zones = ['Europe/Paris', 'America/Miquelon', 'Pacific/Auckland', 'America/Santiago', 'Indian/Reunion']

export type Situation = { rows: Availability; search: SlotSearch }

/** Two advisors, two places and the telephone, over a few days. */
export const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    week: fc.constantFrom(...weeks),
    zone: fc.constantFrom(...zones),
    drive: fc.integer({ min: 0, max: 40 }),
  })
  .chain(({ week, zone, drive }) =>
    fc.record({
      rows: fc.record({
        places: fc.constant([place('cahors'), place('figeac', { zone })]),
        services: anyServices,
        openings: fc.array(anyOpening(week), { minLength: 1, maxLength: 5 }),
        absences: fc.array(anyAbsence(week), { maxLength: 2 }),
        closures: fc.array(anyClosure(week), { maxLength: 1 }),
        holidayOpenings: fc.constantFrom([], [{ placeId: 'cahors', day: '2026-05-14' }]),
        appointments: distinct(fc.array(anyAppointment(week), { maxLength: 5 })),
        holds: distinct(fc.array(anyHold(week), { maxLength: 2 })),
        travel: fc.constant(() => drive),
      }),
      search: anySearch(week),
    }),
  )

const minutes = (min: number, max: number) =>
  fc.integer({ min: min / 5, max: max / 5 }).map((fives) => fives * 5)

const anyServices = fc
  .record({
    minutes: minutes(10, 90),
    stepMinutes: fc.option(minutes(5, 60)),
    bufferBefore: minutes(0, 20),
    bufferAfter: minutes(0, 20),
    noticeMinutes: minutes(0, 600),
    horizonDays: fc.integer({ min: 1, max: 30 }),
  })
  .map((help) => [
    service({ ...help, mode: 'phone' }),
    service({ id: 'other', bufferBefore: 15, bufferAfter: 5 }),
    service({ id: 'group', kind: 'workshop', bufferAfter: 10 }),
  ])

const anyAdvisor = fc.constantFrom('camille', 'nour')
const anyPlace = fc.constantFrom('cahors', 'figeac', null)
const anyDay = (week: string) => fc.integer({ min: 0, max: 3 }).map((days) => addDays(week, days))

const anyRule = (week: string): fc.Arbitrary<Recurrence> =>
  fc.oneof(
    anyDay(week).map((firstDay) => ({ repeat: 'once' as const, firstDay })),
    fc.record({
      repeat: fc.constant('weekly' as const),
      firstDay: fc.integer({ min: -20, max: 3 }).map((days) => addDays(week, days)),
      every: fc.integer({ min: 1, max: 3 }),
      weekdays: fc.uniqueArray(
        fc.integer({ min: 1, max: 7 }).map((it) => it as Weekday),
        { minLength: 1 },
      ),
    }),
  )

/** By day and over midnight, or at night, when the clocks change. */
const anyHours = fc
  .oneof(
    { weight: 4, arbitrary: fc.tuple(minutes(360, 1380), minutes(15, 300)) },
    { weight: 1, arbitrary: fc.tuple(minutes(0, 240), minutes(15, 240)) },
  )
  .map(([start, length]) => ({
    startsAt: clock(start),
    endsAt: clock(start + length),
    overnight: start + length >= 1440,
  }))

const clock = (minute: number) =>
  [Math.floor(minute / 60) % 24, minute % 60].map((it) => String(it).padStart(2, '0')).join(':')

const anyOpening = (week: string): fc.Arbitrary<Opening> =>
  fc
    .record({
      id: fc.uuid(),
      advisorId: anyAdvisor,
      placeId: anyPlace,
      kind: fc.constantFrom('any', 'any', 'help', 'other', 'group'),
      hours: anyHours,
      recurrence: anyRule(week),
    })
    .map(({ kind, hours, ...opening }) => ({
      ...opening,
      ...hours,
      serviceId: kind === 'any' ? null : kind,
      seats: kind === 'group' ? 8 : null,
    }))

const anyAbsence = (week: string): fc.Arbitrary<Absence> =>
  fc
    .record({
      advisorId: anyAdvisor,
      hours: fc.option(anyHours),
      recurrence: anyRule(week),
      nights: fc.option(fc.integer({ min: 0, max: 2 })),
    })
    .map(({ advisorId, hours, recurrence, nights }) => ({
      advisorId,
      recurrence,
      startsAt: hours?.startsAt ?? null,
      endsAt: hours?.endsAt ?? null,
      lastDay: nights === null || hours?.overnight ? null : addDays(recurrence.firstDay, nights),
    }))

const anyClosure = (week: string) =>
  fc
    .record({
      placeId: fc.constantFrom('cahors', 'figeac'),
      firstDay: anyDay(week),
      nights: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ nights, ...closure }) => ({ ...closure, lastDay: addDays(closure.firstDay, nights) }))

export const anyAppointment = (week: string): fc.Arbitrary<Appointment> =>
  fc
    .record({
      id: fc.uuid(),
      advisorId: anyAdvisor,
      placeId: anyPlace,
      serviceId: fc.constantFrom('help', 'other'),
      day: anyDay(week),
      start: minutes(0, 1435),
      length: minutes(5, 120),
      cancelledAt: fc.constantFrom(null, null, null, 0),
    })
    .map(({ day, start, length, ...appointment }) => {
      const startsAt = instantAt(day, clock(start), 'Europe/Paris')
      return { ...appointment, workshopId: null, startsAt, endsAt: startsAt + length * 60_000 }
    })

const anyHold = (week: string): fc.Arbitrary<Hold> =>
  fc
    .record({ appointment: anyAppointment(week), lives: fc.boolean(), mine: fc.boolean() })
    .map(({ appointment, lives, mine }) => ({
      ...appointment,
      id: mine ? 'mine' : appointment.id,
      expiresAt: lives ? Infinity : 0,
    }))

const anySearch = (week: string): fc.Arbitrary<SlotSearch> =>
  fc
    .record({
      first: fc.integer({ min: 0, max: 3 }),
      more: fc.integer({ min: 0, max: 2 }),
      now: fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
      holdId: fc.constantFrom(undefined, 'mine'),
    })
    .map(({ first, more, now, holdId }) => ({
      serviceId: 'help',
      from: addDays(week, first),
      to: addDays(week, first + more),
      now: instantAt(week, '00:00', 'Europe/Paris') + now * 60_000,
      holdId,
    }))

const distinct = <Row extends { id: string }>(rows: fc.Arbitrary<Row[]>) =>
  rows.filter((all) => new Set(all.map(({ id }) => id)).size === all.length)
