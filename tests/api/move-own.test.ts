import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { appointmentRow, lettersOf } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const book = (time: string) => w.citizen().appointments.book(bookingAt(w, time))
const move = (
  appointmentId: string,
  startsAt: number,
  { by = w.people.camille, requestId = uuidv7(), overlapReason = null as string | null } = {},
) => w.as(by).planning.moveOwn({ requestId, appointmentId, startsAt, placeId: w.place.id, overlapReason })
const undo = (appointmentId: string, moveId: string, by: Person = w.people.camille) =>
  w.as(by).planning.undoMove({ requestId: uuidv7(), appointmentId, moveId })

describe('moving one’s own appointment', () => {
  it('takes any hour to come, its length kept, and says when it is outside the openings', async () => {
    const { id, key } = await book('09:00')
    expect(await move(id, at('10:10'))).toMatchObject({ isOutside: false })
    expect(await w.citizen().appointments.see({ key })).toMatchObject({
      startsAt: at('10:10'),
      endsAt: at('11:10'),
    })
    expect(await move(id, at('15:00', '2026-06-17'))).toMatchObject({ isOutside: true })
    expect(await hoursAtGramat(w)).toContain(at('09:00'))
    expect(lettersOf(w, 'moved').map(({ revision }) => revision)).toEqual([1, 2])
  })

  it('over another appointment only with a reason, which is kept', async () => {
    const { id } = await book('09:00')
    await book('10:00')
    expect(await refusalOf(move(id, at('10:30')))).toBe('slotTaken')
    await move(id, at('10:30'), { overlapReason: 'Un couple, ensemble' })
    expect(appointmentRow(w, id)?.overlapReason).toBe('Un couple, ensemble')
  })

  it('is refused for an hour gone by, what is over, and a colleague’s', async () => {
    const { id } = await book('09:00')
    expect(await refusalOf(move(id, at('07:00', '2026-06-15')))).toBe('slotNotOpen')
    expect(await refusalOf(move(id, at('10:00'), { by: w.people.nadia }))).toBe('notFound')
    w.setClock('2026-06-16', '09:00')
    expect(await refusalOf(move(id, at('15:00')))).toBe('appointmentOver')
  })

  it('goes to another place, if it receives', async () => {
    const { id } = await book('09:00')
    const to = (placeId: string | null) =>
      w.as(w.people.camille).planning.moveOwn({
        requestId: uuidv7(),
        appointmentId: id,
        startsAt: at('15:00'),
        placeId,
        overlapReason: null,
      })
    expect(await refusalOf(to(null))).toBe('placeNeeded')
    expect(await refusalOf(to(uuidv7()))).toBe('notFound')
    w.db.$client.prepare('update places set closed_at = ? where id = ?').run(w.now(), w.otherPlace.id)
    expect(await refusalOf(to(w.otherPlace.id))).toBe('placeClosed')
    w.db.$client.prepare('update places set closed_at = null').run()
    await to(w.otherPlace.id)
    expect(appointmentRow(w, id)).toMatchObject({ placeId: w.otherPlace.id, startsAt: at('15:00') })
  })

  it('taken back before any letter left, nobody hears of it', async () => {
    const { id } = await book('09:00')
    const requestId = uuidv7()
    const before = appointmentRow(w, id)
    await move(id, at('11:00'), { requestId })
    await undo(id, requestId)
    expect(appointmentRow(w, id)).toEqual(before)
    expect(lettersOf(w, 'moved')).toEqual([])
    await move(id, at('11:00'))
    expect(lettersOf(w, 'moved')).toMatchObject([{ revision: 1 }])
  })

  it('taken back after the letter left, the person is told the first hour again', async () => {
    const { id } = await book('09:00')
    const requestId = uuidv7()
    await move(id, at('11:00'), { requestId })
    w.db.update(letters).set({ sentAt: w.now() }).run()
    await undo(id, requestId)
    expect(appointmentRow(w, id)).toMatchObject({ startsAt: at('09:00'), revision: 2 })
    expect(lettersOf(w, 'moved').map(({ revision }) => revision)).toEqual([1, 2])
  })

  it('cannot be taken back once the appointment has changed again', async () => {
    const { id } = await book('09:00')
    const requestId = uuidv7()
    await move(id, at('11:00'), { requestId })
    await move(id, at('10:00'))
    expect(await refusalOf(undo(id, requestId))).toBe('tooLateToUndo')
    expect(await refusalOf(undo(id, uuidv7()))).toBe('tooLateToUndo')
    expect(await refusalOf(undo(id, requestId, w.people.nadia))).toBe('notFound')
  })
})
