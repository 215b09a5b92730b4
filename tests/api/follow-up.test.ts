import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { bookedFor } from './booked-for.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { type Caller, world, type World } from './world.ts'

let lot: World
beforeEach(() => void (lot = world()))

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)
const follow = async (changed: Parameters<typeof following>[0] = {}, by: Caller = camille()) =>
  (await by.beneficiaries.add(following(changed))).id
const record = (changed: Parameters<ReturnType<typeof telling>>[0], by: Caller = camille()) =>
  by.sessions.record(telling(lot)(changed))
const daysOf = async (id: string) =>
  (await camille().beneficiaries.followUp({ id })).sessions.map(({ day }) => day)

async function book(changed: { firstName?: string; lastName?: string; phone?: string } = {}, by = camille()) {
  const asked = bookedFor(lot, changed)
  await by.appointments.bookFor(asked)
  return asked.id
}

describe('what was done with somebody', () => {
  test('is every session of every record of theirs, while these are merged', async () => {
    const [kept, other] = [await follow(), await follow()]
    await record({ beneficiaryIds: [kept], day: '2026-06-02', autonomy: 'autonome', topics: ['email'] })
    await record({ beneficiaryIds: [other], day: '2026-06-09' })
    await record({ kind: 'workshop', participants: 6, beneficiaryIds: [kept, other], day: '2026-06-10' })
    await record({})
    expect(await daysOf(kept)).toEqual(['2026-06-10', '2026-06-02'])
    await camille().beneficiaries.merge({ requestId: uuidv7(), id: other, intoId: kept })
    expect(await daysOf(kept)).toEqual(['2026-06-10', '2026-06-09', '2026-06-02'])
    await camille().beneficiaries.part({ requestId: uuidv7(), id: other })
    expect(await daysOf(kept)).toEqual(['2026-06-10', '2026-06-02'])
    expect((await camille().beneficiaries.followUp({ id: kept })).sessions[1]).toMatchObject({
      autonomy: 'autonome',
      topics: ['email'],
      minutes: 45,
    })
  })

  test('is nobody’s else to see', async () => {
    const id = await follow()
    const appointmentId = await book()
    const requestId = uuidv7()
    for (const asked of [
      nadia().beneficiaries.followUp({ id }),
      nadia().beneficiaries.joinAppointment({ requestId, id, appointmentId }),
      nadia().beneficiaries.leaveAppointment({ requestId, id, appointmentId }),
    ])
      expect(await refusalOf(asked)).toBe('notFound')
    const hers = await follow({}, nadia())
    const asked = nadia().beneficiaries.joinAppointment({ requestId, id: hers, appointmentId })
    expect(await refusalOf(asked)).toBe('notFound')
  })

  test('is in the copy that they may ask for', async () => {
    const id = await follow()
    await record({ beneficiaryIds: [id], notes: 'Tablette', topics: ['email'], autonomy: 'autonome' })
    const content: unknown = JSON.parse((await camille().beneficiaries.copy({ id })).content)
    expect(content).toMatchObject({
      Accompagnements: [
        {
          Jour: '2026-06-15',
          Durée: '45\u00a0min',
          Thématiques: ['E-mail'],
          Autonomie: 'Autonome',
          Note: 'Tablette',
        },
      ],
    })
  })
})

describe('an appointment', () => {
  test('seems theirs by its number or its names, and is proposed until somebody says whose it is', async () => {
    const id = await follow({ firstName: 'Zoé', lastName: 'Lefèvre', phone: '0612345678' })
    const appointmentId = await book()
    const asked = () => camille().beneficiaries.followUp({ id })
    expect((await asked()).mayBeTheirs).toMatchObject([{ id: appointmentId, status: 'coming' }])
    await camille().beneficiaries.joinAppointment({ requestId: uuidv7(), id, appointmentId })
    expect(await asked()).toMatchObject({ mayBeTheirs: [], appointments: [{ id: appointmentId }] })
    await camille().beneficiaries.leaveAppointment({ requestId: uuidv7(), id, appointmentId })
    expect(await asked()).toMatchObject({ mayBeTheirs: [{ id: appointmentId }], appointments: [] })
    const stranger = await follow({ firstName: 'Aimé', lastName: 'Éloi' })
    expect((await camille().beneficiaries.followUp({ id: stranger })).mayBeTheirs).toEqual([])
  })

  test('joined to somebody brings them to the session that is noted from it', async () => {
    const id = await follow({ birthYear: 1956 })
    const appointmentId = await book()
    await camille().beneficiaries.joinAppointment({ requestId: uuidv7(), id, appointmentId })
    expect((await camille().sessions.draft({ appointmentId })).people).toMatchObject([
      { id, firstName: 'Odile', birthYear: 1956 },
    ])
  })
})
