import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings, services } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { readCalendar, valueOf } from '../read-calendar.ts'
import { at, bookingAt } from './booking-request.ts'
import { change, onceOn } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
const serviceId = uuidv7()
const videoLink = 'https://visio.exemple.fr/camille-delmas?salle=2'

/** Camille and Nadia receive on screen on Tuesday and Thursday mornings. */
beforeEach(() => {
  w = world()
  sent = []
  w.db
    .insert(services)
    .values({ ...w.service, id: serviceId, code: 'visio', mode: 'video' })
    .run()
  w.db.update(openings).set({ placeId: null, serviceId }).run()
})

const camille = () => w.as(w.people.camille)
const give = (link: string | null) =>
  camille().planning.giveRoom({ requestId: uuidv7(), videoLink: link as string })
const asked = { slug: 'a-distance', holdId: null, way: 'video' as const }
const daysOffered = async () => (await w.citizen().availability.atPlace(asked)).days.map(({ day }) => day)
const visit = { placeId: null, serviceId, phone: '0612345678', email: 'jeanne@exemple.fr' }
const book = () => w.citizen().appointments.book(bookingAt(w, '09:00', visit))
const carry = async () => {
  const house = { db: w.db, settings: w.settings, now: w.now() }
  const post = async (mail: Mail) => void sent.push(mail)
  await deliver(house, { email: post, sms: post } as never)
}

describe('an hour on screen', () => {
  it('is offered once its advisor has a room, and no more without one', async () => {
    const { ways } = await w.citizen().availability.places()
    expect([ways.includes('video'), await daysOffered()]).toEqual([false, []])
    expect(await refusalOf(book())).toBe('slotNotOpen')
    await give(videoLink)
    expect((await w.citizen().availability.places({ way: 'video' })).nextAnywhereAt).toBe(at('09:00'))
    expect((await w.citizen().availability.places()).ways).toContain('video')
    const days = await daysOffered()
    expect(days[0]).toBe('2026-06-16')
    expect(days).not.toContain('2026-06-18')
    await give(null)
    expect([(await w.citizen().availability.places()).ways.includes('video'), await daysOffered()]).toEqual([
      false,
      [],
    ])
  })

  it('says its room in the confirmation, the reminder and the calendar, and on the page, as it is at that moment', async () => {
    await give(videoLink)
    w.setClock('2026-06-09', '08:00')
    const { key } = await book()
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ videoLink })
    await carry()
    const [booked] = sent.filter(({ messageId, to }) => messageId.includes('.booked.') && to.includes('@'))
    expect(booked?.text).toContain(videoLink)
    expect(booked?.html).toContain(videoLink.replaceAll('&', '&amp;'))
    expect(booked?.subject).not.toContain('visio.exemple')
    expect(valueOf(readCalendar(booked?.calendar?.content ?? '').events[0], 'LOCATION')).toBe(videoLink)
    expect(sent.filter(({ to }) => !to.includes('@')).map(({ text }) => text)).toEqual([
      expect.not.stringContaining('visio.exemple'),
    ])
    await give('https://salle.exemple.org/autre')
    sent = []
    await carry()
    const [changed] = sent.filter(({ to }) => to.includes('@'))
    expect(changed?.subject).toMatch(/^Votre rendez-vous a changé/)
    expect(changed?.text).toContain('https://salle.exemple.org/autre')
    expect(valueOf(readCalendar(changed?.calendar?.content ?? '').events[0], 'SEQUENCE')).toBe('1')
    await give('https://salle.exemple.org/autre')
    sent = []
    await carry()
    expect(sent).toEqual([])
    w.setClock('2026-06-14', '09:00')
    await carry()
    const [reminder] = sent.filter(({ messageId }) => messageId.includes('.reminder.'))
    expect(reminder?.text).toContain('https://salle.exemple.org/autre')
    expect(reminder?.text).not.toContain('le conseiller envoie le lien')
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      videoLink: 'https://salle.exemple.org/autre',
    })
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ videoLink: null })
  })

  it('handed to a colleague, is said again with the colleague’s room', async () => {
    await give(videoLink)
    await w
      .as(w.people.nadia)
      .planning.giveRoom({ requestId: uuidv7(), videoLink: 'https://visio.exemple.fr/nadia' })
    w.db
      .insert(openings)
      .values({
        ...w.openings[0],
        id: uuidv7(),
        advisorId: w.people.nadia.actor.advisorId,
        placeId: null,
        serviceId,
      })
      .run()
    const { id, key } = await w
      .citizen()
      .appointments.book(bookingAt(w, '09:00', { ...visit, advisorId: w.people.camille.actor.advisorId }))
    await carry()
    sent = []
    const absence = { recurrence: onceOn('2026-06-16'), startsAt: null, endsAt: null, lastDay: null }
    await change(w, { does: 'planAbsence', advisorId: w.people.camille.actor.advisorId, absence }, [
      { choice: 'transfer', appointmentId: id, advisorId: w.people.nadia.actor.advisorId },
    ])
    await carry()
    expect(sent.find(({ subject }) => subject.startsWith('Votre rendez-vous a changé'))?.text).toContain(
      'https://visio.exemple.fr/nadia',
    )
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      videoLink: 'https://visio.exemple.fr/nadia',
    })
  })

  it('without a room, as an advisor may book it all the same, says that the link comes', async () => {
    const { booker: _, website: __, ticket: ___, ...said } = bookingAt(w, '09:00', visit)
    await camille().appointments.bookFor({ ...said, ownHour: { overlapReason: null } })
    await carry()
    expect(sent.find(({ to }) => to.includes('@'))?.text).toContain('le conseiller envoie le lien')
  })

  it.each([
    'http://visio.exemple.fr/salle',
    'https://visio.exemple.fr',
    'javascript:alert(1)',
    'https://visio.exemple.fr/salle" onclick="x',
    'https://visio.exemple.fr/a b',
    'https://localhost/salle',
    `https://visio.exemple.fr/${'x'.repeat(300)}`,
  ])('has no room at « %s »', async (link) => {
    expect(await refusalOf(give(link))).not.toBe('no refusal')
    expect(await camille().planning.ownRoom()).toEqual({ videoLink: null })
  })

  it('is one’s own: a colleague’s room stays', async () => {
    await give(videoLink)
    expect(await w.as(w.people.nadia).planning.ownRoom()).toEqual({ videoLink: null })
    expect(await camille().planning.ownRoom()).toEqual({ videoLink })
  })
})
