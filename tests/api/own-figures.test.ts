import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { sessionAdvisors, sessions } from '#drizzle/schema/index.ts'
import { comparisonOf, previousPeriod } from '#shared/periods.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { bookingAt } from './booking-request.ts'
import { anyQuestion, anyTold, type CountedWorld, countedWorld, type Told } from './counted-world.ts'
import { following } from './following.ts'
import { naiveFigures } from './naive-figures.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'

let lot: CountedWorld
beforeEach(() => {
  lot = countedWorld()
})

const mine = (asked = { from: '2026-01-01', to: '2026-12-31' }) =>
  lot.as(lot.people.camille).statistics.own(asked)

const anyReceived = fc.record({
  told: anyTold,
  channel: fc.constantFrom(...channels.filter((channel) => channel !== 'place')),
  autonomy: fc.constantFrom(null, ...autonomies),
  referral: fc.constantFrom(null, ...referrals),
  /** Who recorded it, and whether the other one led it too. */
  by: fc.constantFrom('camille' as const, 'nadia' as const),
  together: fc.boolean(),
})
type Received = typeof anyReceived extends fc.Arbitrary<infer One> ? One : never

/** Plants them, and gives back those that are in Camille's journal. */
function receive(all: readonly Received[]) {
  lot.db.delete(sessionAdvisors).run()
  const planted = lot.plant(all.map(({ told, referral }): Told => ({ ...told, referral: referral as never })))
  return planted.flatMap((session, at) => {
    const { channel, autonomy, by, together } = all[at]!
    const [author, other] =
      by === 'camille' ? (['camille', 'nadia'] as const) : (['nadia', 'camille'] as const)
    const advisorId = lot.people[author].actor.advisorId
    lot.db.update(sessions).set({ advisorId, channel, autonomy }).where(eq(sessions.id, session.id)).run()
    if (together)
      lot.db
        .insert(sessionAdvisors)
        .values({ sessionId: session.id, advisorId: lot.people[other].actor.advisorId })
        .run()
    return session.withdrawnAt === null && (by === 'camille' || together)
      ? [{ ...session, channel, autonomy }]
      : []
  })
}

/** Seconds are shared whole: a theme may be a second away from its exact time for each session. */
function expectSame(shown: Awaited<ReturnType<typeof mine>>['now'], found: ReturnType<typeof receive>) {
  const { themes, topics: _, ...figures } = naiveFigures(found)
  expect(shown).toMatchObject(figures)
  for (const { theme, exactHours, ...exact } of themes) {
    expect(shown.themes[theme]).toMatchObject(exact)
    expect(Math.abs(shown.themes[theme].hours - exactHours)).toBeLessThan(0.051 + found.length / 3600)
  }
}

const tallied = (codes: readonly string[], found: (string | null)[]) =>
  Object.fromEntries(codes.map((code) => [code, found.filter((each) => each === code).length]))

