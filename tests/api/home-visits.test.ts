import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, openings, services } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { promiseEves } from '#server/notifications/promise-eves.ts'
import { feedFile } from '#server/feeds/feed-file.ts'
import { at, bookingAt } from './booking-request.ts'
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
})
