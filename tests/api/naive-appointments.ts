import fc from 'fast-check'
import type { DashboardQuestion } from '#shared/statistics.ts'

/** Appointments and slots offered drawn at random, and what must be told of them, one by one, the slow way. */
export const minute = 60_000
export const day = 24 * 60 * minute
const special = [
  '2024-02-29',
  '2024-03-31',
  '2025-10-26',
  '2026-01-01',
  '2026-03-29',
  '2026-03-31',
  '2026-04-01',
]
const anyDay = fc.oneof(
  fc.constantFrom(...special),
  fc.integer({ min: 0, max: 120 }).map((nights) => dayOf(Date.UTC(2026, 1, 1) + nights * day)),
)
const [who, where, key] = [fc.nat({ max: 1 }), fc.constantFrom(0, 1, null), fc.nat({ max: 2 ** 32 - 1 })]

export const anyBooked = fc.record({
  at: fc.tuple(anyDay, fc.nat({ max: 95 })).map(([on, nth]) => Date.parse(on) + nth * 15 * minute),
  ahead: fc.integer({ min: 1, max: 40 * 24 }),
  who,
  where,
  end: fc.constantFrom('honouredAt' as const, 'missedAt' as const, 'cancelledAt' as const, null),
  countKey: key,
})
export type Booked = typeof anyBooked extends fc.Arbitrary<infer One> ? One : never

export const anyOffered = fc
  .record({
    day: anyDay,
    who,
    where: fc.constantFrom(0, 1),
    kind: fc.constantFrom('individual' as const, 'workshop' as const),
    offered: fc.integer({ min: 1, max: 12 }),
    free: fc.nat({ max: 12 }),
    countKey: key,
  })
  .map(({ free, ...row }) => ({ ...row, unfilled: Math.min(free, row.offered) }))
export type Offered = typeof anyOffered extends fc.Arbitrary<infer One> ? One : never

export const anyQuestion = fc.record({
  from: anyDay,
  nights: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 150 })),
  isWhole: fc.boolean(),
  level: fc.constantFrom('departement', 'departement', 'epci', 'commune', 'place', 'elsewhere'),
  advisor: fc.constantFrom(undefined, undefined, 0, 1),
  kind: fc.constantFrom(undefined, undefined, 'individual' as const, 'workshop' as const),
})
export type Asked = typeof anyQuestion extends fc.Arbitrary<infer One> ? One : never

/** `2026-03-29 03:15`, on the clocks of the Lot. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})
export function dayOf(instant: number) {
  return new Date(instant).toISOString().slice(0, 10)
}

const placesAt: Record<string, (number | null)[]> = {
  departement: [0, 1, null],
  epci: [0, 1],
  commune: [1],
  place: [0],
  elsewhere: [],
}

/** Seats of workshops are none of these. */
export const among = (booked: readonly Booked[], asked: Asked, { from, to }: DashboardQuestion) =>
  booked.filter(({ at, who: by, where: place, end }) => {
    const on = clock.format(at).slice(0, 10)
    const isThere = placesAt[asked.level]!.includes(place) && asked.kind !== 'workshop'
    const isTheirs = asked.advisor === undefined || asked.advisor === by
    return end !== 'cancelledAt' && on >= from && on <= to && isThere && isTheirs
  })

