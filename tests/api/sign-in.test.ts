import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, passwordCredential, verifyPassword } from '#drizzle/passwords.ts'
import { credentials, rateLimits, signIns, users } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import type { Settings } from '#server/env.ts'
import { takeTry } from '#server/sign-in/limits.ts'
import { minute } from '#shared/time.ts'
import { type World, world } from './world.ts'

const password = 'un mot de passe assez long'
const kept = hashPassword(password)
const ours = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

let here: World
let app: FastifyInstance

async function open(changed: Partial<Settings> = {}) {
  here = world(changed)
  app = await buildApp({ db: here.db, settings: here.settings, now: here.now })
  const { userId } = here.people.camille.actor
  here.db
    .insert(credentials)
    .values(passwordCredential(userId, await kept, here.now()))
    .run()
}

beforeEach(() => open())
afterEach(() => app.close())

const signIn = (email: string, typed = password, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/sign-in/email',
    headers: { ...ours, ...headers },
    payload: { email, password: typed },
  })

const cookieFrom = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')

async function whoAmI(cookie: string) {
  const answer = await app.inject({ url: '/api/trpc/signIn.me', headers: { cookie } })
  return answer.json<{ result: { data: { name: string } | null } }>().result.data?.name ?? null
}

const camilles = 'camille.delmas@exemple.fr'

describe('signing in', () => {
  test('opens with the right password, whatever the capitals of the address', async () => {
    const answer = await signIn('Camille.Delmas@exemple.fr ')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe('{}')
    expect(await whoAmI(cookieFrom(answer))).toBe('Camille Delmas')
  })

  test('says the same of a wrong password, an unknown address and an account without password', async () => {
    const answers = [
      await signIn(camilles, 'autre chose'),
      await signIn('personne@exemple.fr'),
      await signIn('nadia.ferrand@exemple.fr'),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toEqual({ problem: 'wrongSignIn' })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    const names = answers.map(({ headers }) => Object.keys(headers).filter((name) => name !== 'date'))
    expect(names[1]).toEqual(names[0])
    expect(names[2]).toEqual(names[0])
  })

  test('keeps of the token a seal that opens nothing', async () => {
    const token = cookieFrom(await signIn(camilles)).replace('permanence=', '')
    const rows = here.db.select().from(signIns).all()
    expect(rows).toHaveLength(1)
    expect(token).not.toContain(rows[0]!.token)
    expect(await whoAmI(`permanence=${rows[0]!.token}.x`)).toBeNull()
    expect(rows[0]).toMatchObject({ ipAddress: null, userAgent: null })
  })

  test('gives a new token each time and ignores one that was set before', async () => {
    const before = `permanence=${'a'.repeat(32)}.x`
    const first = cookieFrom(await signIn(camilles, password, { cookie: before }))
    const second = cookieFrom(await signIn(camilles))
    expect(first).not.toBe(second)
    expect(await whoAmI(before)).toBeNull()
    expect(await whoAmI(first)).toBe('Camille Delmas')
  })

  test('lasts twelve hours and not one minute more', async () => {
    const cookie = cookieFrom(await signIn(camilles))
    here.setClock('2026-06-15', '19:59')
    expect(await whoAmI(cookie)).toBe('Camille Delmas')
    here.setClock('2026-06-15', '20:01')
    expect(await whoAmI(cookie)).toBeNull()
  })

  test('ties its cookie to the browser alone', async () => {
    const [line] = [(await signIn(camilles)).headers['set-cookie']].flat()
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; Max-Age=43200/)
    expect(line).not.toMatch(/; Secure|; Domain/)
  })

  test('ties its cookie to HTTPS and to this exact host where the public address is HTTPS', async () => {
    await app.close()
    await open({ publicUrl: 'https://permanence.exemple.fr' })
    const answer = await signIn(camilles)
    const [line] = [answer.headers['set-cookie']].flat()
    expect(line).toMatch(/^__Host-permanence=/)
    expect(line).toMatch(/; Secure/)
    expect(line).not.toMatch(/; Domain/)
    expect(await whoAmI(cookieFrom(answer))).toBe('Camille Delmas')
  })

  test('is refused to a disabled account, with the same words', async () => {
    disableCamille()
    const answer = await signIn(camilles)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toEqual({ problem: 'wrongSignIn' })
    expect(here.db.select().from(signIns).all()).toEqual([])
  })

  test('ends at the next request once the account is disabled', async () => {
    const cookie = cookieFrom(await signIn(camilles))
    disableCamille()
    expect(await whoAmI(cookie)).toBeNull()
  })

  test('reads only an address and a password', async () => {
    const payload = { email: camilles, password, callbackURL: 'https://evil.test', rememberMe: false }
    const answer = await app.inject({ method: 'POST', url: '/api/sign-in/email', headers: ours, payload })
    expect(answer.statusCode).toBe(400)
    expect(here.db.select().from(signIns).all()).toEqual([])
  })
})

