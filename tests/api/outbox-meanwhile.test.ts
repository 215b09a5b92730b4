import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#client/offline/acts.ts'
import { fileOf } from '#client/offline/entry-words.ts'
import { leftIn } from '#client/offline/left-here.ts'
import { advisors, appointments, beneficiaries, sessionRevisions, structures } from '#drizzle/schema/index.ts'
import { openReads } from '#client/offline/reads.ts'
import { versionHeader } from '#shared/versions.ts'
import { following } from './following.ts'
import { laptopWorld } from './laptop-world.ts'
import { pastAppointment } from './past-appointment.ts'
import { telling } from './telling.ts'

let small: Awaited<ReturnType<typeof laptopWorld>>
beforeEach(async () => void (small = await laptopWorld()))
afterEach(() => small.app.close())

describe('pages of another day', () => {
  it('too old for the server, keep all that they hold, and the newer ones send it', async () => {
    small.laptop.version = 0
    await small.laptop.restart()
    expect(await small.post(small.record())).toBe('waiting')
    expect(small.outbox().state()).toBe('upgradeFirst')
    expect(small.kept()).toEqual([])
    small.laptop.version = undefined
    await small.laptop.restart()
    await small.outbox().flush()
    expect(small.stands()).toEqual([['sessions.record', 'sent', null]])
  })

  it('that told a session under its own id alone are understood, and their replay is known', async () => {
    const older = telling(small.lot)()
    const asked = {
      url: '/api/trpc/sessions.record',
      headers: { cookie: small.lot.cookieOf(small.lot.people.camille), [versionHeader]: '1' },
      payload: JSON.stringify(older),
    }
    for (const _again of [1, 2]) expect((await small.network.inject(asked)).status).toBe(200)
    expect(await small.post({ verb: 'sessions.record', input: older })).toBe('sent')
    expect(small.kept()).toHaveLength(1)
    expect(small.lot.db.select().from(sessionRevisions).all()).toEqual([])
  })

  it('that slept for thirty days with what they kept then, send it in the words of today', async () => {
    const chest = await small.laptop.chest()
    const { userId } = small.lot.people.camille.actor
    const { title: _, referral: _referral, equipment: _equipment, ...input } = telling(small.lot)()
    const content = { verb: 'sessions.record', input, keptAt: small.lot.now(), sentAt: null, refusal: null }
    await chest.letters.put({ id: input.id, owner: userId, state: 'waiting', content })
    small.lot.setClock('2026-07-15', '09:00')
    await openReads({ chest, entries: () => [], now: small.lot.now }).expire()
    small.signIn(small.lot.people.camille)
    await small.laptop.restart()
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ id: input.id, day: '2026-06-15', title: '', referral: null }])
  })

  it('that did not know a field yet tell it blank', async () => {
    const { title: _, referral: _referral, ...older } = telling(small.lot)()
    expect(await small.post({ verb: 'sessions.record', input: older } as Act)).toBe('sent')
    expect(small.kept()).toMatchObject([{ title: '', referral: null }])
  })

  it('asleep for thirty days, ask for a new sign-in and send all', async () => {
    small.cut(99)
    await small.post(small.record())
    small.lot.setClock('2026-07-15', '09:00')
    small.cut(0)
    await small.laptop.restart()
    await small.outbox().flush()
    expect(small.outbox().state()).toBe('signInFirst')
    expect(small.stands()).toEqual([['sessions.record', 'waiting', null]])
    small.signIn(small.lot.people.camille)
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ day: '2026-06-15' }])
  })
})

