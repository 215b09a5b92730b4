import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, appointments, openings, services, waits } from '#drizzle/schema/index.ts'
import { forgetWaits } from '#server/waiting/forget-waits.ts'
import { withoutPlace } from '#shared/places.ts'
import type { ServiceMode } from '#shared/services.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { keyIn, type WaitingWorld, waitingWorld } from './waiting-world.ts'

let w: WaitingWorld
beforeEach(() => {
  w = waitingWorld()
})

const nadia = () => w.people.nadia
const homeAddress = '3 bis rue du Lac, Saint-Céré'

/** Nadia helps so on Wednesdays from 14:00 to 15:00, from nowhere in particular, until the last of these days. */
function offer(mode: ServiceMode, until = '2026-06-10', placeId: string | null = null) {
  const [serviceId, openingId] = [uuidv7(), uuidv7()]
  w.db
    .insert(services)
    .values({ ...w.service, id: serviceId, code: serviceId, mode })
    .run()
  const { advisorId } = w.openings[1]
  const recurrence = {
    repeat: 'weekly' as const,
    every: 1,
    weekdays: [3 as const],
    firstDay: '2026-01-01',
    until,
  }
  w.db
    .insert(openings)
    .values({
      ...w.openings[1],
      id: openingId,
      advisorId,
      placeId,
      serviceId,
      recurrence,
      startsAt: '14:00',
      endsAt: '15:00',
    })
    .run()
  const lastOn = (day: string) =>
    w.db
      .update(openings)
      .set({ recurrence: { ...recurrence, until: day } })
      .where(eq(openings.id, openingId))
      .run()
  return { serviceId, lastOn }
}
const waitFor = (way: ServiceMode, changed: Parameters<WaitingWorld['waitForHour']>[0] = {}) =>
  w.waitForHour({ slug: withoutPlace, way, ...changed })

describe('waiting for a call, when nothing is free', () => {
  it('is offered where no hour is left, told as a call, and taken with the answers given', async () => {
    const { lastOn } = offer('phone')
    const asked = { slug: withoutPlace, holdId: null, way: 'phone' as const }
    expect((await w.citizen().availability.atPlace(asked)).days).toEqual([])
    expect(await w.citizen().availability.places({ way: 'phone' })).toMatchObject({
      nextAnywhereAt: null,
      isAnywhere: true,
    })
    const question = {
      id: uuidv7(),
      slug: withoutPlace,
      way: 'phone' as const,
      workshopId: null,
      startsAt: null,
    }
    expect(await w.citizen().waiting.form(question)).toMatchObject({ place: null, zone: 'Europe/Paris' })
    const phone = somePhone()
    expect(await waitFor('phone', { phone })).toMatchObject({
      mode: 'phone',
      place: null,
      callAt: w.otherPlace.phone,
      ahead: 0,
      toldBy: 'sms',
    })
    expect(await w.minutePasses()).toEqual([])
    lastOn('2026-06-17')
    const [told] = await w.minutePasses()
    expect(told?.to).toBe(phone)
    expect(told?.text).toMatch(/^Place libre : mer\. 17 juin 14h00, par téléphone\. /)
    expect(told?.text).toContain(w.otherPlace.phone)
    const key = keyIn(told!.text)
    const { offer: kept } = await w.citizen().waiting.see({ key })
    const taken = await w.citizen().waiting.take({ requestId: uuidv7(), key, offerId: kept!.id })
    expect(taken).toMatchObject({
      place: null,
      service: { mode: 'phone' },
      startsAt: at('14:00', '2026-06-17'),
    })
    expect(w.waiting()).toMatchObject([{ ending: 'taken' }])
  })

  it('T136 is told once a day and three times in all', async () => {
    const { lastOn } = offer('phone')
    const phone = somePhone()
    await waitFor('phone', { phone })
    lastOn('2026-07-29')
    const heard: string[] = []
    for (let day = 15; day <= 20; day++)
      for (const time of ['09:00', '12:30', '16:00']) {
        w.setClock(`2026-06-${day}`, time)
        for (const { to } of await w.minutePasses()) heard.push(`${day} ${to}`)
      }
    expect(heard).toEqual([`15 ${phone}`, `16 ${phone}`, `17 ${phone}`])
    expect(await refusalOf(waitFor('phone', { phone }))).toBe('toldEnough')
  })

  it('needs a number to call; on screen, an address to write to; at home, where to come', async () => {
    for (const mode of ['phone', 'home', 'video'] as const) offer(mode)
    const written = { phone: null, email: 'odile@exemple.fr' }
    expect(await refusalOf(waitFor('phone', written))).toBe('phoneNeeded')
    expect(await refusalOf(waitFor('video'))).toBe('emailNeeded')
    expect(await refusalOf(waitFor('home'))).toBe('addressNeeded')
    expect(await waitFor('video', written)).toMatchObject({ mode: 'video', toldBy: 'email' })
  })

  it('is one wait for each thing, the second one after the first', async () => {
    offer('phone')
    offer('home')
    const phone = somePhone()
    await waitFor('phone', { phone })
    expect(await refusalOf(waitFor('phone', { phone }))).toBe('alreadyWaiting')
    expect(await waitFor('home', { phone, homeAddress })).toMatchObject({ ahead: 0 })
    expect(await waitFor('phone')).toMatchObject({ ahead: 1 })
    const again = w.db.$client.prepare(
      `insert into waits (id, service_id, seen, phone, language, need, added_at) values (?, ?, '[]', ?, 'fr', 'unknown', 0)`,
    )
    expect(() => again.run(uuidv7(), w.waiting()[0]!.serviceId, phone)).toThrow('UNIQUE')
  })

  it('ends with a call that the person booked by themselves, not with a visit', async () => {
    const call = offer('phone')
    const visit = offer('home', '2026-06-17')
    const phone = somePhone()
    await waitFor('phone', { phone })
    const wanted = { placeId: null, phone }
    const visited = { ...wanted, serviceId: visit.serviceId, homeAddress }
    await w.citizen().appointments.book(bookingAt(w, '14:00', visited, '2026-06-17'))
    await w.minutePasses()
    expect(w.waiting()).toMatchObject([{ endedAt: null }])
    call.lastOn('2026-06-24')
    await w
      .citizen()
      .appointments.book(bookingAt(w, '14:00', { ...wanted, serviceId: call.serviceId }, '2026-06-24'))
    await w.minutePasses()
    expect(w.waiting()).toMatchObject([{ ending: 'booked' }])
  })

  it('from a place has its number, and sends nobody there', async () => {
    const { lastOn } = offer('phone', '2026-06-10', w.place.id)
    const waiting = await waitFor('phone', { slug: w.place.slug })
    expect(waiting).toMatchObject({ mode: 'phone', place: null, callAt: w.place.phone })
    lastOn('2026-06-17')
    const [told] = await w.minutePasses()
    expect(told?.text).toContain(', par téléphone')
    expect(told?.text).toContain(w.place.phone)
    expect(told?.text).not.toContain(w.place.name)
  })
})