describe('trying passwords', () => {
  test('waits a minute after five wrong ones, then twice as long, even with the right one and after a restart', async () => {
    for (let tried = 0; tried < 5; tried += 1)
      expect((await signIn(camilles, `faux ${tried}`)).statusCode).toBe(401)
    const refused = await signIn(camilles)
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toEqual({ problem: 'tooManyTries' })
    expect(refused.headers['retry-after']).toBe('60')
    await app.close()
    app = await buildApp({ db: here.db, settings: here.settings, now: here.now })
    expect((await signIn(camilles)).statusCode).toBe(429)
    here.setClock('2026-06-15', '08:01')
    expect((await signIn(camilles, 'encore faux')).statusCode).toBe(401)
    expect((await signIn(camilles)).headers['retry-after']).toBe('120')
    here.setClock('2026-06-15', '08:03')
    expect((await signIn(camilles)).statusCode).toBe(200)
    expect(tries()).toEqual([])
  })

  test('makes at most two hashes at once and lets at most twenty wait', async () => {
    const hashes = Array.from({ length: 30 }, () => hashPassword(password))
    const made = await Promise.allSettled(hashes)
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(22)
    expect(await verifyPassword(await hashes[0]!, password)).toBe(true)
    expect(await verifyPassword(await hashes[1]!, 'autre')).toBe(false)
  })

  test('takes its tries at once: thirty guesses together are five', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(camilles, `faux ${n}`)))
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(25)
  })

  test('slows down an unknown address alike, and nobody else', async () => {
    for (let tried = 0; tried < 5; tried += 1) await signIn('personne@exemple.fr', `faux ${tried}`)
    expect((await signIn('personne@exemple.fr')).statusCode).toBe(429)
    expect((await signIn(camilles)).statusCode).toBe(200)
  })

  test('never takes more than 24 guesses a day on one account', async () => {
    let guesses = 0
    const start = here.now()
    for (let at = start; at < start + 24 * 60 * minute; at += minute)
      if (takeTry({ ...here.contextOf(null), now: at }, camilles) === 0) guesses += 1
    expect(guesses).toBeLessThanOrEqual(24)
    expect(guesses).toBeGreaterThanOrEqual(20)
  })

  test('keeps no address that was typed', async () => {
    await signIn('personne@exemple.fr', 'faux')
    expect(tries()).toEqual([1])
    expect(JSON.stringify(here.db.select().from(rateLimits).all())).not.toContain('personne')
  })

  test('asks to come back while twenty passwords wait, and does not count that try', async () => {
    const others = Promise.all(Array.from({ length: 22 }, () => hashPassword(password)))
    const busy = await signIn(camilles)
    expect(busy.statusCode).toBe(503)
    expect(busy.json()).toEqual({ problem: 'tooBusy' })
    await others
    expect(tries()).toEqual([0])
    expect((await signIn(camilles)).statusCode).toBe(200)
  })

  test('stops an address that tries sixty accounts in an hour', async () => {
    const codes = []
    for (let n = 0; n < 61; n += 1) codes.push((await signIn(`personne${n}@exemple.fr`, 'x')).statusCode)
    expect(codes.filter((code) => code === 401)).toHaveLength(60)
    expect(codes.at(-1)).toBe(429)
    here.setClock('2026-06-15', '09:00')
    expect((await signIn(camilles)).statusCode).toBe(200)
  })
})

describe('signing out', () => {
  test('ends the sign-in on the server, not only in the browser', async () => {
    const cookie = cookieFrom(await signIn(camilles))
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { ...ours, cookie },
      payload: {},
    })
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/permanence=; Max-Age=0/)
    expect(here.db.select().from(signIns).all()).toEqual([])
    expect(await whoAmI(cookie)).toBeNull()
  })
})

describe('what better-auth offers besides', () => {
  test.each([
    '/api/sign-up/email',
    '/api/sign-in/social',
    '/api/update-user',
    '/api/change-email',
    '/api/delete-user',
    '/api/request-password-reset',
    '/api/get-session',
    '/api/list-sessions',
    '/api/sign-in/email/',
  ])('%s stays shut', async (url) => {
    const cookie = cookieFrom(await signIn(camilles))
    const headers = { ...ours, cookie }
    expect((await app.inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(404)
    expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(404)
  })
})

const tries = () =>
  here.db
    .select()
    .from(rateLimits)
    .all()
    .filter(({ key }) => key.startsWith('account:'))
    .map(({ count }) => count)

function disableCamille() {
  const { userId } = here.people.camille.actor
  here.db.update(users).set({ disabledAt: here.now() }).where(eq(users.id, userId)).run()
}
