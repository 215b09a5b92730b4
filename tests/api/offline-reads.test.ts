import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Act, Entry } from '#client/offline/acts.ts'
import { type Chest, openChest } from '#client/offline/chest.ts'
import { openReads, type Reads } from '#client/offline/reads.ts'
import { refresh } from '#client/offline/refresh.ts'
import { addDays, hour } from '#shared/time.ts'
import { following } from './following.ts'
import { pastAppointment } from './past-appointment.ts'
import { telling } from './telling.ts'
import { type Person, world, type World } from './world.ts'

let lot: World
let chest: Chest
let reads: Reads
let entries: Entry[]
beforeEach(async () => {
  lot = world()
  entries = []
  chest = await openChest({ indexedDB: new IDBFactory(), IDBKeyRange, crypto: globalThis.crypto })
  reads = openReads({ chest, entries: () => entries, now: lot.now })
})

const today = '2026-06-15'

/** Reads all that this person needs, as their page does with the network. */
async function readAll(person: Person = lot.people.camille) {
  await reads.belongTo(person.actor)
  const caller = lot.as(person) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  const query = async (path: string, input?: unknown) => {
    const [slice = '', verb = ''] = path.split('.')
    const value = await caller[slice]![verb]!(input)
    await reads.keep(path, input, value)
    return value
  }
  const client = { query } as unknown as Parameters<typeof refresh>[0]['client']
  await refresh({ chest, client, owner: person.actor.userId, today, now: lot.now })
}

const act = (one: Act, state: Entry['state'] = 'waiting') =>
  void entries.push({
    ...one,
    id: uuidv7(),
    owner: '',
    state,
    keptAt: lot.now(),
    stamp: uuidv7(),
    sentAt: state === 'sent' ? lot.now() : null,
    insteadOf: null,
    refusal: null,
    surprises: 0,
  })
const answer = async (path: string, input?: unknown) => (await reads.answer(path, input))?.value
const journal = (question = {}) => answer('sessions.journal', { from: '2026-05-01', to: today, ...question })