export function recount(
  booked: readonly Booked[],
  offered: readonly Offered[],
  asked: Asked,
  question: DashboardQuestion,
  isExact: boolean,
) {
  const here = among(booked, asked, question)
  const ended = (end: Booked['end'], some = here) => some.filter((each) => each.end === end)
  const count = (some: readonly Booked[]) => (isExact ? some.length : guarded(some))
  const [honoured, missed] = [ended('honouredAt'), ended('missedAt')]
  const settled = [...honoured, ...missed]
  const slots = offered.filter(
    (row) =>
      row.day >= question.from &&
      row.day <= question.to &&
      placesAt[asked.level]!.includes(row.where) &&
      (asked.advisor === undefined || asked.advisor === row.who) &&
      (!asked.kind || asked.kind === row.kind),
  )
  const sumOf = (rows: readonly Offered[], of: (row: Offered) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0)
  return {
    isExact,
    booked: count(here),
    honoured: count(honoured),
    missed: count(missed),
    unsettled: count(ended(null)),
    missedShare: isExact
      ? settled.length === 0
        ? null
        : missed.length / settled.length
      : shareOf(guarded(missed), guarded(settled)),
    medianDelayDays: medianOf(here, isExact),
    offered: (['individual', 'workshop'] as const).map((kind) => {
      const rows = slots.filter((row) => row.kind === kind)
      const all = sumOf(rows, (row) => row.offered)
      const taken = sumOf(rows, (row) => row.offered - row.unfilled)
      const shown = isExact ? taken : guardedTaken(rows, all)
      return { kind, offered: all, taken: shown, unfilled: shown === 'few' ? null : all - shown }
    }),
    months: monthsOf(question).map((month) => {
      const then = here.filter(({ at }) => clock.format(at).startsWith(month))
      const rows = slots.filter((row) => row.day.startsWith(month))
      return {
        month,
        offered: rows.length === 0 ? null : sumOf(rows, (row) => row.offered),
        booked: count(then),
        honoured: count(ended('honouredAt', then)),
        missed: count(ended('missedAt', then)),
      }
    }),
    hours: hoursOf(here, question, isExact, count),
  }
}

function hoursOf(
  here: readonly Booked[],
  { from, to }: DashboardQuestion,
  isExact: boolean,
  count: (some: readonly Booked[]) => number | 'few',
) {
  const told = here.filter(({ at }) => {
    const month = clock.format(at).slice(0, 7)
    const last = dayOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    return isExact || (from <= `${month}-01` && to >= last)
  })
  const nameOf = ({ at }: Booked) => {
    const [on = '', time = ''] = clock.format(at).split(' ')
    return `${new Date(on).getUTCDay() || 7} ${time.slice(0, 2)}`
  }
  return [...new Set(told.map(nameOf))].toSorted().map((name) => ({
    weekday: Number(name[0]),
    hour: Number(name.slice(2)),
    booked: count(told.filter((each) => nameOf(each) === name)),
  }))
}

const isLeft = ({ countKey }: Booked) => countKey >= (7 / 8) * 2 ** 32

function guarded(some: readonly Booked[]): number | 'few' {
  if (some.length === 0) return 0
  const drawn = some.filter((each) => !isLeft(each)).length
  return drawn < 5 ? 'few' : 5 * Math.round((drawn * 8) / 7 / 5)
}

const shareOf = (part: number | 'few', whole: number | 'few') =>
  part === 'few' || whole === 'few' || whole < 10 ? null : Math.min(1, Math.round((100 * part) / whole) / 100)

export function medianOf(some: readonly Booked[], isExact: boolean): number | null {
  const waits = some
    .filter((each) => isExact || !isLeft(each))
    .map(({ ahead }) => ahead / 24)
    .toSorted((a, b) => a - b)
  if (waits.length === 0 || (!isExact && waits.length < 10)) return null
  const middle = (waits[Math.ceil(waits.length / 2) - 1]! + waits[Math.floor(waits.length / 2)]!) / 2
  return isExact ? Math.round(middle * 10) / 10 : Math.round(Math.round(middle * 10) / 10)
}

function guardedTaken(rows: readonly Offered[], all: number): number | 'few' {
  if (all === 0) return 0
  const drawn = rows.reduce((sum, { offered, unfilled, countKey }) => {
    const eighth = Math.floor(countKey / 2 ** 29)
    return sum + offered - unfilled + (eighth === 0 ? -1 : eighth === 7 && unfilled > 0 ? 1 : 0)
  }, 0)
  return drawn < 5 ? 'few' : Math.min(5 * Math.round(drawn / 5), 5 * Math.floor(all / 5))
}

function monthsOf({ from, to }: DashboardQuestion): string[] {
  const months: string[] = []
  for (let at = Date.parse(`${from.slice(0, 7)}-01`); dayOf(at) <= to; at += day)
    months.push(dayOf(at).slice(0, 7))
  return [...new Set(months)]
}
