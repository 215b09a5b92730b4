import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, structures } from '#drizzle/schema/index.ts'
import { kindMessage } from '#shared/team.ts'
import { bookingAt } from './booking-request.ts'
import { change, onceOn } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { type Person, type World, world } from './world.ts'

let w: World
beforeEach(() => {
  w = world()
  w.setClock('2026-06-15', '09:00')
})

const members = (person: Person = w.people.coordinator) => w.as(person).team.members()
const camille = async (seenBy?: Person) =>
  (await members(seenBy)).find(({ id }) => id === w.people.camille.actor.advisorId)
const record = (changed: Parameters<ReturnType<typeof telling>>[0], by: Person = w.people.camille) =>
  w.as(by).sessions.record(telling(w)(changed))

describe('the team', () => {
  it('is told by names, with the last session that each noted or led, and who has noted none for thirty days', async () => {
    expect((await members()).map(({ name, lastDay, isSilent }) => [name, lastDay, isSilent])).toEqual([
      ['Camille Delmas', null, true],
      ['Nadia Ferrand', null, true],
    ])
    await record({ day: '2026-05-15' })
    expect(await camille()).toMatchObject({ lastDay: '2026-05-15', isSilent: true })
    w.setClock('2026-06-14', '09:00')
    expect(await camille()).toMatchObject({ isSilent: false })
    const nadia = w.people.nadia.actor.advisorId
    await record({
      day: '2026-06-10',
      kind: 'workshop',
      participants: 5,
      coAdvisorIds: [nadia],
      autonomy: null,
    })
    expect((await members()).map(({ lastDay }) => lastDay)).toEqual(['2026-06-10', '2026-06-10'])
  })

  it('leaves out a session that was withdrawn', async () => {
    const { id } = await record({ day: '2026-06-10' })
    await w.as(w.people.camille).sessions.withdraw({ requestId: uuidv7(), id })
    expect(await camille()).toMatchObject({ lastDay: null })
  })

  it('counts the past appointments that nobody has settled, guarded outside the structure, and names none of the people', async () => {
    const { id } = await w.citizen().appointments.book(bookingAt(w, '09:00'))
    expect(await camille()).toMatchObject({ toSettle: 0 })
    w.setClock('2026-06-16', '12:00')
    expect(await camille(w.people.manager)).toMatchObject({ toSettle: 1 })
    expect(await camille()).toMatchObject({ toSettle: 'few' })
    expect(await camille(w.people.administrator)).toMatchObject({ toSettle: 'few' })
    expect(JSON.stringify(await members())).not.toContain(bookingAt(w, '09:00').lastName)
    await w
      .as(w.people.camille)
      .appointments.settle({ requestId: uuidv7(), appointmentId: id, outcome: 'missed' } as never)
    expect(await camille()).toMatchObject({ toSettle: 0 })
  })

  it('says the next day that each receives, and where, and when they are away', async () => {
    expect(await camille()).toMatchObject({
      next: { day: '2026-06-16', placeName: 'Médiathèque de Gramat' },
      absences: [],
    })
    await change(
      w,
      {
        does: 'planAbsence',
        advisorId: w.people.camille.actor.advisorId,
        absence: { startsAt: null, endsAt: null, recurrence: onceOn('2026-06-18'), lastDay: '2026-06-26' },
      },
      [],
    )
    expect((await camille())?.absences).toEqual(['du 18 au 26\u00a0juin'])
    w.setClock('2026-05-01', '09:00')
    expect((await camille())?.absences).toEqual([])
    w.setClock('2026-06-27', '09:00')
    expect((await camille())?.absences).toEqual([])
    w.db.$client.prepare('update openings set closed_at = 1').run()
    expect(await camille()).toMatchObject({ next: null })
  })

  it('is one’s own département’s, or one’s own structure’s; nobody else’s', async () => {
    const [structureId, advisorId] = [uuidv7(), uuidv7()]
    const createdAt = w.now()
    w.db
      .insert(structures)
      .values({ id: structureId, name: 'Ailleurs', kind: 'EPCI', departementCode: '12', createdAt })
      .run()
    w.db
      .insert(advisors)
      .values({ id: advisorId, structureId, firstName: 'Zoé', lastName: 'Ailleurs', createdAt })
      .run()
    expect(await members()).toHaveLength(2)
    expect(await members(w.people.manager)).toHaveLength(2)
    expect(await members(w.people.administrator)).toHaveLength(3)
    expect(await refusalOf(members(w.people.camille))).toBe('notYours')
    expect(await refusalOf(members(w.people.prefecture))).toBe('notYours')
  })
})

describe('a place without opening', () => {
  it('is one that is open and where no hours are planned any more', async () => {
    const bare = () => w.as(w.people.coordinator).team.placesWithoutOpening()
    expect(await bare()).toEqual([])
    w.db.$client.prepare('update openings set closed_at = 1 where place_id = ?').run(w.place.id)
    expect(await bare()).toMatchObject([{ name: 'Médiathèque de Gramat', communeName: 'Gramat' }])
    w.db.$client.prepare('update places set closed_at = 1 where id = ?').run(w.place.id)
    expect(await bare()).toEqual([])
  })
})

describe('the message', () => {
  it('asks and offers, with the day when there is one, and is signed', () => {
    const said = kindMessage({ firstName: 'Camille', lastDay: '2026-05-02' }, 'Hélène Roux', '2026-06-15')
    expect(said.body).toMatch(/^Bonjour Camille,/)
    expect(said.body).toContain('depuis le 2\u00a0mai')
    expect(said.body).toMatch(/Hélène Roux$/)
    expect(said.body).not.toMatch(/obligat|sanction|retard|devez/i)
    expect(kindMessage({ firstName: 'Camille', lastDay: null }, 'Hélène Roux', '2026-06-15').body).toContain(
      'pas encore',
    )
  })
})
