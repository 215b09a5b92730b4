import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { international } from '#shared/contact.ts'
import { at, bookingAt } from './booking-request.ts'
import { type World, world } from './world.ts'

type Heard = { headers: IncomingHttpHeaders; body: unknown }

let provider: Server
let heard: Heard[]
/** What the provider answers, one after the other; then yes. */
let answers: number[]
let w: World

beforeEach(async () => {
  heard = []
  answers = []
  provider = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: JSON.parse(body) })
      response.writeHead(answers.shift() ?? 202, { Location: 'http://127.0.0.1:1/' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const { port } = provider.address() as AddressInfo
  w = world({ smsUrl: `http://127.0.0.1:${port}/texts`, smsToken: 'a-token-for-tests' })
})
afterEach(() => {
  provider.closeAllConnections()
  provider.close()
})

const carry = (settings = w.settings) => deliver({ db: w.db, settings, now: w.now() })
const kept = () => w.db.select().from(letters).all()
const book = () => w.citizen().appointments.book(bookingAt(w, '09:00', { phone: '0612345678' }))

describe('a text message', () => {
  it('is handed to the provider once, as README says', async () => {
    const { id } = await book()
    expect([await carry(), await carry()]).toEqual([1, 0])
    expect(heard).toHaveLength(1)
    expect(heard[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer a-token-for-tests',
      'idempotency-key': `${id}.booked.0@localhost`,
    })
    expect(heard[0]?.body).toEqual({
      to: '+33612345678',
      text: expect.stringMatching(/^RDV numérique noté : mar\. 16 juin 09h00, .*0565000000\. Changer : http/),
    })
    expect(kept()).toMatchObject([{ channel: 'sms', sentAt: w.now(), lastError: null }])
  })

  it.each([500, 503, 429, 401, 404, 302])(
    'answered %i is tried again later, under the same name',
    async (no) => {
      await book()
      answers = [no]
      expect(await carry()).toBe(0)
      expect(kept()).toMatchObject([{ sentAt: null, abandonedAt: null, attempts: 1 }])
      w.setClock('2026-06-15', '08:02')
      expect(await carry()).toBe(1)
      const [first, second] = heard.map(({ headers }) => headers['idempotency-key'])
      expect(second).toBe(first)
    },
  )

  it.each([400, 422])('answered %i is given up, and its person counts as not told', async (no) => {
    await book()
    answers = [no]
    await carry()
    expect(kept()).toMatchObject([{ sentAt: null, abandonedAt: w.now(), lastError: `ESMS ${no}` }])
  })

  it('T135 does not leave after the start, when the provider was away for days', async () => {
    await book()
    provider.closeAllConnections()
    await new Promise((resolve) => provider.close(resolve))
    await carry()
    expect(kept()).toMatchObject([{ attempts: 1, abandonedAt: null, lastError: 'ECONNECTION' }])
    w.setClock('2026-06-18', '09:00')
    await carry()
    expect(kept()).toMatchObject([
      { sentAt: null, abandonedAt: at('09:00', '2026-06-18'), lastError: 'begun' },
    ])
  })

  it('is recorded and leaves for nobody without a provider', async () => {
    await book()
    expect(await carry({ ...w.settings, smsUrl: null })).toBe(0)
    expect(heard).toEqual([])
    expect(kept()).toMatchObject([{ sentAt: null, abandonedAt: w.now(), lastError: 'recorded' }])
  })

  it.each([
    ['0612345678', '+33612345678'],
    ['0712345678', '+33712345678'],
    ['0690123456', '+590690123456'],
    ['0694123456', '+594694123456'],
    ['0696123456', '+596696123456'],
    ['0692123456', '+262692123456'],
    ['0639123456', '+262639123456'],
  ])('to %s is dialled %s', (national, dialled) => {
    expect(international(national)).toBe(dialled)
  })
})
