import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { audit, signIns, structures } from '#drizzle/schema/index.ts'
import { type Doorstep, doorstep, ours } from './doorstep.ts'

let door: Doorstep
let cookie: string
beforeAll(async () => void (door = await doorstep()))
beforeEach(() => void (cookie = door.here.cookieOf(door.here.people.administrator)))
afterAll(() => door.close())

type Headers = Record<string, string>

/** Adds a structure with the administrator's own cookie, as this page of the world would make their browser do it. */
function post(headers: Headers, payload: string = JSON.stringify(aStructure())) {
  return door.app().inject({
    method: 'POST',
    url: '/api/trpc/structures.add',
    headers: { cookie, ...headers },
    payload,
  })
}

const aStructure = () => ({ requestId: uuidv7(), name: 'Ailleurs', kind: 'EPCI', communeCode: null })

const effects = () => ({
  structures: door.here.db.select().from(structures).all().length,
  audit: door.here.db.select().from(audit).all().length,
  signIns: door.here.db.select().from(signIns).all().length,
})

const json = { 'content-type': 'application/json' }
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const foreign: [string, Headers, number][] = [
  ['a form with a file', { ...multipart, 'sec-fetch-site': 'cross-site' }, 415],
  ['a form with a file that claims our origin', { ...multipart, origin: 'http://localhost:3000' }, 415],
  ['plain text', { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' }, 415],
  [
    'a simple form',
    { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    415,
  ],
  ['no type at all', { 'content-type': '', 'sec-fetch-site': 'same-origin' }, 415],
  ['another site', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
  [
    'another site that claims our origin',
    { ...json, 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    403,
  ],
  ['a sister site', { ...json, 'sec-fetch-site': 'same-site' }, 403],
  ['an address typed by hand', { ...json, 'sec-fetch-site': 'none' }, 403],
  ['an old browser on another site', { ...json, origin: 'https://evil.test' }, 403],
  ['an old browser without origin', json, 403],
  ['a sandbox', { ...json, origin: 'null' }, 403],
  ['a longer name than ours', { ...json, origin: 'http://localhost:3000.evil.test' }, 403],
]

describe('a change asked from elsewhere', () => {
  test.each(foreign)('is refused without effect: %s', async (_what, headers, code) => {
    const before = effects()
    expect((await post(headers)).statusCode).toBe(code)
    expect(effects()).toEqual(before)
  })

  test('is refused without effect at sign-in and sign-out too', async () => {
    const before = effects()
    for (const url of ['/api/sign-in/email', '/api/sign-out']) {
      const headers = { cookie, ...json, 'sec-fetch-site': 'cross-site' }
      expect((await door.app().inject({ method: 'POST', url, headers, payload: '{}' })).statusCode).toBe(403)
    }
    expect(effects()).toEqual(before)
  })

  test('by reading is refused without effect', async () => {
    const before = effects()
    const input = encodeURIComponent(JSON.stringify(aStructure()))
    const url = `/api/trpc/structures.add?input=${input}`
    expect((await door.app().inject({ url, headers: { cookie } })).statusCode).toBe(405)
    expect(effects()).toEqual(before)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const)('by %s is refused', async (method) => {
    const answer = await door
      .app()
      .inject({ method, url: '/api/trpc/structures.add', headers: { cookie, ...ours } })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers['allow']).toBe('GET, HEAD, POST')
  })
})

describe('a change asked from our pages', () => {
  test.each([ours, { ...json, origin: 'http://localhost:3000' }])('is made (%#)', async (headers) => {
    const before = effects()
    expect((await post(headers)).statusCode).toBe(200)
    expect(effects()).toEqual({ ...before, structures: before.structures + 1, audit: before.audit + 1 })
  })

  test('is refused with a field that was not asked', async () => {
    const before = effects()
    const more = JSON.stringify({ ...aStructure(), departementCode: '12', createdAt: 0 })
    const answer = await post(ours, more)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ error: { data: { problem: 'invalidInput' } } })
    expect(effects()).toEqual(before)
  })
})

describe('asking much at once', () => {
  const asking = (times: number) =>
    door
      .app()
      .inject({ url: `/api/trpc/${Array(times).fill('signIn.me').join(',')}?batch=1`, headers: { cookie } })

  test('is allowed ten times and no more', async () => {
    expect((await asking(10)).statusCode).toBe(200)
    expect((await asking(11)).statusCode).toBe(400)
  })
})

describe('every answer', () => {
  test.each([
    ['/health', 200],
    ['/api/trpc/signIn.me', 200],
    ['/api/trpc/nothing.here', 404],
    ['/api/nothing', 404],
    ['/nothing', 404],
    ['/%ff', 400],
    ['/api/trpc/%ff', 400],
  ])('of %s is shielded', async (url, code) => {
    const { statusCode, headers } = await door.app().inject({ url })
    expect(statusCode).toBe(code)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
        "manifest-src 'self';worker-src 'self';form-action 'self';base-uri 'none';object-src 'none';frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['cache-control']).toBe(url.startsWith('/api/') || code === 400 ? 'no-store' : undefined)
  })

  test('asks for HTTPS for ever where the public address is HTTPS', async () => {
    const safe = await doorstep({ publicUrl: 'https://permanence.exemple.fr' })
    const { headers } = await safe.app().inject({ url: '/health' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    await safe.close()
  })

  test('of health says that the house is ready and its file writable', async () => {
    const answer = await door.app().inject({ url: '/health' })
    expect(answer.json()).toMatchObject({ ready: true, writable: true, lastChoreSeconds: null })
    expect(answer.json<{ schema: number }>().schema).toBeGreaterThan(0)
  })

  test('ignores the addresses that a request claims for us', async () => {
    const headers = { host: 'evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' }
    const answer = await door.app().inject({ url: '/api/trpc/house.settings', headers })
    expect(answer.body).not.toContain('evil')
    const invited = await door.app().inject({
      method: 'POST',
      url: '/api/trpc/signIn.inviteAgain',
      headers: { ...headers, ...ours, cookie },
      payload: { requestId: uuidv7(), userId: door.here.people.camille.actor.userId },
    })
    expect(invited.json()).toMatchObject({
      result: { data: { link: expect.stringMatching(/^http:\/\/localhost:3000\/invitation#/) } },
    })
  })
})
