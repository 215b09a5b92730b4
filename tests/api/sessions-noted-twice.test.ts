import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { dailyFigures, sessionMerges } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { following } from './following.ts'
import { pastAppointment } from './past-appointment.ts'
import { refusalOf } from './refusal.ts'
import { figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)
const view = (id: string) => camille().sessions.session({ id })
const counted = () => lot.db.select().from(dailyFigures).all()
const journal = async () =>
  (await camille().sessions.journal({ from: '2026-06-01', to: '2026-06-30' })).sessions.map(({ id }) => id)

async function twice(first: Partial<SessionInput> = {}, second: Partial<SessionInput> = {}) {
  const [kept, other] = [tell(first), tell(second)]
  await camille().sessions.record(kept)
  await camille().sessions.record(other)
  return { kept, other }
}
const merge = (other: SessionInput, kept: SessionInput, requestId = uuidv7()) =>
  camille().sessions.merge({ requestId, id: other.id, intoId: kept.id })
const part = (other: SessionInput, requestId = uuidv7()) =>
  camille().sessions.part({ requestId, id: other.id })

describe('a session that was noted twice', () => {
  test('is counted once, says what either said, and is as before once they are parted', async () => {
    const person = (await camille().beneficiaries.add(following())).id
    const { kept, other } = await twice(
      { topics: ['email'], returning: 1 },
      { topics: ['sante'], beneficiaryIds: [person], minutes: 60, notes: 'Revient mardi.' },
    )
    const before = counted()
    const requestId = uuidv7()
    await merge(other, kept, requestId)
    await merge(other, kept, requestId)
    expect(await journal()).toEqual([kept.id])
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1, seconds: 2700, email: 1, sante: 1 }])
    const one = await view(kept.id)
    expect(one.told).toMatchObject({
      topics: ['email', 'sante'],
      beneficiaryIds: [person],
      returning: 0,
      minutes: 45,
      notes: 'Revient mardi.',
    })
    expect(one.merged).toMatchObject([{ id: other.id, at: lot.now() }])
    expect(one.history).toHaveLength(1)
    expect(await view(other.id)).toMatchObject({ mergedInto: kept.id, mayRevise: false })

    const back = uuidv7()
    await part(other, back)
    await part(other, back)
    expect((await view(kept.id)).told).toEqual(kept)
    expect((await view(other.id)).told).toEqual(other)
    expect(counted()).toEqual(before)
    expect(lot.db.select().from(sessionMerges).all()).toEqual([])
    expect(await journal()).toHaveLength(2)
  })

  test('brings its appointment to the one that had none, and takes it back', async () => {
    const { id: appointmentId } = pastAppointment(lot)
    const { kept, other } = await twice({}, { appointmentId })
    await merge(other, kept)
    expect((await view(kept.id)).told.appointmentId).toBe(appointmentId)
    expect(await refusalOf(camille().sessions.record(tell({ appointmentId })))).toBe('alreadyRecorded')
    await part(other)
    expect((await view(kept.id)).told.appointmentId).toBeNull()
    expect((await view(other.id)).told.appointmentId).toBe(appointmentId)
  })

  test('keeps what was corrected since, when they are parted', async () => {
    const { kept, other } = await twice({ topics: ['email'] }, { topics: ['sante'] })
    await merge(other, kept)
    const { told, history } = await view(kept.id)
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...told, minutes: 120 },
      corrections: history.length,
    })
    await part(other)
    expect((await view(kept.id)).told).toEqual({ ...kept, minutes: 120 })
  })

  test('stands behind one that is withdrawn, and comes back alone', async () => {
    const { kept, other } = await twice()
    await merge(other, kept)
    await camille().sessions.withdraw({ requestId: uuidv7(), id: kept.id })
    await part(other)
    expect(await journal()).toEqual([other.id])
  })

  test('comes back by being parted, not otherwise; from the last one first', async () => {
    const { kept, other } = await twice()
    const third = tell()
    await camille().sessions.record(third)
    await merge(other, kept)
    const restoring = camille().sessions.restore({ requestId: uuidv7(), id: other.id })
    expect(await refusalOf(restoring)).toBe('mergedSession')
    await merge(kept, third)
    expect(await refusalOf(part(other))).toBe('mergedSession')
    await part(kept)
    await part(other)
    expect(await journal()).toHaveLength(3)
    expect(await refusalOf(part(other))).toBe('notFound')
  })

  test('by somebody else, of another day or person, or taken out already, is refused and changes nothing', async () => {
    const [odile, aime] = [
      (await camille().beneficiaries.add(following())).id,
      (await camille().beneficiaries.add(following({ firstName: 'Aimé' }))).id,
    ]
    const { kept, other } = await twice({ beneficiaryIds: [odile] }, { beneficiaryIds: [aime] })
    const yesterday = tell({ day: '2026-06-14' })
    await camille().sessions.record(yesterday)
    const before = counted()
    expect(await refusalOf(merge(other, kept))).toBe('notOneSession')
    expect(await refusalOf(merge(yesterday, kept))).toBe('notOneSession')
    expect(await refusalOf(merge(kept, kept))).toBe('notOneSession')
    const asked = { requestId: uuidv7(), id: other.id, intoId: kept.id }
    expect(await refusalOf(nadia().sessions.merge(asked))).toBe('notFound')
    expect(await refusalOf(nadia().sessions.part({ requestId: uuidv7(), id: other.id }))).toBe('notFound')
    expect(counted()).toEqual(before)
    await camille().sessions.withdraw({ requestId: uuidv7(), id: other.id })
    const again = tell({ beneficiaryIds: [odile] })
    await camille().sessions.record(again)
    expect(await refusalOf(merge(other, again))).toBe('notOneSession')
    await camille().sessions.withdraw({ requestId: uuidv7(), id: again.id })
    expect(await refusalOf(merge(again, kept))).toBe('alreadyWithdrawn')
    expect(await refusalOf(merge(kept, again))).toBe('alreadyWithdrawn')
  })

  test('forgets whom it lent once they are erased', async () => {
    const person = (await camille().beneficiaries.add(following())).id
    const { kept, other } = await twice({}, { beneficiaryIds: [person] })
    await merge(other, kept)
    expect(JSON.stringify(lot.db.select().from(sessionMerges).all())).toContain(person)
    await camille().beneficiaries.erase({ requestId: uuidv7(), id: person })
    expect(JSON.stringify(lot.db.select().from(sessionMerges).all())).not.toContain(person)
    await part(other)
    expect((await view(kept.id)).told.beneficiaryIds).toBeUndefined()
  })
})