describe('rights that changed meanwhile', () => {
  it('nothing leaves under the name of somebody else who has signed in since', async () => {
    small.cut(99)
    await small.post(small.record())
    small.cut(0)
    small.signIn(small.lot.people.nadia)
    await small.outbox().flush()
    expect(small.outbox().state()).toBe('signInFirst')
    expect(small.kept()).toEqual([])
    const other = await small.laptopOf(small.lot.people.nadia)
    expect(other.tabs[0]!.outbox.entries()).toEqual([])
  })

  it('an advisor disabled since keeps what they wrote, and nothing arrives', async () => {
    small.cut(99)
    await small.post(small.record())
    small.cut(0)
    const { camille, administrator } = small.lot.people
    await small.lot.as(administrator).signIn.disable({ requestId: uuidv7(), userId: camille.actor.userId })
    await small.outbox().flush()
    expect(small.stands()).toEqual([['sessions.record', 'waiting', null]])
    expect(small.kept()).toEqual([])
  })

  it('an advisor disabled since takes away what the laptop holds, unless they have signed out', async () => {
    small.cut(99)
    await small.post(small.record({ notes: 'Revient mardi' }))
    const chest = await small.laptop.chest()
    expect(await leftIn(chest)).toEqual({ count: 1, name: null, entries: [] })
    const reads = openReads({ chest, entries: () => [], now: small.lot.now })
    await reads.belongTo(small.lot.people.camille.actor)
    const left = await leftIn(chest)
    expect(left).toMatchObject({ count: 1, name: 'Camille Delmas' })
    expect(await fileOf(left?.entries ?? [], '2026-06-15').text()).toContain('Revient mardi')
    await chest.forget()
    expect(await leftIn(chest)).toEqual({ count: 1, name: null, entries: [] })
  })

  it('an advisor who changed structure since records for the new one', async () => {
    small.cut(99)
    await small.post(small.record())
    small.cut(0)
    const cahors = { id: uuidv7(), name: 'Cahors', kind: 'COMMUNE' as const, departementCode: '46' }
    small.lot.db
      .insert(structures)
      .values({ ...cahors, createdAt: small.lot.now() })
      .run()
    small.lot.db.update(advisors).set({ structureId: cahors.id }).run()
    await small.outbox().flush()
    expect(small.stands()).toEqual([['sessions.record', 'sent', null]])
    expect(small.kept()).toMatchObject([{ structureId: cahors.id }])
  })

  it('somebody erased since is not followed again by a request that comes late', async () => {
    small.network.coming = ['drop the answer']
    const act: Act = { verb: 'beneficiaries.add', input: following() }
    await small.post(act)
    const { id } = act.input.beneficiary
    await small.lot.as(small.lot.people.camille).beneficiaries.erase({ requestId: uuidv7(), id })
    await small.outbox().flush()
    expect(small.stands()).toEqual([['beneficiaries.add', 'sent', null]])
    expect(small.lot.db.select().from(beneficiaries).all()).toMatchObject([{ id, firstName: null }])
  })

  it('an appointment cancelled since is not settled, and one sees why', async () => {
    const { id } = pastAppointment(small.lot)
    small.cut(99)
    await small.post({
      verb: 'appointments.settle',
      input: { requestId: uuidv7(), appointmentId: id, outcome: 'honoured' },
    })
    small.cut(0)
    small.lot.db.update(appointments).set({ cancelledAt: small.lot.now(), cancelledBy: 'citizen' }).run()
    await small.outbox().flush()
    expect(small.stands()).toEqual([['appointments.settle', 'refused', 'appointmentOver']])
  })
})

describe('a laptop in other hands', () => {
  const canary = 'Zinnia quarantaine'

  it('shows nothing of what it keeps, and after a sign-out has nothing but what still waits, sealed', async () => {
    small.cut(99)
    await small.post(small.record({ notes: canary }))
    const { userId } = small.lot.people.camille.actor
    const chest = await small.laptop.chest()
    await chest.keep(userId, 'beneficiaries.list', [{ lastName: canary }], small.lot.now())
    expect(await chest.read(userId, 'beneficiaries.list')).toMatchObject({ value: [{ lastName: canary }] })
    expect(await dump(small.laptop.files)).not.toContain('Zinnia')
    await chest.forget()
    expect(await chest.read(userId, 'beneficiaries.list')).toBeNull()
    await small.laptop.restart()
    expect(small.stands()).toEqual([['sessions.record', 'waiting', null]])
    small.cut(0)
    await small.outbox().flush()
    await chest.forget()
    expect(JSON.parse(await dump(small.laptop.files))).toEqual({ keys: [], kept: [], letters: [] })
  })

  it('goes on sealing after another tab has signed out and thrown the key away', async () => {
    const tab = await small.laptop.chest()
    await (await small.laptop.chest()).forget()
    await tab.keep('camille', 'journal', canary, small.lot.now())
    expect(await (await small.laptop.chest()).read('camille', 'journal')).toMatchObject({ value: canary })
  })
})

/** All that a thief reads in the files of a browser: every row, every byte. */
async function dump(files: IDBFactory): Promise<string> {
  const db = await asked(files.open('permanence'))
  const stores = [...db.objectStoreNames].map(async (name) => [
    name,
    await asked(db.transaction(name).objectStore(name).getAll()),
  ])
  const all = Object.fromEntries((await Promise.all(stores)) as [string, unknown][])
  db.close()
  return JSON.stringify(all, (_, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
  )
}

const asked = <Answer>(request: IDBRequest<Answer>) =>
  new Promise<Answer>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })
