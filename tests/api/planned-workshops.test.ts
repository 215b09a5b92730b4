import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings, services } from '#drizzle/schema/index.ts'
import type { Decision, OpeningInput } from '#shared/planning.ts'
import { at, bookingAt } from './booking-request.ts'
import { appointmentRow, change, lettersOf, onceOn, openingSaid, rehearse } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
let workshopId: string

const workshop = (changed: Partial<OpeningInput> = {}) =>
  openingSaid(w, { startsAt: '14:00', endsAt: '16:00', seats: 8, title: 'Premiers pas', ...changed })

beforeEach(async () => {
  w = world()
  w.db.update(services).set({ kind: 'workshop' }).run()
  const advisorId = w.people.camille.actor.advisorId
  const planned = await change(w, { does: 'planOpening', advisorId, opening: workshop() })
  workshopId = planned['openingId'] ?? ''
})

const register = async (day = '2026-06-16') =>
  (await w.citizen().appointments.book(bookingAt(w, '14:00', { workshopId }, day))).id
const changed = (opening: OpeningInput, from: string | null = null) =>
  ({ does: 'changeOpening', openingId: workshopId, from, opening }) as const
const follow = (appointmentId: string, startsAt: number): Decision => ({
  choice: 'move',
  appointmentId,
  startsAt,
  placeId: w.place.id,
  advisorId: w.people.camille.actor.advisorId,
})

describe('a workshop that changes', () => {
  it('T121 keeps at least as many seats as people are registered', async () => {
    await register()
    await register()
    expect(await refusalOf(change(w, changed(workshop({ seats: 1 }))))).toBe('seatsTaken')
    await change(w, changed(workshop({ seats: 2 })))
    expect(await refusalOf(register())).toBe('workshopFull')
    const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [2 as const], firstDay: '2026-06-16' }
    const fromThen = changed(workshop({ seats: 1, recurrence }), '2026-06-16')
    expect(await refusalOf(change(w, fromThen))).toBe('seatsTaken')
  })

  it('T122 cancelled one day, each person registered is told once, the other days stand', async () => {
    const ids = [await register(), await register()]
    const next = await register('2026-06-23')
    const off = { does: 'changeOccurrence', openingId: workshopId, day: '2026-06-16', movedTo: null } as const
    expect((await rehearse(w, off)).touched.map(({ id }) => id)).toEqual(ids)
    await change(
      w,
      off,
      ids.map((appointmentId) => ({ choice: 'cancel', appointmentId, message: 'Animateur malade' })),
    )
    expect(
      lettersOf(w, 'cancelled')
        .map(({ aboutId }) => aboutId)
        .toSorted(),
    ).toEqual(ids.toSorted())
    expect(appointmentRow(w, next)?.cancelledAt).toBeNull()
  })

  it('moved by one hour, all who are registered follow it together', async () => {
    const ids = [await register(), await register(), await register()]
    const later = changed(workshop({ startsAt: '15:00', endsAt: '17:00' }))
    const { touched } = await rehearse(w, later)
    expect(touched.map(({ otherTimes }) => otherTimes[0]?.startsAt)).toEqual(Array(3).fill(at('15:00')))
    await change(
      w,
      later,
      ids.map((id) => follow(id, at('15:00'))),
    )
    for (const id of ids)
      expect(appointmentRow(w, id)).toMatchObject({ startsAt: at('15:00'), endsAt: at('17:00'), workshopId })
    expect(lettersOf(w, 'moved')).toHaveLength(3)
  })

  it('changed from one day on, the seats already taken after it go with the new one', async () => {
    const before = await register()
    const after = [await register('2026-06-23'), await register('2026-06-23')]
    const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [2 as const], firstDay: '2026-06-23' }
    const { openingId } = await change(w, changed(workshop({ seats: 4, recurrence }), '2026-06-23'))
    expect(openingId).not.toBe(workshopId)
    expect(appointmentRow(w, before)?.workshopId).toBe(workshopId)
    for (const id of after)
      expect(appointmentRow(w, id)).toMatchObject({ workshopId: openingId, cancelledAt: null })
    const { openings: held } = await w
      .as(w.people.camille)
      .planning.week({ from: '2026-06-22', to: '2026-06-28' })
    expect(held.find(({ id }) => id === openingId)).toMatchObject({ seats: 4, taken: 2 })
  })

  it('individual hours planned instead leave the people registered to be decided', async () => {
    const id = await register()
    w.db.update(openings).set({ seats: null, serviceId: null }).where(eq(openings.id, w.openings[0].id)).run()
    const individual = { ...workshop(), seats: null, title: null, serviceId: null }
    expect(await refusalOf(change(w, changed(individual)))).toBe('seatsTaken')
    const closed = { does: 'closeOpening', openingId: workshopId, from: null } as const
    expect((await rehearse(w, closed)).touched.map((one) => one.id)).toEqual([id])
  })

  it('is not planned for longer than an appointment may last', async () => {
    const advisorId = w.people.camille.actor.advisorId
    const opening = workshop({ startsAt: '08:00', endsAt: '20:30', recurrence: onceOn('2026-06-18') })
    expect(await refusalOf(change(w, { does: 'planOpening', advisorId, opening }))).toBe('invalidInput')
  })
})