describe('without network', () => {
  it('the days to come, the people followed and the journal are as the server last said them', async () => {
    const camille = lot.as(lot.people.camille)
    const told = telling(lot)({ notes: 'Revient avec son fils' })
    await camille.sessions.record(told)
    await camille.beneficiaries.add(following())
    const { id } = pastAppointment(lot)
    await readAll()
    for (const day of [today, addDays(today, 13)])
      expect(await answer('appointments.agenda', { from: day, to: day })).toEqual(
        await camille.appointments.agenda({ from: day, to: day }),
      )
    expect(await answer('beneficiaries.list')).toEqual(await camille.beneficiaries.list())
    expect(await answer('sessions.draft', { appointmentId: id })).toEqual(
      await camille.sessions.draft({ appointmentId: id }),
    )
    expect(await answer('sessions.session', { id: told.id })).toEqual(
      await camille.sessions.session({ id: told.id }),
    )
    for (const question of [
      {},
      { text: 'fils' },
      { text: 'fille' },
      { kind: 'workshop' as const },
      { topic: 'email' as const },
    ]) {
      const asked = { from: '2026-05-01', to: today, ...question }
      expect(await answer('sessions.journal', asked)).toEqual(await camille.sessions.journal(asked))
      expect(await answer('sessions.journalDays', asked)).toEqual(await camille.sessions.journalDays(asked))
    }
  })

  it('a workshop noted here settles its seats by its list, and undone here leaves them to settle', async () => {
    const workshopId = lot.openings[0].id
    lot.db.$client.prepare('update openings set seats = 6 where id = ?').run(workshopId)
    const [came, missed] = ['0565000001', '0565000002'].map((phone) =>
      pastAppointment(lot, { workshopId, phone }),
    )
    await readAll()
    const statuses = async () => {
      const { appointments } = (await answer('appointments.agenda', { from: today, to: today })) as {
        appointments: { id: string; status: string }[]
      }
      return [came, missed].map((seat) => appointments.find(({ id }) => id === seat!.id)?.status)
    }
    const attendance = [
      { appointmentId: came!.id, came: true },
      { appointmentId: missed!.id, came: false },
    ]
    const told = telling(lot)({ kind: 'workshop', appointmentId: missed!.id, attendance })
    expect(await statuses()).toEqual(['toSettle', 'toSettle'])
    act({ verb: 'sessions.record', input: told })
    expect(await statuses()).toEqual(['honoured', 'missed'])
    expect(await answer('appointments.toSettle')).toEqual([])
    act({ verb: 'sessions.withdraw', input: { requestId: uuidv7(), id: told.id, undo: true } })
    expect(await statuses()).toEqual(['toSettle', 'toSettle'])
  })

  it('what was done here since is there too: noted, corrected, withdrawn, settled, followed', async () => {
    const camille = lot.as(lot.people.camille)
    const [kept, gone] = [telling(lot)(), telling(lot)()]
    await camille.sessions.record(kept)
    await camille.sessions.record(gone)
    const { id } = pastAppointment(lot)
    await readAll()
    const [added, person] = [telling(lot)({ minutes: 90 }), following()]
    act({ verb: 'sessions.record', input: added })
    act({
      verb: 'sessions.revise',
      input: { requestId: uuidv7(), session: { ...kept, minutes: 5 }, corrections: 0 },
    })
    act({ verb: 'sessions.withdraw', input: { requestId: uuidv7(), id: gone.id } }, 'sent')
    act({ verb: 'appointments.settle', input: { requestId: uuidv7(), appointmentId: id, outcome: 'missed' } })
    act({ verb: 'beneficiaries.add', input: person })
    const { sessions } = (await journal()) as { sessions: { id: string; minutes: number }[] }
    expect(new Map(sessions.map((line) => [line.id, line.minutes]))).toEqual(
      new Map([
        [added.id, 90],
        [kept.id, 5],
      ]),
    )
    expect(await answer('sessions.session', { id: kept.id })).toMatchObject({
      told: { minutes: 5 },
      history: [{}],
    })
    expect(await answer('appointments.toSettle')).toEqual([])
    expect(await answer('appointments.agenda', { from: today, to: today })).toMatchObject({
      appointments: [{ id, status: 'missed' }],
    })
    expect(await answer('beneficiaries.list')).toMatchObject([{ id: person.beneficiary.id }])
  })

  it('what is noted and corrected here says whom it helped, and its tags', async () => {
    const camille = lot.as(lot.people.camille)
    const [kept, person, tagId] = [telling(lot)(), following(), uuidv7()]
    await camille.tags.add({ id: tagId, name: 'Bus', scope: 'personal', confirmed: false })
    await camille.sessions.record(kept)
    await readAll()
    act({ verb: 'beneficiaries.add', input: person })
    const more = { beneficiaryIds: [person.beneficiary.id], tagIds: [tagId] }
    act({ verb: 'sessions.record', input: telling(lot)(more) })
    const session = { ...kept, ...more }
    act({ verb: 'sessions.revise', input: { requestId: uuidv7(), session, corrections: 0 } })
    const line = { person: 'Odile Vergnes', tags: [{ id: tagId, name: 'Bus' }] }
    expect(await journal({ tagId })).toMatchObject({ sessions: [line, line] })
  })

  it('somebody followed here has a record, and what is corrected of a record shows', async () => {
    const known = following()
    const camille = lot.as(lot.people.camille)
    await camille.beneficiaries.add(known)
    await readAll()
    const { id } = known.beneficiary
    await reads.keep('beneficiaries.beneficiary', { id }, await camille.beneficiaries.beneficiary({ id }))
    const added = following()
    act({ verb: 'beneficiaries.add', input: added })
    entries.at(-1)!.id = added.beneficiary.id
    for (const { beneficiary } of [known, added]) {
      const corrected = { ...beneficiary, lastName: 'Quercy' }
      act({
        verb: 'beneficiaries.change',
        input: { requestId: uuidv7(), beneficiary: corrected, noteConfirmed: false },
      })
      expect(await answer('beneficiaries.beneficiary', { id: beneficiary.id })).toMatchObject({
        lastName: 'Quercy',
        isMine: true,
      })
    }
    expect(await answer('beneficiaries.list')).toMatchObject([{ lastName: 'Quercy' }, { lastName: 'Quercy' }])
  })

  it('a session of a morning told at once here opens to be corrected', async () => {
    await readAll()
    const told = telling(lot)({ minutes: 20 })
    act({ verb: 'sessions.recordAll', input: { requestId: uuidv7(), sessions: [told] } })
    expect(await answer('sessions.session', { id: told.id })).toMatchObject({ told: { minutes: 20 } })
  })

  it('an appointment whose hour has passed is to be settled', async () => {
    const { id } = pastAppointment(lot, { startsAt: lot.now() + hour })
    await readAll()
    lot.setClock(today, '12:00')
    expect(await answer('appointments.agenda', { from: today, to: today })).toMatchObject({
      appointments: [{ id, status: 'toSettle' }],
    })
  })

  it('what was never read is not invented', async () => {
    await readAll()
    expect(await reads.answer('appointments.agenda', { from: '2026-09-01', to: '2026-09-01' })).toBeNull()
    expect(await reads.answer('statistics.dashboard', {})).toBeNull()
  })
})

describe('what is kept of what was read', () => {
  it('is forgotten after seven days without a word of the server, and not before; unsent work is not', async () => {
    await readAll()
    const { userId } = lot.people.camille.actor
    await chest.letters.put({ id: 'unsent', owner: userId, state: 'waiting', content: 'a session' })
    await chest.keep(userId, 'brouillon:nouvelle:1', 'half a session', lot.now())
    lot.setClock('2026-06-22', '07:59')
    await reads.expire()
    expect(await answer('beneficiaries.list')).toEqual([])
    lot.setClock('2026-06-22', '08:01')
    await reads.expire()
    expect(await reads.answer('beneficiaries.list', undefined)).toBeNull()
    expect(await reads.answer('signIn.me', undefined)).toBeNull()
    expect(await chest.names(userId)).toEqual(['brouillon:nouvelle:1'])
    expect(await chest.letters.of(userId)).toMatchObject([{ id: 'unsent', content: 'a session' }])
  })

  it('is forgotten when somebody else signs in', async () => {
    await lot.as(lot.people.camille).beneficiaries.add(following())
    await readAll()
    await reads.belongTo(lot.people.nadia.actor)
    expect(await reads.answer('beneficiaries.list', undefined)).toBeNull()
    expect(await chest.names(lot.people.camille.actor.userId)).toEqual([])
  })

  it('follows the server: a day that has passed and a session withdrawn elsewhere go', async () => {
    const camille = lot.as(lot.people.camille)
    const told = telling(lot)()
    await camille.sessions.record(told)
    await readAll()
    await camille.sessions.withdraw({ requestId: uuidv7(), id: told.id })
    await readAll()
    expect(await journal()).toEqual({ sessions: [], next: null })
    expect(await reads.answer('sessions.session', { id: told.id })).toBeNull()
  })
})
