import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { openReadOnly } from '#drizzle/open.ts'
import { appointments } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { hour, minute, overlap, type Span } from '#shared/time.ts'
import { type Answer, connect, inTurns } from '../connections.ts'
import { bookingOf, secret, type Wanted } from '../people.ts'
import { runHouse, type RunningHouse } from '../running-house.ts'
import { type Ground, type Length, lengths, plantCrowd, startsAt } from './crowd.ts'
import { assertInvariants, type Deed, deedOf } from './invariants.ts'

/** `CROWD=10000 npx vitest run --project faults tests/faults/race.test.ts` sends ten times more people for ten times more hours. */
const crowd = Number(process.env['CROWD'] ?? 1_000)
const connections = 200
const patience = 15_000

let folder: string
let house: RunningHouse
let ground: Ground
let now: number
let newcomers = 0
/** Of all the races run in this house. */
const history: Deed[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-race-'))
  cpSync(inject('demonstration'), folder, { recursive: true })
  now = Date.now()
  ground = plantCrowd(folder, now)
  house = await runHouse(folder, { reopen: true, env: { SECRET: secret } })
})
afterAll(async () => {
  await house.stop()
  rmSync(folder, { recursive: true })
})

/** All of them, `atOnce` connections together; what each was answered. */
async function race(requests: BookingRequest[], atOnce = connections) {
  const wire = connect(house.url, atOnce)
  const startedAt = performance.now()
  const answers = await inTurns(requests, atOnce, (request) =>
    wire.post('/api/trpc/appointments.book', JSON.stringify(request)),
  )
  wire.close()
  expect(performance.now() - startedAt).toBeLessThan(patience)
  return answers
}

/** In an order that nobody chose, the same at each run. */
function shuffled(people: BookingRequest[]) {
  const dice = chance('race')
  return people
    .map((request) => ({ request, order: dice.below(2 ** 30) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ request }) => request)
}

/** People who have never booked, each with their wish. */
const people = (count: number, wish: (nth: number) => Wanted) =>
  Array.from({ length: count }, (_, nth) => bookingOf(newcomers++, wish(nth), now))

const at = (length: Length, start: number) => ({
  placeId: ground.placeId,
  serviceId: ground.serviceIds[length],
  startsAt: start,
})

const refusalOf = ({ text }: Answer) =>
  (JSON.parse(text) as { error?: { data: { problem: string; more: { nearest: unknown[] } } } }).error?.data

/** How many of each status and refusal: `{ '200': 50, '409 slotTaken': 950 }`. */
function tallied(answers: Answer[]) {
  const tally: Record<string, number> = {}
  for (const answer of answers) {
    const name = [answer.status, refusalOf(answer)?.problem].filter(Boolean).join(' ')
    tally[name] = (tally[name] ?? 0) + 1
  }
  return tally
}

const keyOf = ({ text }: Answer) =>
  (JSON.parse(text) as { result: { data: { key: string } } }).result.data.key

/** The file is whole, and holds what was answered in this race and in those before. */
function check(requests: BookingRequest[], answers: Answer[]) {
  requests.forEach((request, nth) => {
    const isDone = answers[nth]!.status === 200
    history.push(isDone ? deedOf(request, 'done', [keyOf(answers[nth]!)]) : deedOf(request, 'refused'))
  })
  assertInvariants(join(folder, 'permanence.sqlite'), history, ground.before)
}

/** What each of the ten advisors has promised to these people. */
function promisedTo(asking: BookingRequest[]) {
  const ids = new Set(asking.map(({ id }) => id))
  const db = openReadOnly(join(folder, 'permanence.sqlite'))
  const rows = db.select().from(appointments).where(isNull(appointments.cancelledAt)).all()
  db.$client.close()
  const theirs = rows.filter(({ id }) => ids.has(id))
  return new Map(ground.advisorIds.map((own) => [own, theirs.filter(({ advisorId }) => advisorId === own)]))
}

const spanOf = ({ startsAt: start, serviceId }: BookingRequest): Span => {
  const length = (Object.keys(lengths) as Length[]).find((name) => ground.serviceIds[name] === serviceId)
  return { startsAt: start, endsAt: start + lengths[length ?? 'hour'] * minute }
}

describe('a race', () => {
  it(`of ${crowd} people for ${crowd / 20} hours of ten advisors leaves no hour free and nobody without other times`, async () => {
    const hours = startsAt(folder, now, ground, 'hour')
      .filter((start) => start % hour === 0)
      .slice(0, crowd / 200)
    const asking = shuffled(people(crowd, (nth) => at('hour', hours[nth % hours.length]!)))
    const answers = await race(asking)
    expect(tallied(answers)).toEqual({ '200': crowd / 20, '409 slotTaken': (crowd * 19) / 20 })
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(refusalOf(answer)?.more.nearest).toHaveLength(3)
    for (const own of promisedTo(asking).values())
      expect(own.map(({ startsAt: start }) => start).toSorted((a, b) => a - b)).toEqual(hours)
    check(asking, answers)
  })

  it(`of ${crowd} people for appointments of 30, 45 and 60 minutes that cross refuses just those that do not fit`, async () => {
    const dice = chance('crossing')
    const starts = startsAt(folder, now, ground, 'hour').slice(0, (45 * crowd) / 1_000)
    const crossing = ['half', 'threeQuarters', 'hour'] as const
    const asking = people(crowd, (nth) => at(crossing[nth % 3]!, starts[dice.below(starts.length)]!)).map(
      (request) => ({ ...request, advisorId: ground.advisorIds[dice.below(10)]! }),
    )
    const answers = await race(asking)
    const promised = promisedTo(asking)
    const tally = tallied(answers)
    expect(Object.keys(tally).toSorted()).toEqual(['200', '409 slotTaken'])
    expect(tally['200']).toBe([...promised.values()].flat().length)
    const wouldFit = asking
      .filter((_, nth) => answers[nth]!.status === 409)
      .filter((request) => !promised.get(request.advisorId)!.some((row) => overlap(row, spanOf(request))))
    expect(wouldFit).toEqual([])
    check(asking, answers)
  })

  it(`of ${crowd} people for a workshop of 12 seats fills it`, async () => {
    const [start = 0] = startsAt(folder, now, ground, 'workshop')
    const { placeId, workshopId, workshopServiceId } = ground
    const seat = { placeId, workshopId, serviceId: workshopServiceId, startsAt: start }
    const asking = people(crowd, () => seat)
    const answers = await race(asking)
    expect(tallied(answers)).toEqual({ '200': 12, '409 workshopFull': crowd - 12 })
    check(asking, answers)
  })

  it('of 50 people for one hour of one advisor leaves one appointment', async () => {
    const [start = 0] = startsAt(folder, now, ground, 'hour')
    const [advisorId = ''] = ground.advisorIds
    const asking = people(50, () => at('hour', start)).map((request) => ({ ...request, advisorId }))
    const answers = await race(asking, 50)
    expect(tallied(answers)).toEqual({ '200': 1, '409 slotTaken': 49 })
    check(asking, answers)
  })

  it('of ten clicks of one person makes one appointment, answered ten times alike', async () => {
    const [start = 0] = startsAt(folder, now, ground, 'hour')
    const [request] = people(1, () => at('hour', start))
    const answers = await race(Array<BookingRequest>(10).fill(request!), 10)
    expect(tallied(answers)).toEqual({ '200': 10 })
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const other = { ...request!, firstName: 'Ginette' }
    expect(tallied(await race([other], 1))).toEqual({ '409 keyReused': 1 })
    check([request!], answers.slice(0, 1))
  })
})
