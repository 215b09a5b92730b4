import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Decision } from '#shared/planning.ts'
import { alsoAtGramat, at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { appointmentRow, change, lettersOf, onceOn, openingRow, openingSaid, rehearse } from './planning.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.people.camille.actor.advisorId
const nadia = () => w.people.nadia.actor.advisorId
const tuesdays = () => w.openings[0].id
const book = (...asked: Parameters<typeof bookingAt> extends [World, ...infer Rest] ? Rest : never) =>
  w.citizen().appointments.book(bookingAt(w, ...asked))
const keep = (...ids: string[]): Decision[] => ids.map((appointmentId) => ({ choice: 'keep', appointmentId }))
const cancel = (appointmentId: string, message = ''): Decision => ({
  choice: 'cancel',
  appointmentId,
  message,
})
const shorter = () =>
  ({
    does: 'changeOpening',
    openingId: tuesdays(),
    from: null,
    opening: openingSaid(w, { endsAt: '11:00' }),
  }) as const
const awayOn = (day: string) =>
  ({
    does: 'planAbsence',
    advisorId: camille(),
    absence: { startsAt: null, endsAt: null, recurrence: onceOn(day), lastDay: null },
  }) as const

describe('a shorter opening', () => {
  it('T126 lists the appointment at 11 h before anything is written, then keeps it outside the opening', async () => {
    const { id } = await book('11:00')
    await book('09:00')
    const { touched, mayKeep } = await rehearse(w, shorter())
    expect(mayKeep).toBe(true)
    expect(touched).toMatchObject([
      {
        id,
        by: 'outsideOpenings',
        person: 'Jeanne Marty',
        place: { name: 'Médiathèque de Gramat' },
        isWrittenTo: true,
      },
    ])
    expect(touched[0]?.otherTimes[0]).toMatchObject({ startsAt: at('10:00'), placeId: w.place.id })
    expect(openingRow(w, tuesdays())?.endsAt).toBe('12:00')
    await change(w, shorter(), keep(id))
    expect(openingRow(w, tuesdays())?.endsAt).toBe('11:00')
    expect(appointmentRow(w, id)).toMatchObject({ startsAt: at('11:00'), cancelledAt: null, revision: 0 })
    const { outside } = await w.as(w.people.camille).planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(outside).toEqual([{ id, by: 'outsideOpenings' }])
  })

  it('is refused with the list while one appointment has no decision, and nothing has changed', async () => {
    const { id } = await book('11:00')
    const refused = await detailsOf(change(w, shorter()))
    expect(refused).toMatchObject({ problem: 'appointmentsTouched', more: { touched: [{ id }] } })
    expect(openingRow(w, tuesdays())?.endsAt).toBe('12:00')
  })

  it('asks nothing again of what was kept, until it is touched for another reason', async () => {
    const { id } = await book('11:00')
    await change(w, shorter(), keep(id))
    const shorterStill = { ...shorter(), opening: openingSaid(w, { endsAt: '10:00' }) }
    expect((await rehearse(w, shorterStill)).touched).toEqual([])
    expect((await rehearse(w, awayOn('2026-06-16'))).touched).toMatchObject([{ id, by: 'absent' }])
  })

  it('a decision for an appointment that it does not touch does nothing', async () => {
    const { id } = await book('09:00')
    await change(w, shorter(), [cancel(id)])
    expect(appointmentRow(w, id)?.cancelledAt).toBeNull()
  })

  it('once only: the same request again gets the same answer and one letter', async () => {
    const { id } = await book('11:00')
    const request = { requestId: uuidv7(), change: shorter(), decisions: [cancel(id)] }
    const first = await w.as(w.people.camille).planning.change(request)
    expect(await w.as(w.people.camille).planning.change(request)).toEqual(first)
    expect(lettersOf(w, 'cancelled')).toHaveLength(1)
  })
})

describe('what becomes of a touched appointment', () => {
  it('moved to another time, its person is told the new hour', async () => {
    const { id, key } = await book('11:00')
    const [first] = (await rehearse(w, shorter())).touched
    const { startsAt, placeId, advisorId } = first!.otherTimes[0]!
    await change(w, shorter(), [{ choice: 'move', appointmentId: id, startsAt, placeId, advisorId }])
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      status: 'coming',
      startsAt,
    })
    expect(lettersOf(w, 'moved')).toMatchObject([{ aboutId: id, revision: 1 }])
  })

  it('a time that is not free is refused with the appointment it was for, and nothing has changed', async () => {
    const { id } = await book('11:00')
    await book('10:00')
    const taken = {
      choice: 'move',
      appointmentId: id,
      startsAt: at('10:00'),
      placeId: w.place.id,
      advisorId: camille(),
    } as const
    const refused = await detailsOf(change(w, shorter(), [taken]))
    expect(refused).toEqual({ problem: 'slotTaken', more: { appointmentId: id } })
    expect(openingRow(w, tuesdays())?.endsAt).toBe('12:00')
    expect(appointmentRow(w, id)).toMatchObject({ startsAt: at('11:00'), cancelledAt: null })
  })

  it('handed to a colleague who is free, at the same hour, the person has nothing to learn', async () => {
    alsoAtGramat(w)
    const { id } = await book('11:00', { advisorId: camille() })
    const [first] = (await rehearse(w, awayOn('2026-06-16'))).touched
    expect(first?.colleagues).toEqual([
      { advisorId: nadia(), name: 'Nadia Ferrand', isOutside: false, load: 0 },
    ])
    await change(w, awayOn('2026-06-16'), [{ choice: 'transfer', appointmentId: id, advisorId: nadia() }])
    expect(appointmentRow(w, id)).toMatchObject({ advisorId: nadia(), startsAt: at('11:00'), revision: 0 })
    expect(lettersOf(w, 'moved')).toEqual([])
  })

  it('two of them may exchange their hours', async () => {
    const [first, second] = [await book('09:00'), await book('10:00')]
    const later = {
      does: 'changeOpening',
      openingId: tuesdays(),
      from: null,
      opening: openingSaid(w, { placeId: w.otherPlace.id }),
    } as const
    const to = (appointmentId: string, startsAt: number): Decision => ({
      choice: 'move',
      appointmentId,
      startsAt,
      placeId: w.otherPlace.id,
      advisorId: camille(),
    })
    await change(w, later, [to(first.id, at('10:00')), to(second.id, at('09:00'))])
    expect(appointmentRow(w, first.id)?.startsAt).toBe(at('10:00'))
    expect(appointmentRow(w, second.id)?.startsAt).toBe(at('09:00'))
  })

  it('cancelled with a word, the person reads it', async () => {
    const { id, key } = await book('11:00', { phone: null, email: 'jeanne@exemple.fr' })
    await change(w, shorter(), [cancel(id, 'Je suis en formation ce jour-là.')])
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'advisor',
      cancelNote: 'Je suis en formation ce jour-là.',
    })
    expect(lettersOf(w, 'cancelled')).toMatchObject([{ aboutId: id, channel: 'email' }])
  })
})

