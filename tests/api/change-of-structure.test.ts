import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { alsoAtGramat, bookingAt } from './booking-request.ts'
import { countedWorld, type CountedWorld } from './counted-world.ts'
import { pastAppointment } from './past-appointment.ts'
import { appointmentRow, change } from './planning.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let lot: CountedWorld
let formerManager: Person
let newManager: Person
beforeEach(() => {
  lot = countedWorld()
  lot.setClock('2026-06-16', '09:30')
  const { manager } = lot.people
  formerManager = manager
  const [grant] = manager.actor.grants
  newManager = { ...manager, actor: { ...manager.actor, grants: [{ ...grant!, structureId: lot.other.id }] } }
})

const camille = () => lot.people.camille.actor.advisorId
const admin = () => lot.as(lot.people.administrator)
/** Camille works for the town of Cahors from the hour that the world shows. */
const moveCamille = () =>
  admin().advisors.change({
    requestId: uuidv7(),
    advisorId: camille(),
    firstName: 'Camille',
    lastName: 'Delmas',
    structureId: lot.other.id,
  })
const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }
const asked = (person: Person, more: object = {}) =>
  lot.as(person).statistics.appointments({ ...june, ...more })
const structureOf = (id: string) => appointmentRow(lot, id)?.structureId
const book = (time: '10:00' | '11:00') =>
  lot.citizen().appointments.book(bookingAt(lot, time, { advisorId: camille() }, '2026-06-23'))

describe('an advisor who changes structure', () => {
  it('leaves what has begun to the former one, and takes what is to come along', async () => {
    const [before, begun] = [pastAppointment(lot), pastAppointment(lot, { startsAt: lot.now() })]
    const coming = await book('10:00')
    expect([before.id, begun.id, coming.id].map(structureOf)).toEqual(Array(3).fill(lot.structure.id))
    await moveCamille()
    const after = await book('11:00')
    expect([before.id, begun.id].map(structureOf)).toEqual(Array(2).fill(lot.structure.id))
    expect([coming.id, after.id].map(structureOf)).toEqual(Array(2).fill(lot.other.id))
    expect(await asked(formerManager)).toMatchObject({ isExact: true, booked: 2 })
    expect(await asked(newManager)).toMatchObject({ isExact: true, booked: 2 })
    const own = { from: '2026-06-15', to: '2026-06-21' }
    expect(await asked(newManager, own)).toMatchObject({ booked: 0, medianDelayDays: null })
    expect(await refusalOf(asked(newManager, { structureId: lot.structure.id }))).toBe('notFound')
  })

  it('is the same for whoever is given the role again elsewhere', async () => {
    const before = pastAppointment(lot)
    const coming = await book('10:00')
    const { userId } = lot.people.camille.actor
    const role = { role: 'advisor' as const, structureId: lot.other.id }
    await admin().signIn.grantRole({ requestId: uuidv7(), userId, ...role })
    expect([before.id, coming.id].map(structureOf)).toEqual([lot.structure.id, lot.other.id])
  })

  it('keeps the structure of each when only the name is corrected', async () => {
    const [before, coming] = [pastAppointment(lot), await book('10:00')]
    const named = { advisorId: camille(), firstName: 'Camille', lastName: 'Delmas-Roux' }
    await admin().advisors.change({ requestId: uuidv7(), ...named, structureId: lot.structure.id })
    expect([before.id, coming.id].map(structureOf)).toEqual(Array(2).fill(lot.structure.id))
  })

  it('owes the former structure an answer about those nobody settled, and nobody else reads how many', async () => {
    pastAppointment(lot, { countKey: 2 ** 31 })
    await moveCamille()
    const toSettle = async (person: Person) =>
      (await lot.as(person).team.members()).find(({ id }) => id === camille())?.toSettle
    expect(await toSettle(newManager)).toBe('few')
    pastAppointment(lot, { startsAt: lot.now() - 9e6, structureId: lot.other.id, countKey: 2 ** 31 })
    expect(await toSettle(newManager)).toBe('few')
    lot.db.$client.prepare(`update appointments set structure_id = ?`).run(lot.other.id)
    expect(await toSettle(newManager)).toBe(2)
  })
})

describe('an appointment', () => {
  it('is of the structure of whoever takes it over', async () => {
    await moveCamille()
    alsoAtGramat(lot)
    const { id } = await book('10:00')
    expect(structureOf(id)).toBe(lot.other.id)
    const nadia = lot.people.nadia.actor.advisorId
    const handed = { choice: 'transfer', appointmentId: id, advisorId: nadia } as const
    const leaves = { does: 'deactivateAdvisor', advisorId: camille() } as const
    await change(lot, leaves, [handed], lot.people.administrator)
    expect(appointmentRow(lot, id)).toMatchObject({ advisorId: nadia, structureId: lot.structure.id })
  })

  it('is never of none', () => {
    const { id } = pastAppointment(lot)
    const erase = lot.db.$client.prepare('update appointments set structure_id = null where id = ?')
    expect(() => erase.run(id)).toThrow(/of a structure/)
  })
})
