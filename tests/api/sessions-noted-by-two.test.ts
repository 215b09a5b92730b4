import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { dailyFigures } from '#drizzle/schema/index.ts'
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
const merge = (other: SessionInput, kept: SessionInput) =>
  camille().sessions.merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
const part = (other: SessionInput) => camille().sessions.part({ requestId: uuidv7(), id: other.id })

describe('a workshop that two colleagues noted', () => {
  const workshop = (changed: Partial<SessionInput> = {}) =>
    tell({ kind: 'workshop', participants: 6, ...changed })
  const seenBy = async (who: typeof camille) =>
    (await who().sessions.journal({ from: '2026-06-01', to: '2026-06-30' })).sessions.map(({ id }) => id)

  async function bothNoted(theirs: Partial<SessionInput> = {}, mine: Partial<SessionInput> = {}) {
    const [kept, other] = [workshop(theirs), workshop(mine)]
    await nadia().sessions.record(kept)
    await camille().sessions.record(other)
    return { kept, other }
  }

  test('is proposed to either, by who, when, where and how many; not its words', async () => {
    const { kept, other } = await bothNoted({ title: 'Photos', minutes: 90 })
    const proposed = await camille().sessions.alike({ id: other.id })
    expect(proposed).toEqual([
      {
        ofId: other.id,
        id: kept.id,
        day: kept.day,
        minutes: 90,
        participants: 6,
        placeName: lot.place.name,
        communeName: 'Gramat',
        authorName: lot.people.nadia.actor.name,
      },
    ])
    expect(await camille().sessions.alike({})).toEqual(proposed)
    expect(await nadia().sessions.alike({ id: kept.id })).toMatchObject([{ ofId: kept.id, id: other.id }])
  })

  test('is not proposed of another day, sort, place or appointment, nor once one of the two was withdrawn', async () => {
    const { kept } = await bothNoted({}, { day: '2026-06-14' })
    const { id: appointmentId } = pastAppointment(lot)
    await camille().sessions.record(tell())
    expect(await camille().sessions.alike({})).toEqual([])
    const third = workshop({ appointmentId })
    await camille().sessions.record(third)
    expect(await camille().sessions.alike({})).toHaveLength(1)
    await nadia().sessions.withdraw({ requestId: uuidv7(), id: kept.id })
    expect(await camille().sessions.alike({})).toEqual([])
  })

  test('counts once, is in both journals, and is as before once either parts it', async () => {
    const person = (await camille().beneficiaries.add(following())).id
    const { kept, other } = await bothNoted(
      { topics: ['email'], notes: '' },
      { topics: ['sante'], beneficiaryIds: [person], notes: 'Une note de Camille.', minutes: 90 },
    )
    const before = counted()
    for (const who of [camille, nadia]) {
      await merge(other, kept)
      expect(await seenBy(camille)).toEqual([kept.id])
      expect(await seenBy(nadia)).toEqual([kept.id])
      expect(figuresShown(lot)).toMatchObject([{ sessions: 1, participants: 6, email: 1, sante: 1 }])
      const theirs = await nadia().sessions.session({ id: kept.id })
      expect(theirs.told).toMatchObject({
        minutes: 45,
        notes: '',
        topics: ['email', 'sante'],
        coAdvisorIds: [lot.people.camille.actor.advisorId],
      })
      expect(theirs.people).toEqual([])
      expect(theirs.merged).toMatchObject([{ id: other.id, authorName: lot.people.camille.actor.name }])
      expect((await view(kept.id)).merged).toMatchObject([{ id: other.id, authorName: null }])
      await who().sessions.part({ requestId: uuidv7(), id: other.id })
      expect((await nadia().sessions.session({ id: kept.id })).told).toEqual(kept)
      expect((await view(other.id)).told).toEqual(other)
      expect(counted()).toEqual(before)
    }
  })

  test('keeps the tags of its author, and takes none that is one’s own', async () => {
    const add = async (who: typeof camille, scope: 'personal' | 'team', name: string) =>
      (await who().tags.add({ id: uuidv7(), name, scope, confirmed: false })).id
    const theirs = await add(nadia, 'personal', 'à relire')
    const [own, ours] = [await add(camille, 'personal', 'perso'), await add(camille, 'team', 'bus')]
    const { kept, other } = await bothNoted({ tagIds: [theirs] }, { tagIds: [own, ours] })
    await merge(other, kept)
    const tags = async () => (await nadia().sessions.session({ id: kept.id })).told.tagIds?.toSorted()
    expect(await tags()).toEqual([theirs, ours].toSorted())
    await part(other)
    expect(await tags()).toEqual([theirs])
    expect((await view(other.id)).told.tagIds?.toSorted()).toEqual([own, ours].toSorted())
  })

  test('goes behind a colleague’s by one’s own hand alone, and comes back when theirs was withdrawn', async () => {
    const { kept, other } = await bothNoted()
    expect(
      await refusalOf(nadia().sessions.merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })),
    ).toBe('notFound')
    await merge(other, kept)
    await nadia().sessions.withdraw({ requestId: uuidv7(), id: kept.id })
    await part(other)
    expect(await seenBy(camille)).toEqual([other.id])
    expect(await seenBy(nadia)).toEqual([])
  })
})