describe('what left the journal', () => {
  test('is listed for its author alone, the latest to leave first, and says behind which it stands', async () => {
    const { kept, other } = await twice()
    const [withdrawn, old] = [tell({ title: '' }), tell({ day: '2026-03-01' })]
    for (const told of [withdrawn, old]) {
      await camille().sessions.record(told)
      await camille().sessions.withdraw({ requestId: uuidv7(), id: told.id })
    }
    lot.setClock('2026-06-15', '18:00')
    await merge(other, kept)
    expect((await camille().sessions.takenOut()).map(({ id, mergedInto }) => [id, mergedInto])).toEqual([
      [other.id, kept.id],
      [withdrawn.id, null],
    ])
    expect(await nadia().sessions.takenOut()).toEqual([])
    await part(other)
    expect(await camille().sessions.takenOut()).toHaveLength(1)
  })

  test('is read in words by whoever led it too, without what is its author’s alone', async () => {
    const { kept, other } = await twice(
      { kind: 'workshop', participants: 4, coAdvisorIds: [lot.people.nadia.actor.advisorId] },
      { kind: 'workshop', participants: 4, notes: 'Salle du haut' },
    )
    await merge(other, kept)
    const read = await nadia().sessions.session({ id: kept.id })
    expect(read).toMatchObject({ isMine: false, authorName: 'Camille Delmas', mayRevise: false, merged: [] })
    expect(read.answers).toContainEqual({ what: 'Participants', says: '4' })
    expect(JSON.stringify([read.answers, read.history])).not.toContain('Salle du haut')
    expect((await view(kept.id)).answers).toEqual([])
  })
})
