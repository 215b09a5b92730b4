import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { type Pace, steadily } from '#server/notifications/pace.ts'
import { hour, instantAt, minute } from '#shared/time.ts'
import { type World, world, zone } from '../api/world.ts'
import { cancel, idOf, oweReminders } from './owed-reminders.ts'

let w: World
let sent: { id: string; at: number }[]
beforeEach(() => {
  w = world()
  sent = []
})

/** When the house wakes up, thirty hours after the first of these reminders was due. */
const wakes = instantAt('2026-06-16', '15:00', zone)

/** Reminders of the outage, the rank telling how far their appointment is: the first ones have begun meanwhile. */
function sleepThrough(count: number, begun = 0) {
  const people = Array.from({ length: count }, (_, rank) => ({
    id: idOf('appointment', rank),
    startsAt: rank < begun ? wakes - minute : wakes + 18 * hour + Math.floor((rank / count) * 30) * hour,
  }))
  oweReminders(w.db, people, wakes - 30 * hour)
  return people.map(({ id }) => id)
}

const carry = (pace: Pace) =>
  deliver(
    { db: w.db, settings: w.settings, now: pace.now() },
    {
      email: ({ messageId }) =>
        Promise.resolve(void sent.push({ id: messageId.slice(1, 37), at: performance.now() })),
      sms: null,
    },
    pace,
  )

describe('after an outage of thirty hours', () => {
  it('F21 what is still useful leaves, the newest appointments first; the rest is dropped with a trace', async () => {
    const ids = sleepThrough(3_000, 100)
    for (const id of ids.slice(100, 150)) cancel(w.db, id, wakes - hour)
    let now = wakes
    const pace = { now: () => now, turn: () => Promise.resolve((now += 100) > 0) }
    const runs: number[] = []
    do runs.push(await carry(pace))
    while (runs.at(-1))
    expect(sent.map(({ id }) => id)).toEqual(ids.slice(150).toReversed())
    expect(Math.max(...runs)).toBeLessThanOrEqual(500)
    expect(now - wakes).toBeLessThan(6 * minute)
    const reasons = w.db
      .select()
      .from(letters)
      .all()
      .map(({ lastError, abandonedAt, sentAt }) => ({
        lastError,
        isOver: abandonedAt !== null || sentAt !== null,
      }))
    expect(reasons.filter(({ lastError }) => lastError === 'begun')).toHaveLength(100)
    expect(reasons.filter(({ lastError }) => lastError === 'cancelled')).toHaveLength(50)
    expect(reasons.every(({ isOver }) => isOver)).toBe(true)
  })

  it('F21 wakes nobody up: at night, everything waits for the morning', async () => {
    sleepThrough(20)
    const night = { now: () => instantAt('2026-06-16', '23:00', zone), turn: () => Promise.resolve(true) }
    expect(await carry(night)).toBe(0)
    const morning = { now: () => instantAt('2026-06-17', '09:00', zone), turn: () => Promise.resolve(true) }
    expect(await carry(morning)).toBeGreaterThan(0)
  })

  it('F21 never more than ten leave in a second', async () => {
    sleepThrough(25)
    await carry(steadily(() => wakes, new AbortController().signal))
    expect(sent).toHaveLength(25)
    const eleventh = sent.slice(10).map(({ at }, rank) => at - (sent[rank]?.at ?? 0))
    expect(Math.min(...eleventh)).toBeGreaterThan(985)
  })

  it('F21 what is stopped ends after the letter in hand, and the others keep', async () => {
    sleepThrough(25)
    const stopping = new AbortController()
    const carried = carry(steadily(() => wakes, stopping.signal))
    stopping.abort()
    expect(await carried).toBeLessThan(3)
    const waiting = w.db
      .select()
      .from(letters)
      .all()
      .filter(({ sentAt }) => sentAt === null)
    expect(
      waiting.every(({ abandonedAt, lockedUntil }) => abandonedAt === null && lockedUntil === null),
    ).toBe(true)
  })
})