describe('an opening that changes for a while or for good', () => {
  it('T72 from one day on: the past stays as it was, the touched appointments are listed', async () => {
    const soon = await book('11:00')
    const { id } = await book('11:00', {}, '2026-06-30')
    const from = '2026-06-23'
    const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [2 as const], firstDay: from }
    const opening = openingSaid(w, { startsAt: '14:00', endsAt: '17:00', recurrence })
    const following = { does: 'changeOpening', openingId: tuesdays(), from, opening } as const
    expect((await rehearse(w, following)).touched.map((one) => one.id)).toEqual([id])
    const { openingId = '' } = await change(w, following, keep(id))
    expect(openingRow(w, tuesdays())).toMatchObject({
      startsAt: '09:00',
      recurrence: { until: '2026-06-22' },
    })
    expect(openingRow(w, openingId)).toMatchObject({ startsAt: '14:00', recurrence: { firstDay: from } })
    expect(appointmentRow(w, soon.id)?.startsAt).toBe(at('11:00'))
    const hours = await hoursAtGramat(w)
    expect(hours).toContain(at('09:00'))
    expect(hours).toContain(at('14:00', '2026-06-23'))
    expect(hours).not.toContain(at('09:00', '2026-06-23'))
  })

  it('T127 moved to another place: the appointments keep the old one until somebody acts', async () => {
    const { id, key } = await book('09:00')
    const elsewhere = { ...shorter(), opening: openingSaid(w, { placeId: w.otherPlace.id }) }
    const [first] = (await rehearse(w, elsewhere)).touched
    expect(first?.otherTimes).toContainEqual(
      expect.objectContaining({ startsAt: at('09:00'), placeName: 'France Services de Saint-Céré' }),
    )
    await change(w, elsewhere, keep(id))
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      place: { name: 'Médiathèque de Gramat' },
    })
  })

  it('one occurrence is moved, another is cancelled; each may come back', async () => {
    const { id } = await book('09:00')
    const movedTo = { day: '2026-06-17', hours: { startsAt: '14:00', endsAt: '16:00' } }
    const move = { does: 'changeOccurrence', openingId: tuesdays(), day: '2026-06-16', movedTo } as const
    await change(w, move, [
      {
        choice: 'move',
        appointmentId: id,
        startsAt: at('15:00', '2026-06-17'),
        placeId: w.place.id,
        advisorId: camille(),
      },
    ])
    await change(w, { ...move, day: '2026-06-23', movedTo: null })
    const hours = await hoursAtGramat(w)
    expect(hours.slice(0, 2)).toEqual([at('14:00', '2026-06-17'), at('09:00', '2026-06-30')])
    const { openings } = await w.as(w.people.camille).planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(openings).toMatchObject([{ day: '2026-06-16', startsAt: at('14:00', '2026-06-17') }])
    await change(w, { does: 'restoreOccurrence', openingId: tuesdays(), day: '2026-06-23' })
    expect(await hoursAtGramat(w)).toContain(at('09:00', '2026-06-23'))
    expect(await refusalOf(change(w, { ...move, day: '2026-06-24', movedTo: null }))).toBe('notFound')
  })

  it('closed, it touches all that it held; opened again, its hours come back', async () => {
    const { id } = await book('09:00')
    const close = { does: 'closeOpening', openingId: tuesdays(), from: null } as const
    expect(await refusalOf(change(w, close))).toBe('appointmentsTouched')
    await change(w, close, [cancel(id)])
    expect(await hoursAtGramat(w)).toEqual([])
    await change(w, { does: 'reopenOpening', openingId: tuesdays() })
    expect(await hoursAtGramat(w)).toContain(at('09:00'))
  })

  it('closed from one day on, what comes before stays', async () => {
    await change(w, { does: 'closeOpening', openingId: tuesdays(), from: '2026-06-23' })
    expect((await hoursAtGramat(w)).at(-1)).toBe(at('11:00'))
    const again = { does: 'closeOpening', openingId: tuesdays(), from: '2026-06-23' } as const
    expect(await refusalOf(change(w, again))).toBe('notFound')
  })
})
