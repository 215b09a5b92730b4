import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, audit, openings, services } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { promiseEves } from '#server/notifications/promise-eves.ts'
import { feedFile } from '#server/feeds/feed-file.ts'
import { at, bookingAt } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
const serviceId = uuidv7()
const homeAddress = '3 bis rue du Lac, Saint-Céré'

/** Camille goes to people's homes on Tuesday mornings. */
beforeEach(() => {
  w = world()
  sent = []
  w.db
    .insert(services)
    .values({ ...w.service, id: serviceId, code: 'domicile', mode: 'home' })
    .run()
  w.db.update(openings).set({ placeId: null, serviceId }).run()
})

const visit = { placeId: null, serviceId, homeAddress, phone: '0612345678', email: 'jeanne@exemple.fr' }
const book = () => w.citizen().appointments.book(bookingAt(w, '09:00', visit))
const carry = async () => {
  const house = { db: w.db, settings: w.settings, now: w.now() }
  const post = async (mail: Mail) => void sent.push(mail)
  await deliver(house, { email: post, sms: post } as never)
}

describe('a visit at home', () => {
  it('keeps the address, and shows it to the person and to their advisor only', async () => {
    const { key } = await book()
    expect(w.db.select().from(appointments).get()).toMatchObject({ homeAddress })
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ homeAddress })
    const days = { from: '2026-06-16', to: '2026-06-16' }
    expect((await w.as(w.people.camille).appointments.agenda(days)).appointments).toMatchObject([
      { homeAddress },
    ])
    expect((await w.as(w.people.nadia).appointments.agenda(days)).appointments).toEqual([])
  })

  it('never writes it to the person, in a subject, an SMS or a calendar', async () => {
    const { id } = await book()
    await carry()
    w.setClock('2026-06-15', '08:30')
    await w.as(w.people.camille).appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId: id })
    await carry()
    expect(sent.length).toBeGreaterThan(3)
    expect(JSON.stringify(sent)).not.toMatch(/rue du Lac/)
    const feed = {
      advisorId: w.people.camille.actor.advisorId,
      names: 'full' as const,
      withOpenings: true,
      withAbsences: true,
      changedAt: w.now(),
    }
    const ctx = { ...w, now: w.now(), actor: null, address: '', trace: '' } as never
    expect(feedFile(ctx, feed)).not.toMatch(/rue du Lac/)
  })

  it('tells the advisor where to go on the eve, in the letter and never in its subject', async () => {
    await book()
    w.setClock('2026-06-15', '17:00')
    promiseEves({ db: w.db, settings: w.settings, now: w.now() })
    await carry()
    const eve = sent.find(({ messageId }) => messageId.includes('.eve.'))
    expect(eve?.text).toContain(homeAddress)
    expect(eve?.subject).not.toContain('Lac')
  })

  it('is booked at the counter with its address', async () => {
    const { booker: _, website: __, ticket: ___, ...said } = bookingAt(w, '10:00', visit)
    await w.as(w.people.camille).appointments.bookFor({ ...said, ownHour: null })
    expect(w.db.select().from(appointments).get()).toMatchObject({ homeAddress, startsAt: at('10:00') })
  })

  it('leaves the number of the place where the advisor receives: on the page, by SMS, by e-mail and in the calendar', async () => {
    w.db
      .insert(openings)
      .values({
        ...w.db.select().from(openings).all()[0]!,
        id: uuidv7(),
        placeId: w.place.id,
        serviceId: null,
      })
      .run()
    const { key } = await book()
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ place: null, callAt: w.place.phone })
    await carry()
    const toPerson = sent.filter(({ to }) => to === visit.phone || to === visit.email)
    expect(toPerson).toHaveLength(2)
    for (const { text } of toPerson) expect(text.replace(/\s/g, '')).toContain(w.place.phone)
    expect(toPerson.flatMap(({ calendar }) => calendar?.content.replace(/\s/g, '') ?? [])).toEqual([
      expect.stringContaining(w.place.phone),
    ])
  })

  it('taken in hours of a place sends nobody to that place', async () => {
    w.db.update(openings).set({ placeId: w.place.id, serviceId: null }).run()
    const { key } = await w
      .citizen()
      .appointments.book(bookingAt(w, '09:00', { ...visit, placeId: w.place.id }))
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ place: null, callAt: w.place.phone })
    await carry()
    expect(sent).toHaveLength(2)
    expect(JSON.stringify(sent)).not.toContain(w.place.name)
    expect(sent.find(({ to }) => to === visit.phone)?.text).toContain('à domicile')
    w.setClock('2026-06-15', '17:00')
    promiseEves({ db: w.db, settings: w.settings, now: w.now() })
    await carry()
    expect(sent.find(({ messageId }) => messageId.includes('.eve.'))?.text).toContain(homeAddress)
  })
})

