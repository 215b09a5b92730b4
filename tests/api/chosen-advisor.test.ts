import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, holds } from '#drizzle/schema/index.ts'
import { alsoAtGramat, at, bookingAt, holdOf } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => {
  w = world()
  alsoAtGramat(w)
})

const at16 = '2026-06-16'
const nadia = () => w.people.nadia.actor.advisorId
const camille = () => w.people.camille.actor.advisorId

async function shown(advisorId?: string) {
  const { days, advisors } = await w
    .citizen()
    .availability.atPlace({ slug: w.place.slug, holdId: null, advisorId })
  return {
    names: advisors.map(({ name }) => name),
    starts: days.find(({ day }) => day === at16)?.starts ?? [],
  }
}

describe('a place that two advisors share', () => {
  it('names both, and shows the hours of the one chosen', async () => {
    expect(await shown()).toEqual({
      names: ['Camille Delmas', 'Nadia Ferrand'],
      starts: [at('09:00'), at('10:00'), at('11:00')],
    })
    await w.citizen().appointments.book(bookingAt(w, '10:00', { advisorId: nadia() }))
    expect((await shown(nadia())).starts).toEqual([at('09:00'), at('11:00')])
    expect((await shown(camille())).starts).toHaveLength(3)
    expect((await shown()).starts).toHaveLength(3)
  })

  it('gives the hour to the one chosen, however loaded, from the hold to the appointment', async () => {
    await w.citizen().appointments.book(bookingAt(w, '09:00', { advisorId: nadia() }))
    const request = bookingAt(w, '10:00', { advisorId: nadia() })
    await w.citizen().appointments.hold(holdOf(request))
    expect(w.db.select().from(holds).all()).toMatchObject([{ advisorId: nadia() }])
    await w.citizen().appointments.book(request)
    expect(
      new Set(
        w.db
          .select()
          .from(appointments)
          .all()
          .map(({ advisorId }) => advisorId),
      ),
    ).toEqual(new Set([nadia()]))
  })

  it('offers the nearest hours of the one chosen, once hers is taken', async () => {
    await w.citizen().appointments.book(bookingAt(w, '10:00', { advisorId: nadia() }))
    await w.citizen().appointments.book(bookingAt(w, '11:00', { advisorId: nadia() }))
    const request = bookingAt(w, '10:00', { advisorId: nadia() })
    const refused = await w
      .citizen()
      .appointments.book(request)
      .catch((error) => error.cause)
    expect(refused).toMatchObject({ problem: 'slotTaken' })
    expect(refused.more.nearest.map(({ startsAt }: { startsAt: number }) => startsAt)).not.toContain(
      at('11:00'),
    )
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w, '11:00')))).toBe('no refusal')
  })

  it('without a choice goes to the least loaded, the same one each time it is asked', async () => {
    await w.citizen().appointments.book(bookingAt(w, '09:00', { advisorId: nadia() }))
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    const taken = w.db.select().from(appointments).all()
    expect(taken.find(({ startsAt }) => startsAt === at('10:00'))?.advisorId).toBe(camille())
  })

  it('takes no account of somebody who does not receive there', async () => {
    w = world()
    expect(await shown(nadia())).toEqual({ names: [], starts: [at('09:00'), at('10:00'), at('11:00')] })
  })
})
