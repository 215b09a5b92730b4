import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings, placeClosures, services } from '#drizzle/schema/index.ts'
import { at, bookingAt, holdOf, somePhone } from './booking-request.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const gramat = () => w.place.slug

/** A service of this kind; open to the public unless told. */
function offer(changed: Partial<typeof services.$inferInsert>) {
  const row = { ...w.service, id: uuidv7(), code: uuidv7(), ...changed }
  w.db.insert(services).values(row).run()
  return row
}

function open(changed: Partial<typeof openings.$inferInsert>) {
  const row = { ...w.openings[0], id: uuidv7(), ...changed }
  w.db.insert(openings).values(row).run()
  return row
}

/** Nadia answers the phone on Wednesdays, from nowhere in particular. */
function answerThePhone() {
  const phone = offer({ kind: 'individual', mode: 'phone', minutes: 30 })
  const wednesdays = { ...w.openings[0].recurrence, weekdays: [3 as const] }
  const placeless = {
    placeId: null,
    serviceId: phone.id,
    recurrence: wednesdays,
    advisorId: w.openings[1].advisorId,
  }
  open({ ...placeless, startsAt: '14:00', endsAt: '15:00' })
  return phone
}

/** On Tuesdays from 14:00 to 16:00 at Gramat, two seats. */
function leadWorkshop(changed: Partial<typeof openings.$inferInsert> = {}) {
  const service = offer({ kind: 'workshop', minutes: 120, nameFr: 'Atelier collectif' })
  const hours = { startsAt: '14:00', endsAt: '16:00', seats: 2, title: 'Repérer les arnaques' }
  return { service, opening: open({ serviceId: service.id, ...hours, ...changed }) }
}

describe('how one is helped', () => {
  it('is asked only among what the house offers', async () => {
    expect((await w.citizen().availability.places()).ways).toEqual(['place'])
    answerThePhone()
    leadWorkshop()
    offer({ kind: 'individual', mode: 'home', openToPublic: false })
    offer({ kind: 'individual', mode: 'video', retiredAt: w.now() })
    expect((await w.citizen().availability.places()).ways).toEqual(['place', 'phone', 'workshop'])
  })

  it('T87 by phone needs no place: its next hour stands beside the places, whose own hours are for other things', async () => {
    answerThePhone()
    const { places, nextAnywhereAt } = await w.citizen().availability.places({ way: 'phone' })
    expect(nextAnywhereAt).toBe(at('14:00', '2026-06-17'))
    expect(places.map(({ nextSlotAt }) => nextSlotAt)).toEqual([null, null])
    expect(await w.citizen().availability.places()).toMatchObject({ nextAnywhereAt: null })
  })

  it('by phone from a place, where the opening is for everything', async () => {
    answerThePhone()
    w.db.$client.prepare('update openings set service_id = null where id = ?').run(w.openings[0].id)
    const { places } = await w.citizen().availability.places({ way: 'phone' })
    expect(places.map(({ nextSlotAt }) => nextSlotAt)).toEqual([null, at('09:00')])
    const { days, service } = await w
      .citizen()
      .availability.atPlace({ slug: gramat(), holdId: null, way: 'phone' })
    expect(service).toMatchObject({ minutes: 30 })
    expect(days[0]?.starts).toHaveLength(6)
  })

  it('by phone is booked without a place', async () => {
    const phone = answerThePhone()
    const asked = { slug: 'a-distance', holdId: null, way: 'phone' as const }
    const { place, zone, days } = await w.citizen().availability.atPlace(asked)
    expect([place, zone]).toEqual([null, 'Europe/Paris'])
    expect(days[0]).toEqual({
      day: '2026-06-17',
      starts: [at('14:00', '2026-06-17'), at('14:30', '2026-06-17')],
    })
    const wanted = { placeId: null, serviceId: phone.id, startsAt: days[0]?.starts[0] ?? 0 }
    const made = await w.citizen().appointments.book({ ...bookingAt(w), ...wanted })
    expect(made).toMatchObject({ place: null, startsAt: at('14:00', '2026-06-17') })
    expect((await w.citizen().availability.atPlace(asked)).days[0]?.starts).toHaveLength(1)
  })

  it('at a place has no hour without a place', async () => {
    const asked = { slug: 'a-distance', holdId: null }
    expect(await refusalOf(w.citizen().availability.atPlace(asked))).toBe('notFound')
    expect(await refusalOf(w.citizen().availability.atPlace({ ...asked, way: 'place' }))).toBe('notFound')
  })

  it('the address that stands for no place is never given to one', async () => {
    const { administrator } = w.people
    const { address, postalCode, communeCode, phone } = w.place
    const input = { address, postalCode, communeCode, phone, accessNote: '', stepFree: false }
    await w.as(administrator).places.add({ requestId: uuidv7(), name: 'À distance', ...input })
    const { places } = await w.citizen().availability.places()
    expect(places.map(({ slug }) => slug)).toContain('a-distance-2')
  })
})