describe('the address of a visit', () => {
  const elsewhere = '12 place du Mercadial, Saint-Céré'
  const kept = () => w.db.select().from(appointments).get()
  const move = (key: string, to = elsewhere, requestId = uuidv7()) =>
    w.citizen().appointments.changeAddress({ requestId, key, homeAddress: to })
  const audited = () =>
    w.db
      .select()
      .from(audit)
      .all()
      .filter(({ verb }) => verb.startsWith('appointments.changeAddress')).length

  it('is changed by the person, who is told again, and so is the advisor; the hour and the link stay', async () => {
    const { key } = await book()
    await carry()
    sent = []
    expect(await move(key)).toMatchObject({ homeAddress: elsewhere, startsAt: at('09:00') })
    expect(kept()).toMatchObject({ homeAddress: elsewhere, revision: 1, startsAt: at('09:00') })
    await carry()
    expect(sent.map(({ to, messageId }) => `${messageId.split('.')[1]} ${to}`).sort()).toEqual(
      [`moved ${visit.phone}`, `moved ${visit.email}`, `newAddress ${w.people.camille.email}`].sort(),
    )
    const mail = sent.find(({ to }) => to === visit.email)
    expect(mail?.calendar?.content).toMatch(/SEQUENCE:1\b/)
    const told = sent.find(({ to }) => to === w.people.camille.email)
    expect(told?.text).toContain(elsewhere)
    expect(told?.subject).not.toContain('Mercadial')
    expect(JSON.stringify(sent.filter((letter) => letter !== told))).not.toContain('Mercadial')
    expect(audited()).toBe(1)
  })

  it('said again, or twice by one request, tells nobody twice', async () => {
    const { key } = await book()
    const requestId = uuidv7()
    await move(key, elsewhere, requestId)
    await move(key, elsewhere, requestId)
    await move(key)
    expect(kept()?.revision).toBe(1)
    expect(await refusalOf(move(key, homeAddress, requestId))).toBe('keyReused')
  })

  it('is changed online until four hours before, then by telephone', async () => {
    const { key } = await book()
    w.setClock('2026-06-16', '04:59')
    await move(key)
    w.setClock('2026-06-16', '05:00')
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ mayChangeAddress: false })
    expect(await refusalOf(move(key, homeAddress))).toBe('tooLateToCancel')
    expect(kept()?.homeAddress).toBe(elsewhere)
  })

  it('of a cancelled visit is not changed, nor is one given to what is no visit', async () => {
    const { key } = await book()
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    expect(await refusalOf(move(key))).toBe('appointmentOver')
    w.db.update(services).set({ mode: 'phone' }).where(eq(services.id, serviceId)).run()
    const called = await w
      .citizen()
      .appointments.book(bookingAt(w, '11:00', { ...visit, phone: '0611223344' }))
    expect(await refusalOf(move(called.key))).toBe('notFound')
    expect(kept()?.homeAddress).toBe(homeAddress)
  })

  it('is changed by their advisor until the visit begins, and by nobody else', async () => {
    const { id } = await book()
    const change = (who = w.people.camille, to = elsewhere) =>
      w
        .as(who)
        .appointments.changeAddressByAdvisor({ requestId: uuidv7(), appointmentId: id, homeAddress: to })
    await carry()
    sent = []
    expect(await refusalOf(change(w.people.nadia))).toBe('notFound')
    expect(await change()).toMatchObject({ homeAddress: elsewhere })
    await carry()
    expect(sent.map(({ to }) => to).sort()).toEqual([visit.phone, visit.email].sort())
    expect(audited()).toBe(1)
    w.setClock('2026-06-16', '09:00')
    expect(await refusalOf(change(w.people.camille, homeAddress))).toBe('appointmentOver')
    expect(kept()?.homeAddress).toBe(elsewhere)
  })

  it('changed for somebody with a landline only is a call to make', async () => {
    const { id } = await w
      .citizen()
      .appointments.book(bookingAt(w, '09:00', { ...visit, phone: '0565112233', email: null }))
    const camille = w.as(w.people.camille).appointments
    await camille.changeAddressByAdvisor({ requestId: uuidv7(), appointmentId: id, homeAddress: elsewhere })
    expect(await camille.toCall()).toMatchObject([{ id }])
  })
})
