import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '#drizzle/passwords.ts'
import { rateLimits } from '#drizzle/schema/index.ts'
import { spend } from '#server/allowances.ts'
import { takeTry } from '#server/sign-in/limits.ts'
import { minute } from '#shared/time.ts'
import { camilles, type Doorstep, doorstep, password } from './doorstep.ts'

let door: Doorstep
beforeEach(async () => void (door = await doorstep()))
afterEach(() => door.close())

describe('trying passwords', () => {
  test('waits a minute after five wrong ones, then twice as long, even with the right one and after a restart', async () => {
    for (let tried = 0; tried < 5; tried += 1)
      expect((await door.signIn(camilles, `faux ${tried}`)).statusCode).toBe(401)
    const refused = await door.signIn(camilles)
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toEqual({ problem: 'tooManyTries' })
    expect(refused.headers['retry-after']).toBe('60')
    await door.restart()
    expect((await door.signIn(camilles)).statusCode).toBe(429)
    door.here.setClock('2026-06-15', '08:01')
    expect((await door.signIn(camilles, 'encore faux')).statusCode).toBe(401)
    expect((await door.signIn(camilles)).headers['retry-after']).toBe('120')
    door.here.setClock('2026-06-15', '08:03')
    expect((await door.signIn(camilles)).statusCode).toBe(200)
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
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => door.signIn(camilles, `faux ${n}`)),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(25)
  })

  test('slows down an unknown address alike, and nobody else', async () => {
    for (let tried = 0; tried < 5; tried += 1) await door.signIn('personne@exemple.fr', `faux ${tried}`)
    expect((await door.signIn('personne@exemple.fr')).statusCode).toBe(429)
    expect((await door.signIn(camilles)).statusCode).toBe(200)
  })

  test('never takes more than 24 guesses a day on one account', async () => {
    let guesses = 0
    const start = door.here.now()
    for (let at = start; at < start + 24 * 60 * minute; at += minute)
      if (takeTry({ ...door.here.contextOf(null), now: at }, camilles) === 0) guesses += 1
    expect(guesses).toBeLessThanOrEqual(24)
    expect(guesses).toBeGreaterThanOrEqual(20)
  })

  test('keeps no address that was typed', async () => {
    await door.signIn('personne@exemple.fr', 'faux')
    expect(tries()).toEqual([1])
    expect(JSON.stringify(door.here.db.select().from(rateLimits).all())).not.toContain('personne')
  })

  test('asks to come back while twenty passwords wait, and does not count that try', async () => {
    const others = Promise.all(Array.from({ length: 22 }, () => hashPassword(password)))
    const busy = await door.signIn(camilles)
    expect(busy.statusCode).toBe(503)
    expect(busy.json()).toEqual({ problem: 'tooBusy' })
    await others
    expect(tries()).toEqual([0])
    expect((await door.signIn(camilles)).statusCode).toBe(200)
  })

  test('stops an address that tries sixty accounts in an hour', async () => {
    const sameAddress = { ...door.here.contextOf(null), address: '127.0.0.1' }
    for (let n = 0; n < 59; n += 1) spend(sameAddress, 'signIn')
    expect((await door.signIn('personne@exemple.fr')).statusCode).toBe(401)
    const refused = await door.signIn('quelqu-un@exemple.fr')
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toEqual({ problem: 'tooManyRequests' })
    door.here.setClock('2026-06-15', '09:00')
    expect((await door.signIn(camilles)).statusCode).toBe(200)
  })
})

const tries = () =>
  door.here.db
    .select()
    .from(rateLimits)
    .all()
    .filter(({ key }) => key.startsWith('account:'))
    .map(({ count }) => count)