describe('waiting for a visit', () => {
  it('keeps where to come for the appointment, and forgets it with the rest', async () => {
    const { lastOn } = offer('home')
    await waitFor('home', { homeAddress })
    lastOn('2026-06-17')
    const [told] = await w.minutePasses()
    expect(JSON.stringify(told)).not.toContain('rue du Lac')
    const key = keyIn(told!.text)
    const { offer: kept } = await w.citizen().waiting.see({ key })
    await w.citizen().waiting.take({ requestId: uuidv7(), key, offerId: kept!.id })
    expect(w.db.select().from(appointments).all()).toMatchObject([{ homeAddress }])
    w.setClock('2026-07-16', '10:00')
    forgetWaits({ db: w.db, now: w.now() })
    expect(w.db.select().from(waits).get()).toMatchObject({ homeAddress: null, phone: null })
  })
})

describe('the advisor', () => {
  it('who helps without a place sees who waits for it, and gives one of her hours', async () => {
    const { serviceId, lastOn } = offer('phone')
    const { id: waitId } = await waitFor('phone')
    expect(await w.as(w.people.camille).waiting.list()).toEqual([])
    expect(await w.as(nadia()).waiting.list()).toMatchObject([{ id: waitId, mode: 'phone', place: null }])
    lastOn('2026-06-17')
    const month = { from: '2026-06-15', to: '2026-07-15', serviceId, placeId: null }
    const { days } = await w.as(nadia()).appointments.counter({ ...month, nowhere: true })
    expect(days).toEqual([{ day: '2026-06-17', starts: [at('14:00', '2026-06-17')] }])
    await w.as(nadia()).waiting.seat({ requestId: uuidv7(), waitId, startsAt: days[0]!.starts[0]! })
    expect(w.waiting()).toMatchObject([{ ending: 'taken' }])
    expect(w.db.select().from(appointments).all()).toMatchObject([{ placeId: null, serviceId }])
  })
})

describe('a full workshop on screen', () => {
  it('is waited for without a place', async () => {
    const { workshopId, serviceId } = w.workshop
    w.db.update(services).set({ mode: 'video' }).where(eq(services.id, serviceId)).run()
    w.db.update(advisors).set({ videoLink: 'https://visio.exemple.fr/camille' }).run()
    w.db.update(openings).set({ placeId: null }).where(eq(openings.id, workshopId)).run()
    const startsAt = at('14:00')
    for (let person = 0; person < 8; person++)
      await w.register({ placeId: null, email: `odile${person}@exemple.fr` })
    const waiting = await w.waitForSeat({ slug: withoutPlace, startsAt })
    expect(waiting).toMatchObject({ title: 'Mes photos', place: null })
    const [seat] = w.seated()
    w.db
      .update(appointments)
      .set({ cancelledAt: w.now(), cancelledBy: 'citizen' })
      .where(eq(appointments.id, seat!.id))
      .run()
    expect(await w.minutePasses()).toHaveLength(1)
  })
})