describe('one’s own figures', () => {
  it('are those of a naive recount of what one recorded or led with somebody, whatever the period', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyReceived, { minLength: 5, maxLength: 40, size: 'max' }),
        anyQuestion,
        async (all, { from, to }) => {
          const journal = receive(all)
          const during = (period: { from: string; to: string }) =>
            journal.filter(({ day }) => day >= period.from && day <= period.to)
          const shown = await mine({ from, to })
          const here = during({ from, to })
          expectSame(shown.now, here)
          for (const month of shown.months) expectSame(month, during(month))
          const firstMonth = journal.map(({ day }) => day.slice(0, 7)).toSorted()[0] ?? null
          expect(shown.firstMonth).toBe(firstMonth)
          const comparison = comparisonOf({ from, to }, previousPeriod({ from, to }), firstMonth)
          expect(shown.previous?.before.period ?? null).toEqual(comparison?.before ?? null)
          for (const side of shown.previous ? [shown.previous.now, shown.previous.before] : [])
            expectSame(side, during(side.period))
          expect(new Map(shown.topics.map(({ topic, sessions: n }) => [topic, n]))).toEqual(
            naiveFigures(here).topics,
          )
          expect(shown.ways).toEqual({
            channels: tallied(
              channels,
              here.map(({ channel }) => channel),
            ),
            referrals: tallied(
              referrals,
              here.map(({ referral }) => referral),
            ),
            autonomies: tallied(
              autonomies,
              here.map(({ autonomy }) => autonomy),
            ),
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('say what became of one’s appointments, and how long people waited for them', async () => {
    const booked = []
    for (const [time, day] of [
      ['09:00', '2026-06-16'],
      ['10:00', '2026-06-16'],
      ['09:00', '2026-06-23'],
      ['10:00', '2026-06-23'],
    ] as const)
      booked.push(
        await lot
          .citizen()
          .appointments.book(bookingAt(lot, time, { phone: `06112233${time.slice(0, 2)}` }, day)),
      )
    const [first, second, , fourth] = booked
    await lot.citizen().appointments.cancel({ requestId: uuidv7(), key: fourth!.key })
    lot.setClock('2026-06-16', '12:00')
    const settle = (id: string, outcome: 'honoured' | 'missed') =>
      lot.as(lot.people.camille).appointments.settle({ requestId: uuidv7(), appointmentId: id, outcome })
    await settle(first!.id, 'honoured')
    await settle(second!.id, 'missed')
    expect((await mine()).appointments).toEqual({
      booked: 3,
      honoured: 1,
      missed: 1,
      missedShare: 0.5,
      medianDelayDays: 1.1,
    })
    expect((await mine({ from: '2026-06-17', to: '2026-06-30' })).appointments).toMatchObject({
      booked: 1,
      honoured: 0,
      missedShare: null,
    })
    expect(
      (await lot.as(lot.people.nadia).statistics.own({ from: '2026-01-01', to: '2026-12-31' })).appointments
        .booked,
    ).toBe(0)
  })

  it('say how far the autonomy of those seen three times moved, once each, merged records together', async () => {
    const camille = lot.as(lot.people.camille)
    const [rising, twice, other, falling] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
    for (const id of [rising, twice, other, falling]) await camille.beneficiaries.add(following({ id }))
    const see = (id: string, day: string, autonomy: (typeof autonomies)[number] | null) =>
      camille.sessions.record(telling(lot)({ day, autonomy, beneficiaryIds: [id] }))
    await see(rising, '2026-03-20', 'autonome')
    await see(rising, '2026-01-10', 'entierement_accompagne')
    await see(rising, '2026-02-10', 'partiellement_autonome')
    await see(twice, '2026-01-10', 'autonome')
    await see(twice, '2026-01-12', 'autonome')
    await see(twice, '2026-01-13', null)
    await see(other, '2026-02-12', 'autonome')
    await see(falling, '2026-01-10', 'partiellement_autonome')
    await see(falling, '2026-01-11', 'autonome')
    await see(falling, '2026-01-12', 'entierement_accompagne')
    expect((await mine()).autonomy).toEqual({ people: 2, more: 1, same: 0, less: 1 })
    await camille.beneficiaries.merge({ requestId: uuidv7(), id: other, intoId: twice })
    expect((await mine()).autonomy).toEqual({ people: 3, more: 1, same: 1, less: 1 })
    expect((await mine({ from: '2026-02-01', to: '2026-12-31' })).autonomy.people).toBe(0)
    expect((await mine()).followed).toBe(3)
  })

  it('are asked of an advisor, over days in order, and of nobody else', async () => {
    expect(
      await refusalOf(
        lot.as(lot.people.coordinator).statistics.own({ from: '2026-01-01', to: '2026-01-31' }),
      ),
    ).toBe('notYours')
    expect(await refusalOf(mine({ from: '2026-02-01', to: '2026-01-31' }))).toBe('invalidInput')
    expect(await refusalOf(mine({ from: '2010-01-01', to: '2026-01-31' }))).toBe('invalidInput')
  })
})
