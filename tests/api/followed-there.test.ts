import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { followedThere } from '#server/statistics/followed.ts'
import { perimeterOf } from '#server/statistics/perimeter.ts'
import { countKeys, guardedCount, isDrawn } from '#shared/small-counts.ts'
import { addDays, monthOf } from '#shared/time.ts'
import { communes, countedWorld, type CountedWorld } from './counted-world.ts'
import { expectRightTotals } from './figures-kept.ts'

const who = 12
const anyDay = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2025-12-20', days))
const anyMonth = fc.constantFrom(null, '2025-11', '2025-12', '2026-01', '2026-03')

/** What a session says, before or after somebody corrected it. */
const anySaid = fc.record({
  day: anyDay,
  communeCode: fc.constantFrom(...communes.map(({ code }) => code)),
  byOther: fc.boolean(),
  channel: fc.constantFrom('other' as const, 'home' as const),
  isWithdrawn: fc.constantFrom(false, false, false, true),
})

const anySession = fc.record({
  said: anySaid,
  corrected: fc.option(anySaid),
  kind: fc.constantFrom('individual' as const, 'workshop' as const),
  people: fc.uniqueArray(fc.nat({ max: who - 1 }), { minLength: 1, maxLength: 3 }),
  forgotten: fc.option(fc.record({ monthBefore: anyMonth, isMoreThere: fc.boolean(), drawn: fc.boolean() }), {
    freq: 2,
  }),
})

const anyWorld = fc.record({
  all: fc.array(anySession, { minLength: 10, maxLength: 50, size: 'max' }),
  /** Each may stand behind one that is before. */
  into: fc.array(fc.option(fc.nat()), { minLength: who, maxLength: who }),
  keys: fc.array(fc.nat({ max: countKeys - 1 }), { minLength: who, maxLength: who }),
})
type Planted = ReturnType<typeof planted>[number]

const anywhere = fc.constantFrom(
  { departement: '46' },
  { departement: '46' },
  { departement: '12' },
  { departement: '46', epci: '200066371' },
  { departement: '46', epci: '200069151' },
  { departement: '46', commune: '46042' },
)

/** Nothing, half of the time: then running totals are read. */
const anyNarrowing = fc.oneof(
  fc.constant({ kind: undefined, ofOther: undefined, channel: undefined }),
  fc.record({
    kind: fc.constantFrom(undefined, 'individual' as const, 'workshop' as const),
    ofOther: fc.constantFrom(undefined, true, false),
    channel: fc.constantFrom(undefined, undefined, 'home' as const),
  }),
)

const anyAsked = fc
  .record({
    where: anywhere,
    from: anyDay,
    days: fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 160 })),
    isWholeFirst: fc.constantFrom(true, false, false),
    narrowing: anyNarrowing,
  })
  .map(({ from, days, isWholeFirst, narrowing, ...asked }) => {
    const first = isWholeFirst ? `${monthOf(from)}-01` : from
    return { ...asked, ...narrowing, from: first, to: addDays(first, days) }
  })

describe('those who are followed, over any days of any territory', () => {
  const lot = countedWorld()
  const { administrator } = lot.people
  const ctx = { db: lot.db, actor: administrator.actor }

  it('are those of a naive count, one by one, whatever was corrected, withdrawn, merged or forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyWorld,
        fc.array(anyAsked, { minLength: 12, maxLength: 12 }),
        async (told, questions) => {
          const all = planted(lot, told)
          for (const { where, from, to, kind, ofOther, channel } of questions) {
            const structureId = ofOther === undefined ? undefined : ofOther ? lot.other.id : lot.structure.id
            const asked = { ...where, from, to, kind, structureId, channel }
            const perimeter = perimeterOf(ctx, asked)
            const period = { from, to }
            const said = await Promise.all(
              [true, false].map((isExact) => followedThere(ctx, { ...perimeter, isExact }, period)),
            )
            const isPlain = !('epci' in where || 'commune' in where) && !kind && !structureId && !channel
            const found = all.filter(
              (each) =>
                isThere(each, where) &&
                !each.isWithdrawn &&
                each.day >= from &&
                each.day <= to &&
                (!kind || each.kind === kind) &&
                (!structureId || each.structureId === structureId) &&
                (!channel || each.channel === channel),
            )
            expect({ ...asked, said }).toEqual({ ...asked, said: counted(found, monthOf(from), isPlain) })
          }
          expectRightTotals(lot)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are said by the file where, how and for whom their session counts, and nothing else', () => {
    const [told] = planted(lot, {
      all: [fc.sample(anySession, { numRuns: 1, seed: 46 })[0]!],
      into: [],
      keys: [],
    })
    const joined = eq(sessionBeneficiaries.sessionId, told!.sessionId)
    for (const changed of [{ communeCode: '46251' }, { kind: null }, { structureId: uuidv7() }])
      expect(() => lot.db.update(sessionBeneficiaries).set(changed).where(joined).run()).toThrow(
        /the session's/,
      )
  })
})

