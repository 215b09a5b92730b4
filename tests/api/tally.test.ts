import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { dailyFigures, monthlyFigures, sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { topics } from '#shared/themes.ts'
import { addDays } from '#shared/time.ts'
import { expectRightTotals, figuresKept } from './figures-kept.ts'
import { refusalOf } from './refusal.ts'
import { correctionsOf, telling } from './telling.ts'
import { world } from './world.ts'

/** What an advisor does, in any order, with a few sessions: what cannot be done is refused and changes nothing. */
const act = fc.record({
  verb: fc.constantFrom('record', 'revise', 'revise', 'withdraw', 'restore'),
  which: fc.nat({ max: 2 }),
  by: fc.constantFrom('camille', 'camille', 'camille', 'nadia'),
  told: fc.record({
    kind: fc.constantFrom('individual', 'workshop'),
    day: fc.integer({ min: -900, max: 0 }).map((days) => addDays('2026-06-15', days)),
    minutes: fc.integer({ min: 5, max: 480 }),
    place: fc.boolean(),
    people: fc.integer({ min: 1, max: 12 }),
    referral: fc.constantFrom(null, 'administration'),
    topics: fc.subarray([...topics], { minLength: 1, maxLength: 5 }),
  }),
})

describe('the running totals', () => {
  it('equal a recount after any sequence of record, revise, withdraw and restore', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25, size: 'max' }), async (acts) => {
        const lot = world()
        const tell = telling(lot)
        const ids = [uuidv7(), uuidv7(), uuidv7()]
        for (const { verb, which, by, told } of acts) {
          const verbs = lot.as(lot.people[by]).sessions
          const requestId = uuidv7()
          const { place, people, kind, ...rest } = told
          const session: SessionInput = tell({
            ...rest,
            id: ids[which]!,
            kind,
            placeId: place ? lot.place.id : lot.otherPlace.id,
            participants: kind === 'workshop' ? people : 1,
          })
          const answer = {
            record: () => verbs.record(session),
            revise: () => verbs.revise({ requestId, session, corrections: correctionsOf(lot, session.id) }),
            withdraw: () => verbs.withdraw({ requestId, id: session.id }),
            restore: () => verbs.restore({ requestId, id: session.id }),
          }[verb]()
          const refusal = await refusalOf(answer)
          expect(['no refusal', 'notFound', 'notYours', 'keyReused', 'alreadyWithdrawn']).toContain(refusal)
        }
        expectRightTotals(lot)
        const kept = figuresKept(lot.db)
        const counted = lot.db
          .select()
          .from(sessions)
          .all()
          .filter(({ withdrawnAt }) => withdrawnAt === null)
        expect(kept.days.reduce((sum, row) => sum + row.sessions, 0)).toBe(counted.length)
        expect(kept.months.reduce((sum, row) => sum + row.sessions, 0)).toBe(counted.length)
        expect(kept.departements.reduce((sum, row) => sum + row.sessions, 0)).toBe(counted.length)
        expect(kept.epcis.reduce((sum, row) => sum + row.sessions, 0)).toBe(counted.length)
      }),
      { numRuns: 25 },
    )
  })

  it('keep no row of a day that no session touches any more', async () => {
    const lot = world()
    const told = telling(lot)()
    const camille = lot.as(lot.people.camille).sessions
    await camille.record(told)
    expect(figuresKept(lot.db)).toMatchObject({
      days: [{ communeCode: '46128', day: '2026-06-15' }],
      months: [{ communeCode: '46128', month: '2026-06' }],
      departements: [{ departementCode: '46', month: '2026-06' }],
      epcis: [{ departementCode: '46', epciSiren: '200066371', month: '2026-06' }],
    })
    await camille.withdraw({ requestId: uuidv7(), id: told.id })
    expect(Object.values(figuresKept(lot.db)).flat()).toEqual([])
  })

  it('refuse to take away a session that was never added', () => {
    const { db } = world()
    const session = {
      id: uuidv7(),
      day: '2026-06-15',
      communeCode: '46128',
      structureId: 's',
      kind: 'individual',
    } as const
    const never = { ...session, countKey: 0, minutes: 30, participants: 1, returning: 0, referral: null }
    const takeAway = () => db.$client.transaction(() => tally(db, never, ['email'], -1))()
    expect(takeAway).toThrow('never had it')
    expect(db.select().from(dailyFigures).all()).toEqual([])
  })

  it('are lost with the write that changes them', () => {
    const { db } = world()
    const session = {
      id: uuidv7(),
      day: '2026-06-15',
      communeCode: '46128',
      structureId: 's',
      kind: 'individual',
    } as const
    const counted = { ...session, countKey: 0, minutes: 30, participants: 1, returning: 0, referral: null }
    const fail = () =>
      db.$client.transaction(() => {
        tally(db, counted, ['email'], 1)
        throw new Error('the disk is full')
      })()
    expect(fail).toThrow('the disk is full')
    expect(db.select().from(monthlyFigures).all()).toEqual([])
  })
})
