import { beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '#server/app.ts'
import { letters } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Post } from '#server/notifications/post.ts'
import type { WallTime } from '#shared/time.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
let names: string[]
const token = 'a-token-of-the-provider'
beforeEach(() => open())

function open(changed: object = {}) {
  w = world({ smsResultToken: token, ...changed })
  sent = []
  names = ['message-1', 'message-2', 'message-3']
}

const post: Post = (mail) => {
  sent.push(mail)
  const providerId = names.shift()
  return Promise.resolve(providerId ? { providerId } : undefined)
}
const carry = (sms: Post = post) =>
  deliver({ db: w.db, settings: w.settings, now: w.now() }, { email: () => Promise.resolve(), sms })
const book = (time: WallTime = '09:00', changed: object = {}, day = '2026-06-23') =>
  w.citizen().appointments.book(bookingAt(w, time, { phone: somePhone(), ...changed }, day))
const texts = () =>
  w.db
    .select()
    .from(letters)
    .all()
    .filter(({ channel, kind }) => channel === 'sms' && kind === 'booked')
const camille = () => w.as(w.people.camille).appointments

/** What the provider tells, and how we answer. */
async function tell(payload: object, headers: Record<string, string> = {}) {
  const app = await buildApp({ db: w.db, settings: w.settings, now: w.now })
  const authorization = `Bearer ${token}`
  const answer = await app.inject({
    method: 'POST',
    url: '/api/text-results',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    payload: JSON.stringify(payload),
  })
  await app.close()
  return answer.statusCode
}

describe('the result of a text message', () => {
  it('that arrived is kept, as often as it is told', async () => {
    await book()
    await carry()
    w.setClock('2026-06-15', '08:03')
    const arrivedAt = w.now()
    expect(await tell({ id: 'message-1', state: 'delivered' })).toBe(204)
    w.setClock('2026-06-15', '09:00')
    expect(await tell({ id: 'message-1', state: 'delivered' })).toBe(204)
    expect(await tell({ id: 'message-1', state: 'failed', reason: 'absent' })).toBe(204)
    expect(texts()).toMatchObject([{ deliveredAt: arrivedAt, failedAt: null, lastError: null }])
    expect((await w.as(w.people.administrator).notifications.outbox()).map(({ state }) => state)).toContain(
      'delivered',
    )
  })

  it('that failed puts its person on the call list, with the reason', async () => {
    const { id } = await book()
    await carry()
    expect(await camille().toCall()).toEqual([])
    expect(await tell({ id: 'message-1', state: 'failed', reason: 'unknown' })).toBe(204)
    expect(await camille().toCall()).toMatchObject([
      { id, untold: { kind: 'booked', reason: 'undelivered unknown' } },
    ])
    expect(await tell({ id: 'message-1', state: 'delivered' })).toBe(204)
    expect(await camille().toCall()).toEqual([])
  })

  it('is found by our own name when the provider gave none', async () => {
    names = []
    const { id } = await book()
    await carry(async (mail) => {
      await post(mail)
      return { providerId: mail.messageId.replace(/[<>]/g, '') }
    })
    expect(await tell({ id: `${id}.booked.0@localhost`, state: 'delivered' })).toBe(204)
  })

  it.each([
    ['another token', 401, {}, { authorization: 'Bearer another-token-here' }],
    ['no token', 401, {}, { authorization: '' }],
    ['an unknown name', 404, { id: 'message-9' }, {}],
    ['another state', 400, { state: 'read' }, {}],
    ['one thing more', 400, { phone: '0612345678' }, {}],
    ['a form', 415, {}, { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('with %s is answered %i and changes nothing', async (_what, status, body, headers) => {
    await book()
    await carry()
    const before = texts()
    expect(await tell({ id: 'message-1', state: 'failed', ...body }, headers)).toBe(status)
    expect(texts()).toEqual(before)
  })

  it('is told to nobody without the setting', async () => {
    open({ smsResultToken: null })
    expect(await tell({ id: 'message-1', state: 'delivered' }, { authorization: 'Bearer null' })).toBe(401)
  })
})

describe('the ceiling of a day', () => {
  beforeEach(() => open({ smsPerDay: 2 }))

  it('lets so many text messages leave, whoever counts, and keeps the others for the morning', async () => {
    for (const time of ['09:00', '10:00', '11:00'] as const) await book(time)
    expect((await Promise.all([carry(), carry()])).reduce((sum, left) => sum + left)).toBe(2)
    expect(await carry()).toBe(0)
    const waiting = texts().filter(({ sentAt }) => sentAt === null)
    expect(waiting).toMatchObject([
      { abandonedAt: null, dueAt: at('09:00', '2026-06-16'), lastError: 'ceiling', attempts: 0 },
    ])
    w.setClock('2026-06-16', '08:59')
    expect(await carry()).toBe(0)
    w.setClock('2026-06-16', '09:00')
    expect(await carry()).toBe(1)
  })

  it('gives up what the morning would be too late for, and the advisor calls', async () => {
    await book('09:00')
    await book('10:00')
    await carry()
    const tomorrow = await book('09:00', {}, '2026-06-16')
    await carry()
    expect(await camille().toCall()).toMatchObject([{ id: tomorrow.id, untold: { reason: 'ceiling' } }])
    expect(sent).toHaveLength(2)
  })

  it('leaves to the e-mail whom it tells as well', async () => {
    await book('09:00')
    await book('10:00')
    await carry()
    await book('11:00', { email: 'jeanne@exemple.fr' })
    await carry()
    expect(texts().at(-1)).toMatchObject({ lastError: 'otherWay', sentAt: null })
    expect(await camille().toCall()).toEqual([])
  })

  it('does not count what was refused, nor the day before', async () => {
    await book('09:00')
    const busy = Object.assign(new Error('ESMS'), { code: 'ESMS', responseCode: 503 })
    expect(await carry(() => Promise.reject(busy))).toBe(0)
    w.setClock('2026-06-15', '08:30')
    await book('10:00')
    expect(await carry()).toBe(2)
    w.setClock('2026-06-16', '08:30')
    await book('11:00')
    expect(await carry()).toBe(1)
  })
})
