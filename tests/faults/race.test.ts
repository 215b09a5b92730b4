import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { openDatabase } from '#drizzle/open.ts'
import { advisors, openings, places, services } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { addDays, dayOf, hour, instantAt } from '#shared/time.ts'
import { type Answer, connect, inTurns } from '../connections.ts'
import { freeSlots } from '../free-slots.ts'
import { bookingOf, secret } from '../people.ts'
import { runHouse, type RunningHouse } from '../running-house.ts'
import { assertInvariants, deedOf, snapshot, type Snapshot } from './invariants.ts'

let folder: string
let house: RunningHouse
let before: Snapshot
let workshop: Awaited<ReturnType<typeof planWorkshop>>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-race-'))
  cpSync(inject('demonstration'), folder, { recursive: true })
  workshop = planWorkshop()
  house = await runHouse(folder, { reopen: true, env: { SECRET: secret } })
})
afterEach(async () => {
  await house.stop()
  rmSync(folder, { recursive: true })
})

/** An advisor who does nothing else gives a workshop of eight seats in a week, at ten. */
function planWorkshop() {
  const db = openDatabase(join(folder, 'permanence.sqlite'))
  const now = Date.now()
  const { structureId } = db.select().from(advisors).get()!
  const place = db.select().from(places).get()!
  const service = db
    .select()
    .from(services)
    .all()
    .find(({ kind }) => kind === 'workshop')!
  const [advisorId, workshopId] = [uuidv7(), uuidv7()]
  const day = addDays(dayOf(now, place.zone), 7)
  const hours = { startsAt: '20:00', endsAt: '22:00', recurrence: { repeat: 'once' as const, firstDay: day } }
  const who = { id: advisorId, structureId, firstName: 'Paul', lastName: 'Aymard', createdAt: now }
  db.insert(advisors).values(who).run()
  db.insert(openings)
    .values({
      id: workshopId,
      advisorId,
      placeId: place.id,
      serviceId: service.id,
      seats: 8,
      ...hours,
      createdAt: now,
    })
    .run()
  before = snapshot(db.$client)
  db.$client.close()
  return {
    placeId: place.id,
    serviceId: service.id,
    workshopId,
    startsAt: instantAt(day, '20:00', place.zone),
  }
}

/** All of them, `atOnce` connections together; what each was answered. */
async function race(requests: BookingRequest[], atOnce: number) {
  const wire = connect(house.url, atOnce)
  const answers = await inTurns(requests, atOnce, (request) =>
    wire.post('/api/trpc/appointments.book', JSON.stringify(request)),
  )
  wire.close()
  return answers
}

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

const historyOf = (requests: BookingRequest[], answers: Answer[]) =>
  requests.map((request, at) =>
    answers[at]!.status === 200 ? deedOf(request, 'done', [keyOf(answers[at]!)]) : deedOf(request, 'refused'),
  )

const check = (requests: BookingRequest[], answers: Answer[]) =>
  assertInvariants(join(folder, 'permanence.sqlite'), historyOf(requests, answers), before)

describe('a race', () => {
  it('of 1,000 people for 50 slots leaves 50 appointments and 950 refusals with other times', async () => {
    const now = Date.now()
    const slots = freeSlots(folder, now).slice(0, 50)
    expect(slots).toHaveLength(50)
    const dice = chance('race')
    const people = Array.from({ length: 1_000 }, (_, nth) => bookingOf(nth, slots[nth % 50]!, now))
      .map((request) => ({ request, order: dice.below(2 ** 30) }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ request }) => request)
    const answers = await race(people, 200)
    expect(tallied(answers)).toEqual({ '200': 50, '409 slotTaken': 950 })
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(refusalOf(answer)?.more.nearest).toHaveLength(3)
    check(people, answers)
  })

  it('of 50 people for one slot leaves one appointment', async () => {
    const now = Date.now()
    const slot = freeSlots(folder, now).at(60)!
    const people = Array.from({ length: 50 }, (_, nth) => bookingOf(nth, slot, now))
    const answers = await race(people, 50)
    expect(tallied(answers)).toEqual({ '200': 1, '409 slotTaken': 49 })
    check(people, answers)
  })

  it('of 100 people for a workshop of 8 seats fills it', async () => {
    const people = Array.from({ length: 100 }, (_, nth) => bookingOf(nth, workshop, Date.now()))
    const answers = await race(people, 100)
    expect(tallied(answers)).toEqual({ '200': 8, '409 workshopFull': 92 })
    check(people, answers)
  })

  it('of ten clicks of one person makes one appointment, answered ten times alike', async () => {
    const now = Date.now()
    const request = bookingOf(1, freeSlots(folder, now).at(0)!, now)
    const answers = await race(Array<BookingRequest>(10).fill(request), 10)
    expect(tallied(answers)).toEqual({ '200': 10 })
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    check([request], answers.slice(0, 1))
    const other = { ...request, firstName: 'Ginette' }
    expect(tallied(await race([other], 1))).toEqual({ '409 keyReused': 1 })
  })

  it('of pairs of people for times that cross half an hour apart never seats both', async () => {
    const now = Date.now()
    const slots = freeSlots(folder, now, 3 * hour).slice(0, 20)
    const people = slots.flatMap((slot, nth) => [
      bookingOf(2 * nth, slot, now),
      bookingOf(2 * nth + 1, { ...slot, startsAt: slot.startsAt + hour / 2 }, now),
    ])
    const answers = await race(people, 40)
    for (let pair = 0; pair < people.length; pair += 2)
      expect(answers.slice(pair, pair + 2).filter(({ status }) => status === 200)).toHaveLength(1)
    check(people, answers)
  })
})
