import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appointments, audit, letters, writes } from '#drizzle/schema/index.ts'
import { see } from '#server/appointments/by-key.ts'
import { at, bookingAt } from './booking-request.ts'
import { doorstep, type Doorstep, ours } from './doorstep.ts'
import { refusalOf } from './refusal.ts'

let door: Doorstep
beforeEach(async () => void (door = await doorstep({ trustProxy: '127.0.0.1' })))
afterEach(() => door.close())

const book = (time: '09:00' | '10:00') =>
  door.here.citizen().appointments.book(bookingAt(door.here, time, { email: 'jeanne@exemple.fr' }))

/** Asks from this address, through our proxy, as our page does. */
const ask = (verb: 'see' | 'cancel' | 'move' | 'calendar', payload: object, address = '192.0.2.7') =>
  door.app().inject({
    method: 'POST',
    url: `/api/trpc/appointments.${verb}`,
    headers: { ...ours, 'x-forwarded-for': address },
    payload,
  })

const wrong = () => randomBytes(16).toString('base64url')
/** All that keys could change. */
const everything = () =>
  JSON.stringify(
    [appointments, letters, audit, writes].map((table) => door.here.db.select().from(table).all()),
  )

describe('a key', () => {
  it('that opens nothing, no longer opens, or is said in lower case is answered with the same bytes', async () => {
    const { key } = await book('09:00')
    const before = everything()
    const swapped = key.replace(/[a-z]/i, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    const answers = [await ask('see', { key: wrong() }), await ask('see', { key: swapped })]
    door.here.setClock('2026-07-17', '08:00')
    answers.push(await ask('see', { key }), await ask('cancel', { key, requestId: uuidv7() }))
    answers.push(await ask('move', { key, requestId: uuidv7(), startsAt: at('11:00') }))
    expect(new Set(answers.map(({ body }) => body.replace(/appointments\.\w+/g, ''))).size).toBe(1)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(404))
    const headers = answers.map((answer) =>
      Object.entries(answer.headers).filter(([name]) => name !== 'date'),
    )
    expect(new Set(headers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(everything()).toBe(before)
  })

  it.each<[key: unknown, name: string]>([
    ['', 'nothing'],
    [['A'.repeat(22)], 'a list'],
    [{ $ne: '' }, 'an object'],
    ["' or 1=1 --aaaaaaaaaaaa", 'SQL'],
    [`${'A'.repeat(21)}\0`, 'a zero'],
    [`${'A'.repeat(22)}=`, 'padding'],
    ['A'.repeat(21), 'a beginning'],
  ])('that is %j (%s) is no key', async (key) => {
    expect((await ask('see', { key })).statusCode).toBe(400)
  })

  it('guessed five thousand times from as many addresses opens nothing', async () => {
    await book('09:00')
    const before = everything()
    const outcomes = new Set<string>()
    for (let times = 0; times < 5_000; times++) {
      const address = `203.0.${Math.floor(times / 250)}.${times % 250}`
      const guess = async () => see({ ...door.here.contextOf(null), address }, { key: wrong() })
      outcomes.add(await refusalOf(guess()))
    }
    expect([...outcomes]).toEqual(['notFound'])
    expect(everything()).toBe(before)
  })

  it('missed twenty times makes its address wait, and no other', async () => {
    const { key } = await book('09:00')
    for (let times = 0; times < 20; times++) expect((await ask('see', { key: wrong() })).statusCode).toBe(404)
    expect((await ask('see', { key })).statusCode).toBe(429)
    expect((await ask('see', { key }, '192.0.2.8')).statusCode).toBe(200)
  })

  it('gives rights on its own appointment only', async () => {
    const [mine, theirs] = [await book('09:00'), await book('10:00')]
    const row = () =>
      door.here.db
        .select()
        .from(appointments)
        .all()
        .find(({ id }) => id === theirs.id)
    const before = row()
    for (const more of [{ id: theirs.id }, { appointmentId: theirs.id }])
      expect((await ask('cancel', { key: mine.key, requestId: uuidv7(), ...more })).statusCode).toBe(400)
    const moved = await ask('move', { key: mine.key, requestId: uuidv7(), startsAt: at('11:00') })
    expect(moved.json()).toMatchObject({ result: { data: { id: mine.id } } })
    await ask('cancel', { key: mine.key, requestId: uuidv7() })
    expect(row()).toEqual(before)
  })

  it('T105 followed fifty times by a mail scanner, by GET and HEAD, changes nothing', async () => {
    const { key } = await book('09:00')
    const before = everything()
    const input = encodeURIComponent(JSON.stringify({ key, requestId: uuidv7() }))
    const paths = ['see', 'cancel', 'reopen', 'calendar', 'otherTimes'].map(
      (verb) => `/api/trpc/appointments.${verb}?input=${input}`,
    )
    for (let times = 0; times < 50; times++) {
      const url = [...paths, `/rendez-vous?key=${key}`][times % 6]!
      const answers = [
        await door.app().inject({ method: 'GET', url }),
        await door.app().inject({ method: 'HEAD', url }),
      ]
      expect(answers.map(({ statusCode }) => statusCode >= 400)).toEqual([true, true])
    }
    expect(everything()).toBe(before)
  })

  it('stands in no address: the link carries it after the hash, which no browser sends', async () => {
    const { key } = await book('09:00')
    const { content } = (await ask('calendar', { key })).json<{ result: { data: { content: string } } }>()
      .result.data
    expect(content.replaceAll('\r\n ', '')).toContain(`/rendez-vous#${key}`)
  })
})
