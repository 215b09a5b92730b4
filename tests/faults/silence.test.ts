import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { openReadOnly } from '#drizzle/open.ts'
import { writes } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { type Answer, connect, inTurns } from '../connections.ts'
import { bookingOf, secret } from '../people.ts'
import { runHouse, type RunningHouse } from '../running-house.ts'
import { type Ground, plantCrowd, startsAt } from './crowd.ts'
import { assertInvariants, assertKept, deedOf } from './invariants.ts'

/** `SILENCES=10000 npx vitest run --project faults tests/faults/silence.test.ts` cuts off that many people. */
const silences = Number(process.env['SILENCES'] ?? 200)
const atOnce = 16
/** Milliseconds: about the time that a booking takes when sixteen people ask together. */
const longest = 25

let folder: string
let house: RunningHouse
let ground: Ground

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-silence-'))
  cpSync(inject('demonstration'), folder, { recursive: true })
  ground = plantCrowd(folder, Date.now())
  house = await runHouse(folder, { reopen: true, env: { SECRET: secret } })
})
afterEach(async () => {
  await house.stop()
  rmSync(folder, { recursive: true })
})

/** Sends it and hangs up after so many milliseconds; the answer if it came before. */
const cutOff = (asked: BookingRequest, agent: Agent, milliseconds: number) =>
  new Promise<Answer | null>((resolve) => {
    const { hostname, port, origin } = new URL(house.url)
    const body = JSON.stringify(asked)
    const headers = {
      origin,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const path = '/api/trpc/appointments.book'
    const sent = request({ hostname, port, agent, method: 'POST', path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        clearTimeout(cut)
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() })
      })
      response.once('error', () => resolve(null))
    })
    sent.once('error', () => resolve(null))
    sent.once('close', () => resolve(null))
    const cut = setTimeout(() => sent.destroy(), milliseconds)
    sent.end(body)
  })

const kept = () => {
  const db = openReadOnly(join(folder, 'permanence.sqlite'))
  const ids = db.select({ id: writes.id }).from(writes).all()
  db.$client.close()
  return new Set(ids.map(({ id }) => id))
}

describe('an answer that never comes', () => {
  it(`to ${silences} people who hang up and ask again costs nobody a second appointment or letter`, async () => {
    const dice = chance('silence')
    const starts = startsAt(folder, Date.now(), ground, 'five')
    const people = Array.from({ length: silences }, (_, nth) => {
      const wanted = {
        placeId: ground.placeId,
        serviceId: ground.serviceIds.five,
        startsAt: starts[nth % starts.length]!,
      }
      return bookingOf(nth, wanted, Date.now())
    })
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    const first = await inTurns(people, atOnce, (person) => cutOff(person, agent, dice.below(longest)))
    agent.destroy()
    await after(300)
    const done = kept()
    const unanswered = people.filter((_, nth) => first[nth] === null)
    const unknowing = unanswered.filter(({ id }) => done.has(id))
    expect(unanswered.length).toBeGreaterThan(silences / 20)
    expect(unknowing.length).toBeGreaterThan(0)
    assertKept(
      join(folder, 'permanence.sqlite'),
      people.map((person, nth) => deedOf(person, first[nth]?.status === 200 ? 'done' : 'unknown')),
    )
    const wire = connect(house.url, atOnce)
    const second = await inTurns(people, atOnce, (person) =>
      wire.post('/api/trpc/appointments.book', JSON.stringify(person)),
    )
    wire.close()
    expect(second.filter(({ status }) => status !== 200)).toEqual([])
    first.forEach((answer, nth) => expect(answer ?? second[nth]).toEqual(second[nth]))
    assertInvariants(
      join(folder, 'permanence.sqlite'),
      people.map((person) => deedOf(person, 'done')),
      ground.before,
    )
  })
})
