import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  audit,
  beneficiaries,
  erasures,
  sessionBeneficiaries,
  sessionRevisions,
  sessions,
} from '#drizzle/schema/index.ts'
import { forgetFollowed } from '#server/beneficiaries/forget-followed.ts'
import { forgetNotes } from '#server/sessions/forget-notes.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { following } from './following.ts'
import { figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
beforeEach(() => void (lot = world()))

const camille = () => lot.as(lot.people.camille)
const marked = { firstName: 'Canariname', lastName: 'Canarisurname', notes: 'canarinote' }
const follow = async (changed: Parameters<typeof following>[0] = marked) =>
  (await camille().beneficiaries.add(following(changed))).id

async function record(changed: Partial<SessionInput>) {
  const told = telling(lot)(changed)
  await camille().sessions.record(told)
  return told
}

const remembered = () =>
  lot.db
    .select()
    .from(beneficiaries)
    .all()
    .filter(({ erasedAt }) => erasedAt === null)
    .map(({ id }) => id)
const everything = () =>
  JSON.stringify(
    [beneficiaries, sessions, sessionRevisions].map((table) => lot.db.select().from(table).all()),
  )
const links = () => lot.db.select().from(sessionBeneficiaries).orderBy(sessionBeneficiaries.day).all()
const forget = () => forgetFollowed(lot.contextOf(null))

describe('twelve months after they last came, somebody who was followed', () => {
  test('is forgotten, and not on the day before', async () => {
    const id = await follow()
    const told = await record({ beneficiaryIds: [id], notes: 'canarinote' })
    await record({ beneficiaryIds: [id], day: '2026-05-04' })
    const session = { ...told, minutes: 60 }
    await camille().sessions.revise({ requestId: uuidv7(), session, corrections: 0 })
    lot.setClock('2027-06-15', '23:00')
    forget()
    expect(remembered()).toEqual([id])

    const figures = figuresShown(lot)
    lot.setClock('2027-06-16', '04:16')
    forget()
    expect(remembered()).toEqual([])
    expect(everything()).not.toMatch(/canari/i)
    expect(JSON.stringify([links(), lot.db.select().from(sessionRevisions).all()])).not.toContain(id)
    expect(links().map(({ day, hadCome, monthBefore }) => [day, hadCome, monthBefore])).toEqual([
      ['2026-05-04', false, null],
      ['2026-06-15', true, '2026-05'],
    ])
    expect(figuresShown(lot)).toEqual(figures)
    expect(lot.db.select().from(audit).all().at(-1)).toMatchObject({
      verb: 'beneficiaries.forget',
      thingId: id,
      actorId: null,
      at: lot.now(),
    })

    const once = [lot.db.select().from(audit).all(), lot.db.select().from(erasures).all()]
    forget()
    expect([lot.db.select().from(audit).all(), lot.db.select().from(erasures).all()]).toEqual(once)
  })

  test('is counted from the day they were added when they never came', async () => {
    await follow()
    lot.setClock('2027-06-15', '12:00')
    forget()
    expect(remembered()).toHaveLength(1)
    lot.setClock('2027-06-16', '12:00')
    forget()
    expect(remembered()).toEqual([])
  })

  test('is remembered by a session of a record that is behind theirs', async () => {
    const [kept, other] = [await follow(), await follow()]
    await camille().beneficiaries.merge({ requestId: uuidv7(), id: other, intoId: kept })
    lot.setClock('2027-03-01', '12:00')
    await record({ beneficiaryIds: [other], day: '2027-03-01' })
    lot.setClock('2028-03-01', '12:00')
    forget()
    expect(remembered()).toEqual([kept, other])
    lot.setClock('2028-03-02', '12:00')
    forget()
    expect(remembered()).toEqual([])
  })
})

test('a note is erased twelve months after its session, which stays', async () => {
  await record({ notes: 'Revient mardi.', day: '2026-06-15' })
  await record({ notes: 'Apporter la tablette.', day: '2026-06-14' })
  const notes = () =>
    lot.db
      .select()
      .from(sessions)
      .all()
      .map(({ notes: note }) => note)
  lot.setClock('2027-06-15', '04:18')
  await forgetNotes(lot.contextOf(null))
  expect(notes()).toEqual(['Revient mardi.', ''])
  lot.setClock('2027-06-16', '04:18')
  await forgetNotes(lot.contextOf(null))
  expect(notes()).toEqual(['', ''])
  const written = lot.db.select().from(audit).all()
  expect(written.map(({ verb, thingId }) => `${verb} ${thingId}`).slice(-2)).toEqual([
    'sessions.forgetNotes 2026-06',
    'sessions.forgetNotes 2026-06',
  ])
  await forgetNotes(lot.contextOf(null))
  expect(lot.db.select().from(audit).all()).toEqual(written)
})

test('somebody who is erased leaves their sessions without them, and no note of theirs', async () => {
  const id = await follow()
  await record({ beneficiaryIds: [id], notes: 'canarinote' })
  const group = await record({
    kind: 'workshop',
    participants: 4,
    returning: 1,
    beneficiaryIds: [id],
    notes: 'Groupe calme.',
  })
  const figures = figuresShown(lot)
  await camille().beneficiaries.erase({ requestId: uuidv7(), id })
  expect(everything()).not.toMatch(/canari/i)
  expect(figuresShown(lot)).toEqual(figures)
  const { told, people } = await camille().sessions.session({ id: group.id })
  expect([told.participants, told.beneficiaryIds, told.notes, people]).toEqual([
    4,
    undefined,
    'Groupe calme.',
    [],
  ])
  await camille().sessions.revise({
    requestId: uuidv7(),
    session: { ...told, participants: 2 },
    corrections: 0,
  })
  expect(links()).toHaveLength(2)
})
