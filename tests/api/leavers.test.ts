import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { places } from '#drizzle/schema/index.ts'
import type { Decision, PlanChange } from '#shared/planning.ts'
import { alsoAtGramat, at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { appointmentRow, change, lettersOf, onceOn, openingSaid, rehearse } from './planning.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.people.camille.actor.advisorId
const nadia = () => w.people.nadia.actor.advisorId
const leaves = () => ({ does: 'deactivateAdvisor', advisorId: camille() }) as const
const closes = () => ({ does: 'closePlace', placeId: w.place.id }) as const
const book = (time: string, day = '2026-06-16') =>
  w.citizen().appointments.book(bookingAt(w, time, { advisorId: camille() }, day))
/** Nadia on Tuesdays too, in the other town. */
const atSaintCere = () =>
  ({
    does: 'planOpening',
    advisorId: nadia(),
    opening: openingSaid(w, { placeId: w.otherPlace.id }),
  }) as const
const administer = (asked: PlanChange, decisions: Decision[] = []) =>
  change(w, asked, decisions, w.people.administrator)

describe('an advisor who leaves', () => {
  it('T124 does not go before each appointment is handed over or cancelled, in one batch', async () => {
    alsoAtGramat(w)
    const [first, second] = [await book('09:00'), await book('10:00')]
    const refused = await detailsOf(administer(leaves()))
    expect(refused).toMatchObject({ problem: 'appointmentsTouched', more: { touched: [{}, {}] } })
    const { touched, mayKeep } = await rehearse(w, leaves(), w.people.administrator)
    expect(mayKeep).toBe(false)
    expect(touched[0]).toMatchObject({
      by: 'advisorLeaves',
      advisorFirstName: 'Camille',
      person: null,
      phone: null,
      colleagues: [{ name: 'Nadia Ferrand', isOutside: false }],
    })
    const kept: Decision[] = touched.map(({ id }) => ({ choice: 'keep', appointmentId: id }))
    expect(await refusalOf(administer(leaves(), kept))).toBe('cannotBeKept')
    await administer(leaves(), [
      { choice: 'transfer', appointmentId: first.id, advisorId: nadia() },
      { choice: 'cancel', appointmentId: second.id, message: '' },
    ])
    expect(appointmentRow(w, first.id)).toMatchObject({ advisorId: nadia(), cancelledAt: null })
    expect(lettersOf(w, 'cancelled')).toMatchObject([{ aboutId: second.id }])
  })

  it('a colleague with nothing else at that hour may take it, even outside their openings', async () => {
    const [first, second] = [await book('09:00'), await book('10:00')]
    const { touched } = await rehearse(w, leaves(), w.people.administrator)
    expect(touched[0]?.colleagues).toEqual([
      { advisorId: nadia(), name: 'Nadia Ferrand', isOutside: true, load: 0 },
    ])
    const away = { startsAt: '10:00', endsAt: '10:30', recurrence: onceOn('2026-06-16'), lastDay: null }
    const busy = { does: 'planAbsence', advisorId: nadia(), absence: away } as const
    await change(w, busy, [], w.people.nadia)
    const handed = [first, second].map(
      ({ id }) => ({ choice: 'transfer', appointmentId: id, advisorId: nadia() }) as const,
    )
    expect(await refusalOf(administer(leaves(), handed))).toBe('slotTaken')
    await administer(leaves(), [handed[0]!, { choice: 'cancel', appointmentId: second.id, message: '' }])
    const week = await w.as(w.people.nadia).planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(week.outside).toEqual([{ id: first.id, by: 'outsideOpenings' }])
  })

  it('a colleague who is expected elsewhere at that hour by nobody yet may take it', async () => {
    const { id } = await book('10:00')
    await change(w, atSaintCere(), [], w.people.nadia)
    const { touched } = await rehearse(w, leaves(), w.people.administrator)
    expect(touched).toMatchObject([{ id, colleagues: [{ advisorId: nadia(), isOutside: true }] }])
    await administer(leaves(), [{ choice: 'transfer', appointmentId: id, advisorId: nadia() }])
    expect(appointmentRow(w, id)).toMatchObject({ advisorId: nadia(), startsAt: at('10:00') })
  })

  it('a colleague whose road would be too short is not asked, and is counted with what the week gives them', async () => {
    w.db.update(places).set({ latitude: 44.78, longitude: 1.73 }).where(eq(places.id, w.place.id)).run()
    w.db.update(places).set({ latitude: 44.86, longitude: 1.9 }).where(eq(places.id, w.otherPlace.id)).run()
    const [first, second] = [await book('09:00'), await book('11:00')]
    await change(w, atSaintCere(), [], w.people.nadia)
    const there = { placeId: w.otherPlace.id, advisorId: nadia() }
    await w.citizen().appointments.book(bookingAt(w, '10:00', there))
    const seen = await rehearse(w, leaves(), w.people.administrator)
    expect(seen.touched.map(({ id, colleagues }) => [id, colleagues])).toEqual([
      [first.id, []],
      [second.id, []],
    ])
    const third = await book('09:00', '2026-06-23')
    const { touched } = await rehearse(w, leaves(), w.people.administrator)
    expect(touched.at(-1)).toMatchObject({ id: third.id, colleagues: [{ isOutside: true, load: 0 }] })
    await w.citizen().appointments.book(bookingAt(w, '11:00', there, '2026-06-23'))
    const busier = await rehearse(w, leaves(), w.people.administrator)
    expect(busier.touched.at(-1)).toMatchObject({ id: third.id, colleagues: [{ isOutside: true, load: 1 }] })
  })

  it('may be replaced at another hour by whoever receives there', async () => {
    alsoAtGramat(w)
    const { id } = await book('09:00')
    const { touched } = await rehearse(w, leaves(), w.people.administrator)
    const time = touched[0]?.otherTimes.find(({ startsAt }) => startsAt === at('10:00'))
    expect(time).toMatchObject({ placeId: w.place.id, advisorName: 'Nadia Ferrand' })
    await administer(leaves(), [
      {
        choice: 'move',
        appointmentId: id,
        startsAt: at('10:00'),
        placeId: w.place.id,
        advisorId: nadia(),
      },
    ])
    expect(appointmentRow(w, id)).toMatchObject({ advisorId: nadia(), startsAt: at('10:00') })
    expect(lettersOf(w, 'moved')).toMatchObject([{ aboutId: id }])
  })

  it('T125 without appointments to come, the slots vanish at once and the past stays', async () => {
    const { id } = await book('09:00')
    w.setClock('2026-06-16', '12:00')
    expect(await hoursAtGramat(w)).toContain(at('09:00', '2026-06-23'))
    await administer(leaves())
    expect(await hoursAtGramat(w)).toEqual([])
    expect(appointmentRow(w, id)).toMatchObject({ advisorId: camille(), cancelledAt: null })
  })

  it('counts even what already stood outside the openings', async () => {
    const { id } = await book('11:00')
    const shorter = {
      does: 'changeOpening',
      openingId: w.openings[0].id,
      from: null,
      opening: openingSaid(w, { endsAt: '11:00' }),
    } as const
    await change(w, shorter, [{ choice: 'keep', appointmentId: id }])
    expect((await rehearse(w, leaves(), w.people.administrator)).touched.map((one) => one.id)).toEqual([id])
  })

  it('is for whoever administers to say', async () => {
    expect(await refusalOf(change(w, leaves()))).toBe('notYours')
    expect(await refusalOf(change(w, closes()))).toBe('notYours')
  })
})

describe('a place that closes for good', () => {
  it('T88 waits for its appointments to be decided, then offers and takes nothing', async () => {
    const { id } = await book('09:00')
    const request = bookingAt(w, '10:00')
    expect(await refusalOf(administer(closes()))).toBe('appointmentsTouched')
    expect((await rehearse(w, closes(), w.people.administrator)).touched).toMatchObject([
      { id, by: 'placeClosed' },
    ])
    await administer(closes(), [{ choice: 'cancel', appointmentId: id, message: 'La médiathèque ferme.' }])
    expect(await refusalOf(w.citizen().appointments.book(request))).toBe('slotNotOpen')
    expect(await refusalOf(hoursAtGramat(w))).toBe('notFound')
  })

  it('for some days, the appointments of those days are decided, and may be kept', async () => {
    const { id } = await book('09:00')
    const days = {
      does: 'planClosure',
      placeId: w.place.id,
      firstDay: '2026-06-16',
      lastDay: '2026-06-20',
    } as const
    expect(await refusalOf(administer(days))).toBe('appointmentsTouched')
    await administer(days, [{ choice: 'keep', appointmentId: id }])
    expect(appointmentRow(w, id)?.cancelledAt).toBeNull()
  })
})
