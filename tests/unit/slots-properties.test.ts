import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Appointment, Availability } from '#shared/availability.ts'
import type { SlotSearch } from '#shared/slot-search.ts'
import { bookableSlot, openSlots } from '#shared/slots.ts'
import { addDays, minute, overlap } from '#shared/time.ts'
import { anyAppointment, anySituation, type Situation } from './any-availability.ts'
import { slowSlots } from './slots-oracle.ts'

/** `cahors 1780300800000 camille`: one line for each slot and advisor. */
const lines = (rows: Availability, search: SlotSearch): string[] =>
  openSlots(rows, search)
    .flatMap(({ placeId, startsAt, advisorIds }) => advisorIds.map((id) => `${placeId} ${startsAt} ${id}`))
    .sort()

const always = (runs: number, property: (situation: Situation) => void) =>
  fc.assert(fc.property(anySituation, property), { numRuns: runs })

describe('Whatever the openings, the absences, the appointments and the clocks', () => {
  it('slots are those of the plainest reading of the rules', () => {
    always(400, ({ rows, search }) => {
      expect(lines(rows, search)).toEqual(slowSlots(rows, search))
    })
  })

  it('slots are sorted, each once, and each advisor once in each', () => {
    always(300, ({ rows, search }) => {
      const slots = openSlots(rows, search)
      const keys = slots.map(({ placeId, startsAt }) => `${startsAt} ${placeId ?? ''}`)
      expect(keys).toEqual([...new Set(keys)].sort())
      for (const { advisorIds } of slots) expect(advisorIds).toEqual([...new Set(advisorIds)].sort())
    })
  })

  it('one more appointment never adds a slot, and cancelling it gives back exactly the same', () => {
    const more = anyAppointment('2026-06-15')
    fc.assert(
      fc.property(anySituation, more, fc.nat(), ({ rows, search }, appointment, shift) => {
        const moved = {
          ...appointment,
          startsAt: search.now + shift * minute,
          endsAt: search.now + (shift + 30) * minute,
        }
        const added = (one: Appointment) => ({ ...rows, appointments: [...rows.appointments, one] })
        const before = lines(rows, search)
        const after = lines(added({ ...moved, cancelledAt: null }), search)
        expect(before).toEqual(expect.arrayContaining(after))
        expect(lines(added({ ...moved, cancelledAt: 1 }), search)).toEqual(before)
        expect(lines(added({ ...moved, cancelledAt: null }), { ...search, ignoring: moved.id })).toEqual(
          before,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('slots do not depend on the order of the rows', () => {
    always(200, ({ rows, search }) => {
      const reversed = Object.fromEntries(
        Object.entries(rows).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.toReversed() : value,
        ]),
      ) as Availability
      expect(openSlots(reversed, search)).toEqual(openSlots(rows, search))
    })
  })

  it('time going by only takes away what has become too soon', () => {
    fc.assert(
      fc.property(anySituation, fc.integer({ min: 0, max: 3000 }), ({ rows, search }, minutes) => {
        const far = { ...rows, services: rows.services.map((it) => ({ ...it, horizonDays: 300 })) }
        const later = search.now + minutes * minute
        const earliest = later + far.services[0]!.noticeMinutes * minute
        const left = openSlots(far, search).filter(({ startsAt }) => startsAt >= earliest)
        expect(openSlots(far, { ...search, now: later })).toEqual(left)
      }),
      { numRuns: 200 },
    )
  })

  it('a search over two ranges is both searches', () => {
    always(200, ({ rows, search }) => {
      const to = addDays(search.from, 4)
      const whole = lines(rows, { ...search, to })
      for (const days of [0, 1, 2, 3]) {
        const first = lines(rows, { ...search, to: addDays(search.from, days) })
        const second = lines(rows, { ...search, from: addDays(search.from, days + 1), to })
        expect([...first, ...second].sort()).toEqual(whole)
      }
    })
  })

  it('every slot shown can be booked while nothing changes', () => {
    always(150, ({ rows, search }) => {
      for (const slot of openSlots(rows, search))
        expect(bookableSlot(rows, search, wanted(slot))).toEqual(slot)
    })
  })

  const wanted = ({ startsAt, placeId }: { startsAt: number; placeId: string | null }) => ({
    startsAt,
    placeId,
  })

  it('after any bookings, moves and cancellations, an advisor is never in two appointments at once', () => {
    const steps = fc.array(
      fc.record({ act: fc.constantFrom('book', 'book', 'move', 'cancel'), pick: fc.nat() }),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(anySituation, steps, ({ rows, search }, acts) => {
        let booked: Appointment[] = []
        for (const { act, pick } of acts)
          booked = after(act, pick, booked, { ...rows, appointments: booked }, search)
        const standing = booked.filter(({ cancelledAt }) => cancelledAt === null)
        for (const [at, one] of standing.entries())
          for (const other of standing.slice(at + 1))
            expect(one.advisorId === other.advisorId && overlap(one, other)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})

/** The appointments once somebody has booked, moved or cancelled. */
function after(act: string, pick: number, booked: Appointment[], rows: Availability, search: SlotSearch) {
  const standing = booked.filter(({ cancelledAt }) => cancelledAt === null)
  const chosen = standing[pick % Math.max(1, standing.length)]
  if (act === 'cancel') return booked.map((one) => (one === chosen ? { ...one, cancelledAt: 1 } : one))
  const slots = openSlots(rows, act === 'move' ? { ...search, ignoring: chosen?.id } : search)
  const slot = slots[pick % Math.max(1, slots.length)]
  if (!slot || (act === 'move' && !chosen)) return booked
  const { startsAt, endsAt, placeId, advisorIds } = slot
  const taken = { startsAt, endsAt, placeId, advisorId: advisorIds[pick % advisorIds.length]! }
  if (act === 'move') return booked.map((one) => (one === chosen ? { ...one, ...taken } : one))
  const id = `appointment-${booked.length}`
  return [...booked, { id, ...taken, serviceId: 'help', workshopId: null, cancelledAt: null }]
}
