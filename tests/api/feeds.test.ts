import type { FastifyInstance } from 'fastify'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advisors, audit, calendarFeeds, grants, services, users, writes } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { forgetAllowances } from '#server/allowances.ts'
import type { FeedNames } from '#shared/feeds.ts'
import { hour } from '#shared/time.ts'
import { at, bookingAt } from './booking-request.ts'
import { change, onceOn, openingSaid } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let w: World
let app: FastifyInstance
beforeEach(async () => {
  w = world()
  app = await buildApp({ db: w.db, settings: w.settings, now: w.now })
})
afterEach(() => app.close())

const quiet = { names: 'none' as FeedNames, withOpenings: false, withAbsences: false }
const feeds = (person: Person = w.people.camille) => w.as(person).feeds
const open = async (choices: Partial<typeof quiet> = {}, person?: Person) => {
  const feed = await feeds(person).open({ requestId: uuidv7(), ...quiet, ...choices })
  return { id: feed?.id ?? '', path: new URL(feed?.address ?? '').pathname }
}
const read = (
  path: string,
  more: { method?: 'GET' | 'HEAD' | 'POST'; headers?: Record<string, string> } = {},
) => app.inject({ method: 'GET', url: path, ...more })
const book = (time: string, changed = {}) => w.citizen().appointments.book(bookingAt(w, time, changed))
const fileOf = async (path: string) => (await read(path)).body.replaceAll(/\r\n[ \t]/g, '')

/** The events of a file, each as its lines by name. */
async function eventsAt(path: string) {
  const [, ...events] = (await fileOf(path)).split('BEGIN:VEVENT\r\n')
  return events.map((event) =>
    Object.fromEntries(
      event
        .split('END:VEVENT')[0]!
        .trim()
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
    ),
  )
}

describe('the file of a feed', () => {
  it('says when and where somebody is expected, and nobody’s name, telephone or need', async () => {
    await book('09:00', {
      need: 'autonomy',
      needNote: 'Retraite',
      phone: '0699887766',
      email: 'j@exemple.fr',
    })
    const { path } = await open()
    const [event, ...others] = await eventsAt(path)
    expect(others).toEqual([])
    expect(event).toMatchObject({
      DTSTART: '20260616T070000Z',
      DTEND: '20260616T080000Z',
      SEQUENCE: '0',
      SUMMARY: 'Rendez-vous individuel',
      LOCATION: 'Médiathèque de Gramat\\, 1 place de la Halle',
    })
    expect(await fileOf(path)).not.toMatch(/Jeanne|Marty|0699887766|exemple\.fr|autonomy|Retraite|Delmas/)
  })

  it.each([
    ['initials', 'Rendez-vous individuel\\, J. M.'],
    ['full', 'Rendez-vous individuel\\, Jeanne Marty'],
  ] as const)('names people by %s when the advisor wants it', async (names, summary) => {
    await book('09:00')
    const { path } = await open({ names })
    expect((await eventsAt(path))[0]).toMatchObject({ SUMMARY: summary })
  })

  it('follows a move by its UID, its SEQUENCE and its LAST-MODIFIED; a cancelled one is gone', async () => {
    const { id, key } = await book('09:00')
    const { path } = await open()
    const [before] = await eventsAt(path)
    w.setClock('2026-06-15', '08:30')
    await w.citizen().appointments.move({ requestId: uuidv7(), key, startsAt: at('11:00') })
    const [after] = await eventsAt(path)
    expect(after).toMatchObject({ UID: before!['UID'], SEQUENCE: '1', DTSTART: '20260616T090000Z' })
    expect(before!['UID']).toContain(id)
    expect([before!['LAST-MODIFIED'], after!['LAST-MODIFIED']]).toEqual([
      '20260615T060000Z',
      '20260615T063000Z',
    ])
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    expect(await eventsAt(path)).toEqual([])
  })

  it('tells how many seats of a workshop are taken, once, even none', async () => {
    w.db.update(services).set({ kind: 'workshop' }).run()
    const opening = openingSaid(w, { recurrence: onceOn('2026-06-18'), seats: 8, title: 'Tablette' })
    const advisorId = w.people.camille.actor.advisorId
    const { openingId = '' } = await change(w, { does: 'planOpening', advisorId, opening })
    const { path } = await open()
    const [empty] = await eventsAt(path)
    expect(empty).toMatchObject({ SUMMARY: 'Tablette\\, 0 sur 8 places prises', DTSTART: '20260618T070000Z' })
    for (let seat = 1; seat <= 2; seat++)
      await w.citizen().appointments.book(bookingAt(w, '09:00', { workshopId: openingId }, '2026-06-18'))
    const [taken, ...others] = await eventsAt(path)
    expect(taken).toMatchObject({ UID: empty!['UID'], SUMMARY: 'Tablette\\, 2 sur 8 places prises' })
    expect(others).toEqual([])
  })

  it('adds openings, which leave one free, and absences, whole days as days, only if asked', async () => {
    const advisorId = w.people.camille.actor.advisorId
    const away = { startsAt: null, endsAt: null, recurrence: onceOn('2026-06-23'), lastDay: '2026-06-24' }
    await change(w, { does: 'planAbsence', advisorId, absence: away })
    const { id, path } = await open()
    expect(await eventsAt(path)).toEqual([])
    await feeds().change({
      requestId: uuidv7(),
      feedId: id,
      ...quiet,
      withOpenings: true,
      withAbsences: true,
    })
    const events = await eventsAt(path)
    expect(events.find(({ SUMMARY }) => SUMMARY === 'Absence')).toMatchObject({
      'DTSTART;VALUE=DATE': '20260623',
      'DTEND;VALUE=DATE': '20260625',
    })
    const openings = events.filter(({ SUMMARY }) => SUMMARY === 'Permanence')
    expect(openings.every(({ TRANSP }) => TRANSP === 'TRANSPARENT')).toBe(true)
    const starts = openings.map(({ DTSTART }) => DTSTART)
    expect(starts).toContain('20260616T070000Z')
    expect(starts).not.toContain('20260623T070000Z')
    expect(starts).toContain('20261027T080000Z')
  })

  it('shows the advisor’s own days only', async () => {
    await book('09:00')
    const { path } = await open({}, w.people.nadia)
    expect(await eventsAt(path)).toEqual([])
  })
})

describe('S33 the address of a feed', () => {
  it('is a secret of 256 bits, of which the file keeps only a hash', async () => {
    const { id, path } = await open()
    const key = /^\/agendas\/([A-Za-z0-9_-]{43})\.ics$/.exec(path)?.[1] ?? ''
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    const kept = JSON.stringify(
      [calendarFeeds, audit, writes].map((table) => w.db.select().from(table).all()),
    )
    expect(kept).toContain(id)
    expect(kept).not.toContain(key)
    expect((await feeds().own())?.address).toBe(`${w.settings.publicUrl}${path}`)
    expect(await feeds(w.people.nadia).own()).toBeNull()
  })

  it('guessed, teaches nothing, and makes whoever guesses wait; a right one is still answered', async () => {
    const { path } = await open()
    const guesses = [
      path.replace(/.\.ics$/, (end) => (end === 'A.ics' ? 'E.ics' : 'A.ics')),
      '/agendas/x.ics',
      path.replace('.ics', ''),
      '/agendas/.ics',
    ]
    const answers = await Promise.all(guesses.map((guess) => read(guess)))
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      guesses.map(() => [404, '{"error":"notFound"}']),
    )
    for (let tries = guesses.length; tries < 20; tries++) await read('/agendas/x.ics')
    expect((await read('/agendas/x.ics')).statusCode).toBe(429)
    expect((await read(path)).statusCode).toBe(200)
    w.setClock('2026-06-16', '10:00')
    forgetAllowances({ db: w.db, now: w.now() + 24 * hour })
    expect((await read('/agendas/x.ics')).statusCode).toBe(404)
  })

  it('closed, opens nothing at once; renewed, the former one neither', async () => {
    const first = await open({ names: 'full' })
    const second = await open({ names: 'full' })
    expect(second.path).not.toBe(first.path)
    expect([(await read(first.path)).statusCode, (await read(second.path)).statusCode]).toEqual([404, 200])
    expect(await refusalOf(feeds().close({ requestId: uuidv7(), feedId: first.id }))).toBe('notFound')
    await feeds().close({ requestId: uuidv7(), feedId: second.id })
    expect((await read(second.path)).statusCode).toBe(404)
    expect(await feeds().own()).toBeNull()
    expect(() => w.db.update(calendarFeeds).set({ closedAt: null }).run()).toThrow('never opens again')
  })

  it('is closed by its own advisor only', async () => {
    const { id, path } = await open()
    const nadia = feeds(w.people.nadia)
    expect(await refusalOf(nadia.close({ requestId: uuidv7(), feedId: id }))).toBe('notFound')
    expect(await refusalOf(nadia.change({ requestId: uuidv7(), feedId: id, ...quiet, names: 'full' }))).toBe(
      'notFound',
    )
    expect((await read(path)).statusCode).toBe(200)
  })

  it.each([
    ['receives no more', () => w.db.update(advisors).set({ deactivatedAt: 1 }).run()],
    ['has a disabled account', () => w.db.update(users).set({ disabledAt: 1 }).run()],
    [
      'is no longer an advisor',
      () => w.db.update(grants).set({ revokedAt: 1 }).where(eq(grants.role, 'advisor')).run(),
    ],
  ])('of somebody who %s opens nothing', async (_, leave) => {
    const { path } = await open()
    expect((await read(path)).statusCode).toBe(200)
    leave()
    expect((await read(path)).statusCode).toBe(404)
  })

  it('asked twice with the same request, is the same', async () => {
    const request = { requestId: uuidv7(), ...quiet }
    const [once, again] = [await feeds().open(request), await feeds().open(request)]
    expect(again).toEqual(once)
    expect(w.db.select().from(calendarFeeds).all()).toHaveLength(1)
    expect(w.db.select().from(audit).all()).toMatchObject([{ verb: 'feeds.open' }])
  })
})

describe('a calendar that asks again', () => {
  it('is told that nothing changed, until something does', async () => {
    const { path } = await open()
    const { headers } = await read(path)
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
    const again = () => read(path, { headers: { 'if-none-match': `W/${String(headers.etag)}` } })
    w.setClock('2026-06-15', '09:00')
    expect(await again()).toMatchObject({ statusCode: 304, body: '' })
    await book('11:00')
    expect((await again()).statusCode).toBe(200)
  })

  it('reads, and nothing else: neither GET nor HEAD writes, and nothing can be posted', async () => {
    const { path } = await open()
    const changes = () => w.db.$client.prepare('select total_changes()').pluck().get()
    const before = changes()
    await read(path)
    expect((await read(path, { method: 'HEAD' })).statusCode).toBe(200)
    expect(changes()).toBe(before)
    expect((await read(path, { method: 'POST' })).statusCode).toBe(415)
  })
})
