import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, audit, openings, services } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import type { ChangeThat, Decision, PlanChange } from '#shared/planning.ts'
import type { ServiceChange, ServiceInput } from '#shared/services.ts'
import { hour } from '#shared/time.ts'
import { alsoAtGramat, at, bookingAt, hoursAtGramat, somePhone } from './booking-request.ts'
import { appointmentRow, change, lettersOf, rehearse } from './planning.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const administrator = () => w.as(w.people.administrator).availability
const administer = (asked: PlanChange, decisions: Decision[] = []) =>
  change(w, asked, decisions, w.people.administrator)

describe('the services', () => {
  const book = (time: string, day = '2026-06-16') =>
    w.citizen().appointments.book(bookingAt(w, time, { advisorId: w.people.camille.actor.advisorId }, day))
  const asked = (changed: Partial<ServiceChange> = {}): ChangeThat<'changeService'> => {
    const { id, nameFr, nameEn, mode, minutes, noticeMinutes, horizonDays, openToPublic } = w.service
    const said = { nameFr, nameEn, mode, minutes, noticeMinutes, horizonDays, openToPublic }
    const buffers = { stepMinutes: null, bufferBefore: 0, bufferAfter: 0, suggests: [] }
    return { does: 'changeService', service: { serviceId: id, ...said, ...buffers, ...changed } }
  }

  it('T20 is refused when the notice reaches the horizon', async () => {
    const late = asked({ noticeMinutes: 7 * 1440, horizonDays: 7 })
    expect(await refusalOf(administer(late))).toBe('noticeBeyondHorizon')
    const justRight = asked({ noticeMinutes: 7 * 1440 - 1, horizonDays: 7 })
    expect(await refusalOf(administer(justRight))).toBe('no refusal')
  })

  it('a shorter service asks first what becomes of what is booked; kept, it keeps its hours', async () => {
    const { id } = await book('09:00')
    const shorter = asked({ minutes: 30 })
    const refused = await detailsOf(administer(shorter))
    expect(refused).toMatchObject({
      problem: 'appointmentsTouched',
      more: { touched: [{ id, by: 'lengthChanged' }] },
    })
    expect(w.db.select().from(services).get()?.minutes).toBe(60)
    expect((await rehearse(w, shorter, w.people.administrator)).mayKeep).toBe(true)
    await administer(shorter, [{ choice: 'keep', appointmentId: id }])
    expect(appointmentRow(w, id)).toMatchObject({ startsAt: at('09:00'), endsAt: at('10:00'), revision: 0 })
    expect((await hoursAtGramat(w)).slice(0, 2)).toEqual([at('10:00'), at('10:30')])
    expect((await administrator().services())[0]).toMatchObject({ minutes: 30, coming: 1 })
  })

  it('a longer one too: each is moved, handed over, or cancelled with a word', async () => {
    alsoAtGramat(w)
    const [first, second, third] = [await book('09:00'), await book('10:00'), await book('11:00')]
    const longer = asked({ minutes: 90 })
    const { touched } = await rehearse(w, longer, w.people.administrator)
    expect(touched.map((one) => one.id)).toEqual([first.id, second.id, third.id])
    expect(touched[1]?.colleagues).toMatchObject([{ name: 'Nadia Ferrand', isOutside: false }])
    const [time] = touched[0]!.otherTimes
    const { startsAt, placeId, advisorId } = time!
    await administer(longer, [
      { choice: 'move', appointmentId: first.id, startsAt, placeId, advisorId },
      { choice: 'transfer', appointmentId: second.id, advisorId: w.people.nadia.actor.advisorId },
      { choice: 'cancel', appointmentId: third.id, message: 'Revenez plus tôt.' },
    ])
    expect(appointmentRow(w, first.id)).toMatchObject({ startsAt, endsAt: startsAt + hour })
    expect(appointmentRow(w, second.id)?.advisorId).toBe(w.people.nadia.actor.advisorId)
    expect(appointmentRow(w, third.id)).toMatchObject({ cancelNote: 'Revenez plus tôt.' })
    expect(lettersOf(w, 'moved')).toMatchObject([{ aboutId: first.id }])
    expect(lettersOf(w, 'cancelled')).toMatchObject([{ aboutId: third.id }])
  })

  it('with its length unchanged, or nobody to come who lasts otherwise, it is changed at once', async () => {
    await book('09:00')
    expect(await refusalOf(administer(asked({ nameFr: 'Accompagnement', bufferAfter: 10 })))).toBe(
      'no refusal',
    )
    w.setClock('2026-06-16', '12:00')
    expect(await refusalOf(administer(asked({ minutes: 30 })))).toBe('no refusal')
    await book('09:00', '2026-06-23')
    w.db.update(services).set({ minutes: 45 }).run()
    expect(await refusalOf(administer(asked({ minutes: 30 })))).toBe('no refusal')
    w.db.update(services).set({ kind: 'workshop' }).run()
    expect(await refusalOf(administer(asked({ minutes: 60 })))).toBe('no refusal')
  })

  it('retired, it is no longer booked; what is booked is decided, and may stand', async () => {
    const { id } = await book('09:00')
    const retired = { does: 'retireService', serviceId: w.service.id } as const
    expect(await detailsOf(administer(retired))).toMatchObject({
      problem: 'appointmentsTouched',
      more: { touched: [{ id, by: 'serviceRetired' }] },
    })
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
    await administer(retired, [{ choice: 'keep', appointmentId: id }])
    expect(await hoursAtGramat(w)).toEqual([])
    expect(appointmentRow(w, id)?.cancelledAt).toBeNull()
    await administer({ does: 'offerService', serviceId: w.service.id })
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
  })

  it('is for whoever administers to change, if it is known', async () => {
    const retired = { does: 'retireService', serviceId: w.service.id } as const
    expect(await refusalOf(change(w, asked()))).toBe('notYours')
    expect(await refusalOf(change(w, retired))).toBe('notYours')
    expect(await refusalOf(administer({ ...retired, serviceId: uuidv7() }))).toBe('notFound')
    expect(await refusalOf(administer(asked({ serviceId: uuidv7() })))).toBe('notFound')
  })
})

