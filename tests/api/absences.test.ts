import { beforeEach, describe, expect, it } from 'vitest'
import type { Decision } from '#shared/planning.ts'
import { bookingAt, at, hoursAtGramat } from './booking-request.ts'
import { appointmentRow, change, onceOn, rehearse } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.people.camille.actor.advisorId
const book = (time: string) => w.citizen().appointments.book(bookingAt(w, time))
const keep = (appointmentId: string): Decision[] => [{ choice: 'keep', appointmentId }]
const cancel = (appointmentId: string): Decision => ({ choice: 'cancel', appointmentId, message: '' })
const awayOn = (day: string) =>
  ({
    does: 'planAbsence',
    advisorId: camille(),
    absence: { startsAt: null, endsAt: null, recurrence: onceOn(day), lastDay: null },
  }) as const

describe('an absence', () => {
  it('T129 over appointments lists them, each with its choice; none is cancelled by itself', async () => {
    const [kept, gone] = [await book('09:00'), await book('10:00')]
    const absence = awayOn('2026-06-16')
    expect((await rehearse(w, absence)).touched.map(({ id, by }) => [id, by])).toEqual([
      [kept.id, 'absent'],
      [gone.id, 'absent'],
    ])
    expect(await refusalOf(change(w, absence, keep(kept.id)))).toBe('appointmentsTouched')
    await change(w, absence, [...keep(kept.id), cancel(gone.id)])
    expect(appointmentRow(w, kept.id)?.cancelledAt).toBeNull()
    expect(appointmentRow(w, gone.id)?.cancelledBy).toBe('advisor')
  })

  it('withdrawn, its hours are offered again; it may be put back, or changed', async () => {
    const { absenceId = '' } = await change(w, awayOn('2026-06-16'))
    expect(await hoursAtGramat(w)).not.toContain(at('09:00'))
    await change(w, { does: 'withdrawAbsence', absenceId })
    expect(await hoursAtGramat(w)).toContain(at('09:00'))
    await change(w, { does: 'restoreAbsence', absenceId })
    const mornings = { startsAt: '09:00', endsAt: '10:00', recurrence: onceOn('2026-06-16'), lastDay: null }
    await change(w, { does: 'changeAbsence', absenceId, absence: mornings })
    expect((await hoursAtGramat(w))[0]).toBe(at('10:00'))
  })

  it.each([
    ['hours that end before they start', { startsAt: '10:00', endsAt: '09:00', lastDay: null }],
    ['a last day before the first', { startsAt: null, endsAt: null, lastDay: '2026-06-15' }],
    ['one hour only', { startsAt: '10:00', endsAt: null, lastDay: null }],
  ])('is refused with %s', async (_, said) => {
    const absence = { ...said, recurrence: onceOn('2026-06-16') }
    expect(await refusalOf(change(w, { ...awayOn('2026-06-16'), absence }))).toBe('invalidInput')
  })

  it('is one’s own', async () => {
    expect(await refusalOf(change(w, awayOn('2026-06-16'), [], w.people.nadia))).toBe('notYours')
  })
})
