import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, places } from '#drizzle/schema/index.ts'
import { appointmentTold } from '#server/notifications/appointment-told.ts'
import { calendarFile, invitation } from '#server/notifications/calendar-file.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { readCalendar, valueOf } from '../read-calendar.ts'
import { at, bookingAt } from './booking-request.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
beforeEach(() => {
  w = world({
    publicUrl: 'https://rendez-vous.lot.fr',
    operator: 'Département "du Lot"; Permanence',
    contact: 'aide@lot.fr',
  })
  sent = []
})

const carry = () =>
  deliver(
    { db: w.db, settings: w.settings, now: w.now() },
    { email: (mail) => Promise.resolve(void sent.push(mail)), sms: null },
  )
const byEmail = { phone: null, email: 'jeanne@exemple.fr' }
const book = (day = '2026-07-07', changed: object = {}) =>
  w.citizen().appointments.book(bookingAt(w, '10:00', { ...byEmail, ...changed }, day))
const toldOf = (id: string) => appointmentTold(w.db).get({ id })!
const link = 'https://rendez-vous.lot.fr/rendez-vous#0123456789AB'

describe('the calendar entry of an e-mail', () => {
  it('T54 asks once, in UTC, in the name of the house, and wants no answer', async () => {
    const { id } = await book()
    await carry()
    const [mail] = sent
    expect(mail?.calendar?.method).toBe('REQUEST')
    const { lines, events } = readCalendar(mail?.calendar?.content ?? '')
    expect(valueOf(lines, 'METHOD')).toBe('REQUEST')
    expect(valueOf(lines, 'VERSION')).toBe('2.0')
    expect(events).toHaveLength(1)
    const [event] = events
    expect(valueOf(event, 'UID')).toBe(`${id}@rendez-vous.lot.fr`)
    expect(valueOf(event, 'DTSTART')).toBe('20260707T080000Z')
    expect(valueOf(event, 'DTEND')).toBe('20260707T090000Z')
    expect(valueOf(event, 'SEQUENCE')).toBe('0')
    expect(valueOf(event, 'STATUS')).toBe('CONFIRMED')
    expect(valueOf(event, 'ORGANIZER')?.toLowerCase()).toBe('mailto:aide@lot.fr')
    const attendee = event?.find(({ name }) => name === 'ATTENDEE')
    expect(attendee?.value.toLowerCase()).toBe('mailto:jeanne@exemple.fr')
    expect(attendee?.parameters).toMatchObject({ PARTSTAT: 'ACCEPTED', RSVP: 'FALSE' })
    expect(mail?.calendar?.content).not.toMatch(/Jeanne|Marty/)
  })

  it('T54 keeps the hour on the wall after the clocks change', async () => {
    w.setClock('2026-09-20', '08:00')
    await book('2026-10-27')
    await carry()
    const { events } = readCalendar(sent[0]?.calendar?.content ?? '')
    expect(valueOf(events[0], 'DTSTART')).toBe('20261027T090000Z')
  })

  it('T108 keeps its name and counts each change of mind, to the cancellation', async () => {
    const { id, key } = await book()
    await carry()
    await w.citizen().appointments.move({ requestId: uuidv7(), key, startsAt: at('11:00', '2026-07-07') })
    await carry()
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await carry()
    const read = sent
      .filter(({ calendar }) => calendar !== null)
      .map(({ calendar }) => ({ method: calendar?.method, ...readCalendar(calendar?.content ?? '') }))
    expect(read.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(read.map(({ lines }) => valueOf(lines, 'METHOD'))).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(read.map(({ events }) => valueOf(events[0], 'SEQUENCE'))).toEqual(['0', '1', '2'])
    expect(new Set(read.map(({ events }) => valueOf(events[0], 'UID')))).toEqual(
      new Set([`${id}@rendez-vous.lot.fr`]),
    )
    expect(valueOf(read[1]?.events[0], 'DTSTART')).toBe('20260707T090000Z')
    expect(valueOf(read[2]?.events[0], 'STATUS')).toBe('CANCELLED')
  })

  it('is not repeated by a reminder', async () => {
    await book('2026-06-23')
    w.setClock('2026-06-21', '10:00')
    await carry()
    const reminder = sent.find(({ messageId }) => messageId.includes('.reminder.'))
    expect(reminder?.calendar).toBeNull()
  })

  it('stays a file to download, which asks nothing of anybody', async () => {
    const { key } = await book()
    const { content } = await w.citizen().appointments.calendar({ key })
    const { lines, events } = readCalendar(content)
    expect(valueOf(lines, 'METHOD')).toBe('PUBLISH')
    expect(events[0]?.some(({ name }) => name === 'ATTENDEE' || name === 'ORGANIZER')).toBe(false)
  })
})

describe('whatever the name of a place', () => {
  const expected = [
    'UID',
    'SEQUENCE',
    'DTSTAMP',
    'DTSTART',
    'DTEND',
    'SUMMARY',
    'LOCATION',
    'DESCRIPTION',
    'STATUS',
  ]

  it('S11 the entry is one, with the exact words and not a line more', async () => {
    const { id } = await book()
    const one = toldOf(id)
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom(
        '\r\nATTENDEE:mailto:evil@exemple.fr',
        'fin\nEND:VEVENT\nBEGIN:VEVENT',
        'a;b,c\\d\\ne"f:g',
        '👩‍🌾'.repeat(60),
        'é'.repeat(5_000),
      ),
    )
    fc.assert(
      fc.property(nasty, nasty, (name, address) => {
        const place = { ...one.place!, name, address }
        for (const content of [
          calendarFile(w, { ...one, place }, link),
          invitation(w, { ...one, place }, { to: 'jeanne@exemple.fr', link }).content,
        ]) {
          const { events } = readCalendar(content)
          expect(events).toHaveLength(1)
          const names = events[0]!
            .map((line) => line.name)
            .filter((each) => !/^(ORGANIZER|ATTENDEE)$/.test(each))
          expect(names.toSorted()).toEqual(expected.toSorted())
          const where = `${name}, ${address}, ${place.postalCode} ${place.communeName}`
          expect(valueOf(events[0], 'LOCATION')).toBe(where.replace(/\r\n|\r/g, '\n'))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('S11 an injected place is kept as words in the letter too', async () => {
    const name = '<img src=x onerror=alert(1)> & "Mairie"'
    w.db.update(places).set({ name }).where(eq(places.id, w.place.id)).run()
    await book()
    await carry()
    expect(sent[0]?.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Mairie&quot;')
    expect(sent[0]?.html).not.toMatch(/<img|<script|src=["h]|url\(|@import/)
    expect(w.db.select().from(appointments).all()).toHaveLength(1)
  })
})
