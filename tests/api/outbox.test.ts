import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#client/offline/acts.ts'
import {
  advisors,
  appointments,
  beneficiaries,
  sessions,
  sessionRevisions,
  structures,
} from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { following } from './following.ts'
import { Laptop, Network } from './laptops.ts'
import { pastAppointment } from './past-appointment.ts'
import { telling } from './telling.ts'
import { type Person, world, type World } from './world.ts'

let lot: World
let app: FastifyInstance
let network: Network
let cookie: string
let laptop: Laptop
beforeEach(async () => {
  lot = world()
  app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })
  network = new Network(app, lot.settings.publicUrl)
  cookie = lot.cookieOf(lot.people.camille)
  laptop = await laptopOf(lot.people.camille)
})
afterEach(() => app.close())

async function laptopOf(person: Person) {
  const opened = new Laptop(person, network, () => cookie, lot.now)
  await opened.restart()
  return opened
}

const outbox = () => laptop.tabs[0]!.outbox
const stands = () =>
  outbox()
    .entries()
    .map(({ verb, state, refusal }) => [verb, state, refusal?.problem ?? null])
const kept = () => lot.db.select().from(sessions).all()
const record = (changed = {}): Act => ({ verb: 'sessions.record', input: telling(lot)(changed) })
const revise = (act: Act, minutes: number): Act => {
  if (act.verb !== 'sessions.record') throw new Error('only a session is corrected')
  const session = { ...act.input, minutes }
  return { verb: 'sessions.revise', input: { requestId: uuidv7(), session, corrections: 0 } }
}
const post = (act: Act) => outbox().post(act)
const cut = (times: number) =>
  void (network.coming = Array.from({ length: times }, () => 'drop the request' as const))

