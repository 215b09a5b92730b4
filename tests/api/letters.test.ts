import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { type Post, Undeliverable } from '#server/notifications/post.ts'
import { hour, minute } from '#shared/time.ts'
import { at, bookingAt } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
beforeEach(() => {
  w = world()
  sent = []
})

/** A postman who remembers, after having failed as told. */
const postman =
  (...troubles: Error[]): Post =>
  async (mail) => {
    const trouble = troubles.shift()
    if (trouble) throw trouble
    sent.push(mail)
  }
const carry = (email = postman()) =>
  deliver({ db: w.db, settings: w.settings, now: w.now() }, { email, sms: null })
const kept = () => w.db.select().from(letters).all()
const byEmail = { phone: null, email: 'jeanne@exemple.fr' }
const book = (changed = {}) =>
  w.citizen().appointments.book(bookingAt(w, '09:00', { ...byEmail, ...changed }))
const silence = () => Object.assign(new Error('connect ECONNREFUSED 192.0.2.9'), { code: 'ECONNREFUSED' })

describe('a letter', () => {
  it('leaves once, with the day, the place, what to bring, the link and the calendar file', async () => {
    const { id, reference, key } = await book()
    expect([await carry(), await carry()]).toEqual([1, 0])
    const [mail] = sent
    expect(mail).toMatchObject({
      to: 'jeanne@exemple.fr',
      subject: 'Votre rendez-vous : mardi 16\u00a0juin à 9\u00a0h\u00a000',
      messageId: `<${id}.booked.0@localhost>`,
      calendar: { method: 'REQUEST' },
    })
    for (const words of [
      'Mardi 16 juin à 9 h 00 (1 h)',
      'Médiathèque de Gramat',
      '05 65 00 00 00',
      'À apporter',
    ])
      expect(mail?.text.replaceAll('\u00a0', ' ')).toContain(words)
    expect(mail?.text).toContain(`${reference.slice(0, 4)} ${reference.slice(4)}`)
    expect(mail?.text).not.toMatch(/Jeanne|Marty/)
    expect(mail?.text).not.toContain(key)
    expect(kept()).toMatchObject([{ sentAt: w.now(), attempts: 1, lastError: null }])
  })

  it('carries its own key, which opens the appointment', async () => {
    const { reference } = await book()
    await carry()
    const [, key = ''] = sent[0]?.text.match(/http:\/\/localhost:3000\/rendez-vous#([\w-]{22})/) ?? []
    expect((await w.citizen().appointments.see({ key })).reference).toBe(reference)
  })

  it('is in English for whoever booked in English', async () => {
    await book({ language: 'en' })
    await carry()
    expect(sent[0]?.subject.replaceAll('\u00a0', ' ')).toBe('Your appointment: Tuesday 16 June at 9:00 am')
    expect(sent[0]?.text).toContain('http://localhost:3000/en/rendez-vous#')
  })

  it('waits a minute, then two, then four when nobody answers, and keeps its name', async () => {
    await book()
    await carry(postman(silence()))
    const [first] = kept()
    expect(first).toMatchObject({ sentAt: null, attempts: 1, lastError: 'ECONNREFUSED' })
    const pause = (first?.dueAt ?? 0) - w.now()
    expect(pause).toBeGreaterThanOrEqual(minute)
    expect(pause).toBeLessThanOrEqual(1.25 * minute)
    expect(await carry()).toBe(0)
    w.setClock('2026-06-15', '08:02')
    expect(await carry(postman(silence()))).toBe(0)
    w.setClock('2026-06-15', '08:05')
    expect(await carry()).toBe(1)
    expect(kept()[0]).toMatchObject({ attempts: 3, lastError: null })
  })

  it('leaves the others in peace after a first silence', async () => {
    await book()
    await w.citizen().appointments.book(bookingAt(w, '10:00', { phone: null, email: 'paul@exemple.fr' }))
    await carry(postman(silence()))
    expect(
      kept()
        .map(({ attempts }) => attempts)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1])
  })

  it('is given up when the mail server refuses it for good, and the next one leaves', async () => {
    await book()
    await w.citizen().appointments.book(bookingAt(w, '10:00', { phone: null, email: 'paul@exemple.fr' }))
    expect(await carry(postman(new Undeliverable('EENVELOPE 550')))).toBe(1)
    expect(kept()).toContainEqual(
      expect.objectContaining({ abandonedAt: w.now(), lastError: 'EENVELOPE 550' }),
    )
  })

  it.each([
    [
      'cancelled',
      async (key: string) => void (await w.citizen().appointments.cancel({ requestId: uuidv7(), key })),
    ],
    [
      'moved',
      async (key: string) =>
        void (await w.citizen().appointments.move({ requestId: uuidv7(), key, startsAt: at('11:00') })),
    ],
    ['begun', async () => void w.setClock('2026-06-16', '09:00')],
  ])('does not leave once the appointment is %s', async (reason, change) => {
    const { key } = await book()
    await change(key)
    await carry()
    expect(kept().find(({ kind }) => kind === 'booked')).toMatchObject({ sentAt: null, lastError: reason })
    expect(sent.every(({ messageId }) => !messageId.includes('.booked.'))).toBe(true)
  })

  it('being carried when the server dies is taken up again five minutes later, under the same name', async () => {
    const { id } = await book()
    const never = deliver(
      { db: w.db, settings: w.settings, now: w.now() },
      {
        email: () => new Promise(() => {}),
        sms: null,
      },
    )
    expect(await carry()).toBe(0)
    w.setClock('2026-06-15', '08:05')
    expect(await carry()).toBe(1)
    expect(sent[0]?.messageId).toBe(`<${id}.booked.0@localhost>`)
    expect(never).toBeInstanceOf(Promise)
  })

  it('stays in the house without a mail server, readable by the administrator only', async () => {
    await book()
    expect(await deliver({ db: w.db, settings: w.settings, now: w.now() })).toBe(0)
    const { administrator, camille } = w.people
    const [letter] = await w.as(administrator).notifications.outbox()
    expect(letter).toMatchObject({ kind: 'booked', sentAt: null, written: { to: 'j…@exemple.fr' } })
    expect(letter?.written?.text).toContain('/rendez-vous#…')
    expect(await refusalOf(w.as(camille).notifications.outbox())).toBe('notYours')
    expect(await refusalOf(w.citizen().notifications.outbox())).toBe('signInFirst')
  })

  it('tells a cancellation, with a calendar file that takes the appointment out', async () => {
    const { key } = await book()
    await carry()
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await carry()
    const told = sent.find(({ messageId }) => messageId.includes('.cancelled.'))
    expect(told).toMatchObject({
      subject: 'Rendez-vous annulé : mardi 16\u00a0juin à 9\u00a0h\u00a000',
      calendar: { method: 'CANCEL' },
    })
    expect(told?.text).not.toContain('rendez-vous#')
    expect(w.now()).toBeLessThan(at('09:00') - hour)
  })
})
