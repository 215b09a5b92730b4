import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { advisors, audit, beneficiaryShares, structures } from '#drizzle/schema/index.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
beforeEach(() => void (lot = world()))

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)
const nadiaId = () => lot.people.nadia.actor.advisorId
const follow = async (by = camille()) => (await by.beneficiaries.add(following())).id
const share = (id: string, changed = {}) =>
  camille().beneficiaries.share({
    requestId: uuidv7(),
    id,
    advisorId: nadiaId(),
    agreedOn: '2026-06-12',
    ...changed,
  })
const unshare = (id: string) =>
  camille().beneficiaries.unshare({ requestId: uuidv7(), id, advisorId: nadiaId() })
const seenByNadia = async () => (await nadia().beneficiaries.list()).map(({ id }) => id)

describe('somebody shared with a colleague', () => {
  test('is seen by them, with who asked for the agreement and when; nobody else sees more', async () => {
    const [id, other] = [await follow(), await follow()]
    await share(id)
    await share(id)
    expect(await seenByNadia()).toEqual([id])
    expect(await nadia().beneficiaries.beneficiary({ id })).toMatchObject({
      isMine: false,
      followedBy: 'Camille Delmas',
      shares: [],
    })
    expect((await camille().beneficiaries.beneficiary({ id })).shares).toEqual([
      {
        advisorId: nadiaId(),
        name: 'Nadia Ferrand',
        sharedBy: 'Camille Delmas',
        agreedOn: '2026-06-12',
        sharedAt: lot.now(),
      },
    ])
    expect(lot.db.select().from(beneficiaryShares).all()).toHaveLength(1)
    expect(await refusalOf(nadia().beneficiaries.beneficiary({ id: other }))).toBe('notFound')
    expect(lot.db.select().from(audit).all().at(-1)?.verb).toBe('beneficiaries.share')
  })

  test('is corrected by them and joined to their sessions; the rest is for who follows them', async () => {
    const id = await follow()
    const own = await follow(nadia())
    await share(id)
    const { beneficiary } = following({ id, phone: '0612345678' })
    await nadia().beneficiaries.change({ requestId: uuidv7(), beneficiary, noteConfirmed: false })
    const told = telling(lot)({ beneficiaryIds: [id] })
    await nadia().sessions.record(told)
    expect((await nadia().sessions.session({ id: told.id })).people).toMatchObject([{ phone: '0612345678' }])
    expect(await camille().beneficiaries.followUp({ id })).toMatchObject({ sessions: [], elsewhere: 1 })
    const requestId = uuidv7()
    for (const asked of [
      nadia().beneficiaries.erase({ requestId, id }),
      nadia().beneficiaries.merge({ requestId, id: own, intoId: id }),
      nadia().beneficiaries.part({ requestId, id }),
      nadia().beneficiaries.tellApart({ requestId, id: own, otherId: id }),
      nadia().beneficiaries.share({ requestId, id, advisorId: nadiaId(), agreedOn: '2026-06-12' }),
      nadia().beneficiaries.unshare({ requestId, id, advisorId: nadiaId() }),
    ])
      expect(await refusalOf(asked)).toBe('notYours')
  })

  test('is seen no more once that is taken back, and the sessions noted meanwhile keep them', async () => {
    const id = await follow()
    await share(id)
    const told = telling(lot)({ beneficiaryIds: [id] })
    await nadia().sessions.record(told)
    await unshare(id)
    expect(await seenByNadia()).toEqual([])
    const asked = nadia().sessions.record(telling(lot)({ beneficiaryIds: [id] }))
    expect(await refusalOf(asked)).toBe('personNotFollowed')
    expect((await nadia().sessions.session({ id: told.id })).people).toEqual([])
    const session = { ...told, minutes: 60 }
    await nadia().sessions.revise({ requestId: uuidv7(), session, corrections: 0 })
    expect((await nadia().sessions.session({ id: told.id })).told).toEqual(session)
    await share(id)
    expect(await seenByNadia()).toEqual([id])
  })

  test('is seen no more by a colleague who has left for another structure', async () => {
    const id = await follow()
    await share(id)
    const elsewhere = {
      id: uuidv7(),
      name: 'Ailleurs',
      kind: 'EPCI' as const,
      departementCode: '46',
      createdAt: 1,
    }
    lot.db.insert(structures).values(elsewhere).run()
    lot.db.update(advisors).set({ structureId: elsewhere.id }).where(eq(advisors.id, nadiaId())).run()
    expect(await seenByNadia()).toEqual([])
    expect(await refusalOf(share(id))).toBe('notSameStructure')
  })

  test('is refused with oneself, with nobody, and for an agreement that is to come', async () => {
    const id = await follow()
    for (const advisorId of [lot.people.camille.actor.advisorId, uuidv7()])
      expect(await refusalOf(share(id, { advisorId }))).toBe('notSameStructure')
    expect(await refusalOf(share(id, { agreedOn: '2026-06-16' }))).toBe('invalidInput')
  })

  test('stays shared when their record goes behind another, until both are parted', async () => {
    const [id, kept] = [await follow(), await follow()]
    await share(id)
    await camille().beneficiaries.merge({ requestId: uuidv7(), id, intoId: kept })
    expect(await seenByNadia()).toEqual([kept])
    await camille().beneficiaries.part({ requestId: uuidv7(), id })
    expect(await seenByNadia()).toEqual([id])
  })

  test('is erased for everybody, with what shared them', async () => {
    const id = await follow()
    await share(id)
    await camille().beneficiaries.erase({ requestId: uuidv7(), id })
    expect(await seenByNadia()).toEqual([])
    expect(lot.db.select().from(beneficiaryShares).all()).toEqual([])
  })
})