describe('what is told on a laptop', () => {
  it('waits while the network is cut, survives the browser, and leaves in the order in which it was told', async () => {
    cut(99)
    const first = record({ minutes: 30 })
    expect(await post(first)).toBe('waiting')
    expect(await post(revise(first, 60))).toBe('waiting')
    await laptop.restart()
    expect(stands()).toEqual([
      ['sessions.record', 'waiting', null],
      ['sessions.revise', 'waiting', null],
    ])
    cut(0)
    await outbox().flush()
    expect(stands()).toEqual([
      ['sessions.record', 'sent', null],
      ['sessions.revise', 'sent', null],
    ])
    expect(kept()).toMatchObject([{ minutes: 60 }])
  })

  it('stops at the first silence: what follows never goes before', async () => {
    cut(99)
    const first = record()
    await post(first)
    await post(revise(first, 60))
    network.coming = ['drop the request', 'deliver', 'deliver']
    await outbox().flush()
    expect(kept()).toEqual([])
    await outbox().flush()
    expect(kept()).toMatchObject([{ minutes: 60 }])
  })

  it('is done once when the answer is lost', async () => {
    network.coming = ['drop the answer']
    expect(await post(record())).toBe('waiting')
    expect(kept()).toHaveLength(1)
    await outbox().flush()
    expect(stands()).toEqual([['sessions.record', 'sent', null]])
    expect(kept()).toHaveLength(1)
  })

  it('told otherwise after a lost answer, becomes a correction of what arrived', async () => {
    const first = record({ minutes: 30 })
    network.coming = ['drop the answer']
    await post(first)
    await post({ ...first, input: { ...first.input, minutes: 90 } } as Act)
    await outbox().flush()
    expect(kept()).toMatchObject([{ minutes: 90 }])
    expect(lot.db.select().from(sessionRevisions).all()).toHaveLength(1)
  })

  it('told otherwise while it travels, leaves again as it was told last', async () => {
    const first = record({ minutes: 30 })
    cut(1)
    await post(first)
    const travelling = outbox().flush()
    await laptop.tabs[1]!.outbox.post({ ...first, input: { ...first.input, minutes: 90 } } as Act)
    await travelling
    await outbox().flush()
    expect(kept()).toMatchObject([{ minutes: 90 }])
  })

  it('refused, stays with its reason, holds back what speaks of the same thing and nothing else', async () => {
    cut(99)
    const wrong = record({ day: '2026-06-16' })
    const right = { ...wrong, input: { ...wrong.input, day: '2026-06-15' } } as Act
    await post(wrong)
    await post(revise(right, 60))
    await post(record({ minutes: 15 }))
    cut(0)
    await outbox().flush()
    expect(stands()).toEqual([
      ['sessions.record', 'refused', 'dayInFuture'],
      ['sessions.revise', 'waiting', null],
      ['sessions.record', 'sent', null],
    ])
    await post(right)
    expect(stands().map(([, state]) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  it('refused, can be given up and put back; what waits cannot, as nobody knows whether it arrived', async () => {
    await expect(post(record({ day: '2026-06-16' }))).rejects.toThrow('dayInFuture')
    const [entry] = outbox().entries()
    await outbox().discard(entry!.id)
    expect(stands()).toEqual([])
    await outbox().putBack(entry!)
    expect(stands()).toEqual([['sessions.record', 'refused', 'dayInFuture']])
    cut(99)
    await post(record())
    await outbox().discard(outbox().entries()[1]!.id)
    expect(stands()).toHaveLength(2)
  })

  it('of a morning told at once, what is refused is shown by itself, and mended by itself', async () => {
    cut(99)
    const [right, wrong] = [telling(lot)(), telling(lot)({ day: '2026-06-16' })]
    await post({ verb: 'sessions.recordAll', input: { requestId: uuidv7(), sessions: [right, wrong] } })
    cut(0)
    await outbox().flush()
    expect(stands()).toEqual([
      ['sessions.recordAll', 'sent', null],
      ['sessions.record', 'refused', 'dayInFuture'],
    ])
    await post({ verb: 'sessions.record', input: { ...wrong, day: '2026-06-15' } })
    expect(stands().map(([, state]) => state)).toEqual(['sent', 'sent'])
    expect(new Set(kept().map(({ id }) => id))).toEqual(new Set([right.id, wrong.id]))
  })

  it('goes straight to the server where the laptop has no room, and says so when neither takes it', async () => {
    laptop.full = true
    expect(await post(record())).toBe('sent')
    cut(1)
    await expect(post(record())).rejects.toThrow('fetch failed')
    expect(kept()).toHaveLength(1)
  })
})

describe('pages of another day', () => {
  it('too old for the server, keep all that they hold, and the newer ones send it', async () => {
    laptop.version = 0
    await laptop.restart()
    expect(await post(record())).toBe('waiting')
    expect(outbox().state()).toBe('upgradeFirst')
    expect(kept()).toEqual([])
    laptop.version = undefined
    await laptop.restart()
    await outbox().flush()
    expect(stands()).toEqual([['sessions.record', 'sent', null]])
  })

  it('that did not know a field yet tell it blank', async () => {
    const { title: _, referral: _referral, ...older } = telling(lot)()
    expect(await post({ verb: 'sessions.record', input: older } as Act)).toBe('sent')
    expect(kept()).toMatchObject([{ title: '', referral: null }])
  })

  it('asleep for thirty days, ask for a new sign-in and send all', async () => {
    cut(99)
    await post(record())
    lot.setClock('2026-07-15', '09:00')
    cut(0)
    await laptop.restart()
    await outbox().flush()
    expect(outbox().state()).toBe('signInFirst')
    expect(stands()).toEqual([['sessions.record', 'waiting', null]])
    cookie = lot.cookieOf(lot.people.camille)
    await outbox().flush()
    expect(kept()).toMatchObject([{ day: '2026-06-15' }])
  })
})

describe('rights that changed meanwhile', () => {
  it('nothing leaves under the name of somebody else who has signed in since', async () => {
    cut(99)
    await post(record())
    cut(0)
    cookie = lot.cookieOf(lot.people.nadia)
    await outbox().flush()
    expect(outbox().state()).toBe('signInFirst')
    expect(kept()).toEqual([])
    const other = await laptopOf(lot.people.nadia)
    expect(other.tabs[0]!.outbox.entries()).toEqual([])
  })

  it('an advisor disabled since keeps what they wrote, and nothing arrives', async () => {
    cut(99)
    await post(record())
    cut(0)
    const { camille, administrator } = lot.people
    await lot.as(administrator).signIn.disable({ requestId: uuidv7(), userId: camille.actor.userId })
    await outbox().flush()
    expect(stands()).toEqual([['sessions.record', 'waiting', null]])
    expect(kept()).toEqual([])
  })

  it('an advisor who changed structure since records for the new one', async () => {
    cut(99)
    await post(record())
    cut(0)
    const cahors = { id: uuidv7(), name: 'Cahors', kind: 'COMMUNE' as const, departementCode: '46' }
    lot.db
      .insert(structures)
      .values({ ...cahors, createdAt: lot.now() })
      .run()
    lot.db.update(advisors).set({ structureId: cahors.id }).run()
    await outbox().flush()
    expect(stands()).toEqual([['sessions.record', 'sent', null]])
    expect(kept()).toMatchObject([{ structureId: cahors.id }])
  })

  it('somebody erased since is not followed again by a request that comes late', async () => {
    network.coming = ['drop the answer']
    const act: Act = { verb: 'beneficiaries.add', input: following() }
    await post(act)
    const { id } = act.input.beneficiary
    await lot.as(lot.people.camille).beneficiaries.erase({ requestId: uuidv7(), id })
    await outbox().flush()
    expect(stands()).toEqual([['beneficiaries.add', 'sent', null]])
    expect(lot.db.select().from(beneficiaries).all()).toMatchObject([{ id, firstName: null }])
  })

  it('an appointment cancelled since is not settled, and one sees why', async () => {
    const { id } = pastAppointment(lot)
    cut(99)
    await post({
      verb: 'appointments.settle',
      input: { requestId: uuidv7(), appointmentId: id, outcome: 'honoured' },
    })
    cut(0)
    lot.db.update(appointments).set({ cancelledAt: lot.now(), cancelledBy: 'citizen' }).run()
    await outbox().flush()
    expect(stands()).toEqual([['appointments.settle', 'refused', 'appointmentOver']])
  })
})

describe('a laptop in other hands', () => {
  const canary = 'Zinnia quarantaine'

  it('shows nothing of what it keeps, and after a sign-out has nothing but what still waits, sealed', async () => {
    cut(99)
    await post(record({ notes: canary }))
    const { userId } = lot.people.camille.actor
    const chest = await laptop.chest()
    await chest.keep(userId, 'beneficiaries.list', [{ lastName: canary }], lot.now())
    expect(await chest.read(userId, 'beneficiaries.list')).toMatchObject({ value: [{ lastName: canary }] })
    expect(await dump(laptop.files)).not.toContain('Zinnia')
    await chest.forget()
    expect(await chest.read(userId, 'beneficiaries.list')).toBeNull()
    await laptop.restart()
    expect(stands()).toEqual([['sessions.record', 'waiting', null]])
    cut(0)
    await outbox().flush()
    await chest.forget()
    expect(JSON.parse(await dump(laptop.files))).toEqual({ keys: [], kept: [], letters: [] })
  })

  it('goes on sealing after another tab has signed out and thrown the key away', async () => {
    const tab = await laptop.chest()
    await (await laptop.chest()).forget()
    await tab.keep('camille', 'journal', canary, lot.now())
    expect(await (await laptop.chest()).read('camille', 'journal')).toMatchObject({ value: canary })
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