/** Plants sessions as they were said first, whom they helped, then what was corrected. Those of the world before stay, alone. */
function planted(
  { db, people, structure, other }: CountedWorld,
  {
    all,
    into,
    keys,
  }: {
    all: (typeof anySession extends fc.Arbitrary<infer One> ? One : never)[]
    into: (number | null)[]
    keys: number[]
  },
) {
  db.delete(sessionBeneficiaries).run()
  db.delete(sessions).run()
  const { advisorId } = people.camille.actor
  const ids = Array.from({ length: who }, () => uuidv7())
  const behind = ids.map((_, at) => (at > 0 ? modulo(into[at] ?? null, at) : null))
  for (const [at, id] of ids.entries()) {
    const first = behind[at] ?? null
    const merged = first === null ? {} : { mergedIntoId: ids[first]!, mergedAt: 1, lent: [] }
    const named = { firstName: 'Odile', lastName: 'Vergnes', addedAt: 0, countKey: keys[at] ?? 0 }
    db.insert(beneficiaries)
      .values({ id, advisorId: advisorId!, ...named, ...merged })
      .run()
  }
  const rootOf = (at: number): number => {
    const first = behind[at] ?? null
    return first === null ? at : rootOf(first)
  }
  const joins = all.flatMap(({ said, corrected, kind, people: came, forgotten }) => {
    const rowOf = ({ byOther, isWithdrawn, ...rest }: typeof said) => ({
      ...rest,
      structureId: byOther ? other.id : structure.id,
      withdrawnAt: isWithdrawn ? 1 : null,
    })
    const sessionId = uuidv7()
    const helped = kind === 'individual' ? came.slice(0, 1) : came
    const session = { id: sessionId, kind, minutes: 60, participants: kind === 'individual' ? 1 : 5, ...kept }
    db.insert(sessions)
      .values({ ...session, advisorId: advisorId!, ...rowOf(said) })
      .run()
    const nobody = forgotten && {
      monthBefore: forgotten.monthBefore,
      monthBeforeThere: forgotten.isMoreThere ? null : forgotten.monthBefore,
      drawn: forgotten.drawn,
    }
    for (const [nth, at] of helped.entries())
      db.insert(sessionBeneficiaries)
        .values({ sessionId, day: said.day, ...(nobody && nth === 0 ? nobody : { beneficiaryId: ids[at] }) })
        .run()
    const last = corrected ?? said
    db.update(sessions).set(rowOf(last)).where(eq(sessions.id, sessionId)).run()
    return helped.map((at, nth) => ({
      sessionId,
      kind,
      ...last,
      structureId: last.byOther ? other.id : structure.id,
      person: rootOf(at),
      countKey: keys[rootOf(at)] ?? 0,
      forgotten: nth === 0 ? nobody : null,
    }))
  })
  recountFigures(db)
  return joins
}

const modulo = (drawn: number | null, at: number) => (drawn === null ? null : drawn % at)

const kept = {
  details: { equipment: [], procedures: [], ages: {}, genders: {}, statuses: {} },
  recordedAt: 0,
}

function isThere({ communeCode }: Planted, where: { departement: string; epci?: string; commune?: string }) {
  const its = communes.find(({ code }) => code === communeCode)!
  return (
    its.departement === where.departement &&
    (!where.epci || its.epci === where.epci) &&
    (!where.commune || its.today === where.commune)
  )
}

/**
 * Exactly, and as it is told outside the structure. Of those forgotten only the month of the time before is left, anywhere, or
 * in the département for the whole of it.
 */
function counted(found: Planted[], beginning: string, isPlain: boolean) {
  const known = new Map(
    found.flatMap((each) => (each.forgotten ? [] : [[each.person, each.countKey] as const])),
  )
  const gone = found.flatMap(({ forgotten }) => {
    const before = forgotten && (isPlain ? forgotten.monthBeforeThere : forgotten.monthBefore)
    return forgotten && (before ?? '') < beginning ? [forgotten] : []
  })
  const exact = known.size + gone.length
  const drawn = [...known.values()].filter(isDrawn).length + gone.filter((each) => each.drawn).length
  return [exact, guardedCount({ drawn, isEmpty: exact === 0 })]
}
