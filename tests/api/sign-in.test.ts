import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signIns, users } from '#drizzle/schema/index.ts'
import type { Settings } from '#server/env.ts'
import { camilles, cookieFrom, type Doorstep, doorstep, ours, password } from './doorstep.ts'

let door: Doorstep
const open = async (changed: Partial<Settings> = {}) => void (door = await doorstep(changed))

beforeEach(() => open())
afterEach(() => door.close())

describe('signing in', () => {
  test('opens with the right password, whatever the capitals of the address', async () => {
    const answer = await door.signIn('Camille.Delmas@exemple.fr ')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe('{}')
    expect(await door.whoAmI(cookieFrom(answer))).toBe('Camille Delmas')
  })

  test('says the same of a wrong password, an unknown address and an account without password', async () => {
    const answers = [
      await door.signIn(camilles, 'autre chose'),
      await door.signIn('personne@exemple.fr'),
      await door.signIn('nadia.ferrand@exemple.fr'),
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
    const token = cookieFrom(await door.signIn(camilles)).replace('permanence=', '')
    const rows = door.here.db.select().from(signIns).all()
    expect(rows).toHaveLength(1)
    expect(token).not.toContain(rows[0]!.token)
    expect(await door.whoAmI(`permanence=${rows[0]!.token}.x`)).toBeNull()
    expect(rows[0]).toMatchObject({ ipAddress: null, userAgent: null })
  })

  test('gives a new token each time and ignores one that was set before', async () => {
    const before = `permanence=${'a'.repeat(32)}.x`
    const first = cookieFrom(await door.signIn(camilles, password, { cookie: before }))
    const second = cookieFrom(await door.signIn(camilles))
    expect(first).not.toBe(second)
    expect(await door.whoAmI(before)).toBeNull()
    expect(await door.whoAmI(first)).toBe('Camille Delmas')
  })

  test('lasts twelve hours and not one minute more', async () => {
    const cookie = cookieFrom(await door.signIn(camilles))
    door.here.setClock('2026-06-15', '19:59')
    expect(await door.whoAmI(cookie)).toBe('Camille Delmas')
    door.here.setClock('2026-06-15', '20:01')
    expect(await door.whoAmI(cookie)).toBeNull()
  })

  test('ties its cookie to the browser alone', async () => {
    const [line] = [(await door.signIn(camilles)).headers['set-cookie']].flat()
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; Max-Age=43200/)
    expect(line).not.toMatch(/; Secure|; Domain/)
  })

  test('ties its cookie to HTTPS and to this exact host where the public address is HTTPS', async () => {
    await door.close()
    await open({ publicUrl: 'https://permanence.exemple.fr' })
    const answer = await door.signIn(camilles)
    const [line] = [answer.headers['set-cookie']].flat()
    expect(line).toMatch(/^__Host-permanence=/)
    expect(line).toMatch(/; Secure/)
    expect(line).not.toMatch(/; Domain/)
    expect(await door.whoAmI(cookieFrom(answer))).toBe('Camille Delmas')
  })

  test('is refused to a disabled account, with the same words', async () => {
    disableCamille()
    const answer = await door.signIn(camilles)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toEqual({ problem: 'wrongSignIn' })
    expect(door.here.db.select().from(signIns).all()).toEqual([])
  })

  test('ends at the next request once the account is disabled', async () => {
    const cookie = cookieFrom(await door.signIn(camilles))
    disableCamille()
    expect(await door.whoAmI(cookie)).toBeNull()
  })

  test('reads only an address and a password', async () => {
    const payload = { email: camilles, password, callbackURL: 'https://evil.test', rememberMe: false }
    const answer = await door
      .app()
      .inject({ method: 'POST', url: '/api/sign-in/email', headers: ours, payload })
    expect(answer.statusCode).toBe(400)
    expect(door.here.db.select().from(signIns).all()).toEqual([])
  })
})

describe('signing out', () => {
  test('ends the sign-in on the server, not only in the browser', async () => {
    const cookie = cookieFrom(await door.signIn(camilles))
    const answer = await door.signOut(cookie)
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/permanence=; Max-Age=0/)
    expect(door.here.db.select().from(signIns).all()).toEqual([])
    expect(await door.whoAmI(cookie)).toBeNull()
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
    const cookie = cookieFrom(await door.signIn(camilles))
    const headers = { ...ours, cookie }
    expect((await door.app().inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(404)
    expect((await door.app().inject({ url, headers: { cookie } })).statusCode).toBe(404)
  })
})

function disableCamille() {
  const { userId } = door.here.people.camille.actor
  door.here.db.update(users).set({ disabledAt: door.here.now() }).where(eq(users.id, userId)).run()
}