const added = (changed: Partial<ServiceInput> = {}): ServiceInput => ({
  requestId: uuidv7(),
  kind: 'individual',
  nameFr: 'Aide à la déclaration',
  nameEn: 'Help with taxes',
  mode: 'place',
  minutes: 45,
  stepMinutes: 15,
  bufferBefore: 0,
  bufferAfter: 10,
  noticeMinutes: 60,
  horizonDays: 30,
  openToPublic: true,
  suggests: ['autonomy'],
  ...changed,
})

describe('a service that is added', () => {
  it('is kept with all that is said of it, under a code from its name that is its own', async () => {
    const asked = added()
    expect(await administrator().addService(asked)).toEqual({ id: asked.requestId })
    await administrator().addService(added())
    await administrator().addService(asked)
    const rows = w.db.select().from(services).all()
    const { requestId: id, ...said } = asked
    expect(rows.find((row) => row.id === id)).toMatchObject({ ...said, code: 'aide-a-la-declaration' })
    expect(rows.map(({ code }) => code).slice(1)).toEqual([
      'aide-a-la-declaration',
      'aide-a-la-declaration-2',
    ])
    expect(w.db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'availability.addService' })
  })

  it('is refused without a name, with a notice as long as its horizon, or a theme said twice', async () => {
    expect(await refusalOf(administrator().addService(added({ nameFr: ' ' })))).toBe('invalidInput')
    expect(await refusalOf(administrator().addService(added({ noticeMinutes: 30 * 1440 })))).toBe(
      'noticeBeyondHorizon',
    )
    const twice = added({ suggests: ['citizen', 'citizen'] })
    expect(await refusalOf(administrator().addService(twice))).toBe('invalidInput')
    expect(w.db.select().from(services).all()).toHaveLength(1)
  })

  it('is booked as soon as an opening is planned for it, and says what it suggests', async () => {
    w.db.update(services).set({ retiredAt: w.now() }).run()
    await administrator().addService(added())
    w.db.update(openings).set({ serviceId: null }).run()
    const { service } = await w.citizen().availability.atPlace({ slug: w.place.slug, holdId: null })
    expect(service).toMatchObject({ nameFr: 'Aide à la déclaration', suggests: ['autonomy'] })
    expect((await hoursAtGramat(w))[1]).toBe(at('09:15'))
  })
})

describe('what a meeting cannot do without', () => {
  const book = (mode: ServiceInput['mode'], said: Partial<BookingRequest>) => {
    w.db.update(services).set({ mode }).run()
    w.db.update(advisors).set({ videoLink: 'https://visio.exemple.fr/camille' }).run()
    return refusalOf(w.citizen().appointments.book(bookingAt(w, '09:00', said)))
  }
  const onlyEmail = { phone: null, email: 'jeanne@exemple.fr' }
  const daughter = {
    tie: 'relative',
    name: 'Rose Marty',
    organisation: '',
    phone: null,
    email: 'rose@exemple.fr',
    lettersTo: 'booker',
  } as const

  it.each(['phone', 'home'] as const)('by %s is the number of the person', async (mode) => {
    expect(await book(mode, onlyEmail)).toBe('phoneNeeded')
    expect(await book(mode, { phone: null, booker: daughter })).toBe('phoneNeeded')
    const homeAddress = '3 rue du Lac, Gramat'
    expect(await book(mode, { phone: somePhone(), homeAddress })).toBe('no refusal')
  })

  it('at home is the address too', async () => {
    expect(await book('home', { phone: somePhone() })).toBe('addressNeeded')
  })

  it('on screen is an e-mail address, be it of whoever books', async () => {
    expect(await book('video', { phone: somePhone() })).toBe('emailNeeded')
    expect(await book('video', { phone: null, booker: daughter })).toBe('no refusal')
  })

  it('on screen is not asked of the advisor’s own bookings, nor at a place', async () => {
    expect(await book('place', onlyEmail)).toBe('no refusal')
    w.db.update(services).set({ mode: 'video' }).run()
    w.db.update(advisors).set({ videoLink: 'https://visio.exemple.fr/camille' }).run()
    const { booker: _, website: __, ticket: ___, ...said } = bookingAt(w, '10:00', { phone: null })
    const asked = w.as(w.people.camille).appointments.bookFor({ ...said, ownHour: null })
    expect(await refusalOf(asked)).toBe('no refusal')
  })
})
