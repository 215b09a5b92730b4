import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appointments, openings } from '#drizzle/schema/index.ts'
import type { Decision, PlanChange } from '#shared/planning.ts'
import { violations } from '../faults/invariants.ts'
import { alsoAtGramat, bookingAt, hoursAtGramat } from './booking-request.ts'
import { change, onceOn, openingSaid, rehearse } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

type Row = typeof appointments.$inferSelect
type Touched = Awaited<ReturnType<typeof rehearse>>['touched'][number]

/** A draw for what changes, and one for what becomes of each appointment. */
const anyStep = fc.record({
  what: fc.nat({ max: 6 }),
  where: fc.nat(),
  choices: fc.infiniteStream(fc.nat({ max: 3 })),
})

it('whatever changes and whatever is decided, no promise is broken and nobody is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      async (steps, visits) => {
        const w = world()
        alsoAtGramat(w)
        for (const visit of visits) await bookSome(w, visit)
        for (const step of steps) {
          await walk(w, step)
          expect(violations(w.db.$client, [])).toEqual([])
        }
      },
    ),
    { numRuns: 30, endOnFailure: true },
  )
})

type Step = { what: number; where: number; choices: Iterator<number> }

/** A change that its rule refuses is passed over; a new hour that two ask for is refused for both, and nothing has changed. */
async function walk(w: World, { what, where, choices }: Step) {
  const asked = changeOf(w, what, where)
  const before = standing(w)
  const refused = await refusalOf(rehearse(w, asked))
  expect(standing(w)).toEqual(before)
  if (refused !== 'no refusal') return
  const { touched } = await rehearse(w, asked)
  const decisions = touched.map((one) => decide(one, choices.next().value ?? 0))
  const refusal = await refusalOf(change(w, asked, decisions))
  expect(['no refusal', 'slotTaken']).toContain(refusal)
  const rows = new Map(standing(w).map((row) => [row.id, row]))
  const made = refusal === 'no refusal' ? decisions : []
  for (const row of before) {
    const { startsAt, advisorId, cancelledAt } = rows.get(row.id) ?? row
    const decision = made.find(({ appointmentId }) => appointmentId === row.id)
    expect({ startsAt, advisorId, isOff: cancelledAt !== null }).toEqual(promised(row, decision))
  }
}

/** What becomes of an appointment: nothing without a decision. */
function promised(row: Row, decision: Decision | undefined) {
  const { startsAt, advisorId, cancelledAt } = row
  const same = { startsAt, advisorId, isOff: cancelledAt !== null }
  if (decision?.choice === 'cancel') return { ...same, isOff: true }
  if (decision?.choice === 'transfer') return { ...same, advisorId: decision.advisorId }
  if (decision?.choice === 'move')
    return { ...same, startsAt: decision.startsAt, advisorId: decision.advisorId }
  return same
}

async function bookSome(w: World, visit: number) {
  const hours = await hoursAtGramat(w)
  const startsAt = hours[visit % Math.min(12, hours.length)]
  if (startsAt !== undefined) await w.citizen().appointments.book({ ...bookingAt(w), startsAt })
}

function changeOf(w: World, what: number, where: number): PlanChange {
  const advisorId = w.people.camille.actor.advisorId
  const mine = w.db
    .select()
    .from(openings)
    .all()
    .filter((one) => one.advisorId === advisorId && one.closedAt === null)
  const openingId = mine[where % Math.max(1, mine.length)]?.id ?? w.openings[0].id
  const day = ['2026-06-16', '2026-06-23', '2026-06-30'][where % 3] ?? ''
  const hour = `${String(8 + (where % 4)).padStart(2, '0')}:00`
  const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [2 as const], firstDay: day }
  const opening = openingSaid(w, { startsAt: hour, endsAt: '12:00', recurrence })
  const absence = { startsAt: hour, endsAt: '13:00', recurrence: onceOn(day), lastDay: null }
  const movedTo = where % 2 ? null : { day, hours: { startsAt: hour, endsAt: '11:30' } }
  const changes: PlanChange[] = [
    { does: 'planOpening', advisorId, opening },
    { does: 'changeOpening', openingId, from: null, opening },
    { does: 'changeOpening', openingId, from: day, opening },
    { does: 'changeOccurrence', openingId, day, movedTo },
    { does: 'planAbsence', advisorId, absence },
    { does: 'closeOpening', openingId, from: day },
    { does: 'closeOpening', openingId, from: null },
  ]
  return changes[what] ?? changes[0]!
}

function decide({ id: appointmentId, otherTimes, colleagues }: Touched, choice: number): Decision {
  const [time] = otherTimes
  const [colleague] = colleagues
  if (choice === 1 && time) {
    const { startsAt, placeId, advisorId } = time
    return { choice: 'move', appointmentId, startsAt, placeId, advisorId }
  }
  if (choice === 2 && colleague) return { choice: 'transfer', appointmentId, advisorId: colleague.advisorId }
  return choice === 3 ? { choice: 'cancel', appointmentId, message: '' } : { choice: 'keep', appointmentId }
}

const standing = (w: World) => w.db.select().from(appointments).all()