describe('the workshops to come', () => {
  const list = () => w.citizen().availability.workshops()

  it('T123 are future, inside notice and horizon, neither cancelled nor over a closure', async () => {
    const { opening } = leadWorkshop()
    const days = async () => (await list()).workshops.map(({ day }) => day)
    expect((await days()).slice(0, 3)).toEqual(['2026-06-16', '2026-06-23', '2026-06-30'])
    expect((await days()).at(-1)).toBe('2026-08-11')
    w.setClock('2026-06-16', '13:01')
    expect((await days())[0]).toBe('2026-06-23')
    const { id, placeId } = { id: uuidv7(), placeId: w.place.id }
    w.db.insert(placeClosures).values({ id, placeId, firstDay: '2026-06-23', lastDay: '2026-06-23' }).run()
    expect((await days())[0]).toBe('2026-06-30')
    const cancelled = { ...opening.recurrence, exceptions: [{ day: '2026-06-30', movedTo: null }] }
    w.db.$client
      .prepare('update openings set recurrence = ? where id = ?')
      .run(JSON.stringify(cancelled), opening.id)
    expect((await days())[0]).toBe('2026-07-07')
  })

  it('say what they are about, where, and how many seats are left', async () => {
    const { opening, service } = leadWorkshop()
    const { workshops, places, homeZone } = await list()
    expect(workshops[0]).toEqual({
      workshopId: opening.id,
      serviceId: service.id,
      title: 'Repérer les arnaques',
      service: { nameFr: 'Atelier collectif', nameEn: 'One-to-one appointment', suggests: [] },
      placeId: w.place.id,
      day: '2026-06-16',
      startsAt: at('14:00'),
      endsAt: at('16:00'),
      seatsLeft: 2,
    })
    expect(places.map(({ name }) => name)).toEqual(['Médiathèque de Gramat'])
    expect(homeZone).toBe('Europe/Paris')
  })

  it('stay when they are full, and are no longer the next of their place', async () => {
    const { opening, service } = leadWorkshop()
    const seat = { serviceId: service.id, workshopId: opening.id }
    const take = () => w.citizen().appointments.book({ ...bookingAt(w, '14:00', seat), phone: somePhone() })
    await take()
    expect((await list()).workshops[0]).toMatchObject({ seatsLeft: 1 })
    await take()
    expect((await list()).workshops[0]).toMatchObject({ day: '2026-06-16', seatsLeft: 0 })
    const { places } = await w.citizen().availability.places({ way: 'workshop' })
    expect(places.map(({ nextSlotAt }) => nextSlotAt)).toEqual([null, at('14:00', '2026-06-23')])
  })

  it('of one place are those of its page, with the seat that one holds counted as free', async () => {
    const { opening, service } = leadWorkshop({ seats: 1 })
    const request = bookingAt(w, '14:00', { serviceId: service.id, workshopId: opening.id })
    await w.citizen().appointments.hold(holdOf(request))
    const seats = async (holdId: string | null) =>
      (await w.citizen().availability.atPlace({ slug: gramat(), holdId, way: 'workshop' })).workshops[0]
        ?.seatsLeft
    expect([await seats(null), await seats(request.id)]).toEqual([0, 1])
    const elsewhere = { slug: w.otherPlace.slug, holdId: null, way: 'workshop' as const }
    expect((await w.citizen().availability.atPlace(elsewhere)).workshops).toEqual([])
  })

  it('a full one offers its own other days, and no other workshop', async () => {
    const { opening, service } = leadWorkshop({ seats: 1 })
    open({ serviceId: service.id, startsAt: '16:30', endsAt: '18:30', seats: 5, title: 'Autre chose' })
    const seat = { serviceId: service.id, workshopId: opening.id }
    await w.citizen().appointments.book(bookingAt(w, '14:00', seat))
    const { problem, more } = await detailsOf(w.citizen().appointments.book(bookingAt(w, '14:00', seat)))
    expect(problem).toBe('workshopFull')
    const { nearest } = more as { nearest: { workshopId: string }[] }
    expect(nearest).toHaveLength(3)
    expect(new Set(nearest.map(({ workshopId }) => workshopId))).toEqual(new Set([opening.id]))
  })
})

describe('several services at the same place', () => {
  const asked = () => ({ slug: gramat(), holdId: null })
  const short = () => offer({ kind: 'individual', minutes: 20, stepMinutes: 20, nameFr: 'Aide rapide' })

  it('are all offered once they have free hours there, and each shows its own hours', async () => {
    const quick = short()
    expect((await w.citizen().availability.atPlace(asked())).services).toEqual([])
    w.db.$client.prepare('update openings set service_id = null where id = ?').run(w.openings[0].id)
    const usual = await w.citizen().availability.atPlace(asked())
    expect(usual.services.map(({ id }) => id)).toEqual([w.service.id, quick.id])
    expect(usual.service).toMatchObject({ id: w.service.id, minutes: 60 })
    const chosen = await w.citizen().availability.atPlace({ ...asked(), serviceId: quick.id })
    expect(chosen.service).toMatchObject({ id: quick.id, minutes: 20 })
    expect(chosen.days[0]?.starts.slice(0, 2)).toEqual([at('09:00'), at('09:20')])
  })

  it('are no choice when the public may not book them, or has no hour left', async () => {
    const quick = short()
    w.db.$client.prepare('update openings set service_id = null where id = ?').run(w.openings[0].id)
    w.db.$client.prepare('update services set open_to_public = 0 where id = ?').run(quick.id)
    const { services: offered, service } = await w
      .citizen()
      .availability.atPlace({ ...asked(), serviceId: quick.id })
    expect(offered).toEqual([])
    expect(service?.id).toBe(w.service.id)
  })

  it('count for the next free hour of each place, and open a place that has only the second', async () => {
    const quick = short()
    w.db.$client.prepare('update openings set service_id = ? where place_id = ?').run(quick.id, w.place.id)
    const { places } = await w.citizen().availability.places()
    expect(places.find(({ id }) => id === w.place.id)?.nextSlotAt).toBe(at('09:00'))
    const found = await w.citizen().availability.atPlace(asked())
    expect(found.service?.id).toBe(quick.id)
    expect(found.days.length).toBeGreaterThan(0)
  })
})
