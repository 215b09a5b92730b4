import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { followedFigures } from '#drizzle/schema/index.ts'
import { expectRightTotals } from './figures-kept.ts'
import { following } from './following.ts'
import { telling } from './telling.ts'
import { world } from './world.ts'

/**
 * « Personnes suivies distinctes » and « Nouvelles personnes » are what counting people one by one gives, whatever is noted,
 * withdrawn, merged, parted or erased meanwhile.
 */
const people = [0, 1, 2, 3] as const
const person = fc.constantFrom(...people)
const month = fc.constantFrom('2026-02', '2026-03', '2026-04')

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constant('record' as const),
      day: fc.tuple(month, fc.integer({ min: 10, max: 28 })).map(([its, day]) => `${its}-${day}`),
      who: fc.uniqueArray(person, { maxLength: 3 }),
      place: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('withdraw' as const), which: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('merge' as const), one: person, other: person }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('part' as const), one: person }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('erase' as const), one: person }) },
)

const periods = [
  ['2026-02-01', '2026-02-28'],
  ['2026-03-01', '2026-04-30'],
  ['2026-01-01', '2026-12-31'],
] as const

test('people are counted once over a period, and new once in their life', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 18 }), async (acts) => {
      const lot = world()
      const camille = lot.as(lot.people.camille)
      const ids = people.map(() => uuidv7())
      for (const id of ids) await camille.beneficiaries.add(following({ id }))
      const kept: { id: string; day: string; who: number[]; place: string; withdrawn: boolean }[] = []
      const standing = new Map<number, number>()
      const erased = new Set<number>()
      const rootOf = (who: number): number => {
        const into = standing.get(who)
        return into === undefined ? who : rootOf(into)
      }
      const done = async (asked: Promise<unknown>) =>
        asked.then(
          () => true,
          () => false,
        )
      for (const one of acts) {
        const requestId = uuidv7()
        if (one.verb === 'record') {
          const placeId = one.place ? lot.place.id : lot.otherPlace.id
          const told = telling(lot)({
            kind: 'workshop',
            participants: 5,
            placeId,
            day: one.day,
            beneficiaryIds: one.who.map((who) => ids[who]!),
          })
          if (await done(camille.sessions.record(told)))
            kept.push({ id: told.id, day: one.day, who: one.who, place: placeId, withdrawn: false })
        }
        if (one.verb === 'withdraw') {
          const session = kept[one.which]
          /* What is cut from somebody erased says no more whose it was: a session withdrawn later is not followed up. */
          const isCut = session?.who.some((who) => erased.has(rootOf(who)))
          if (session && !isCut && (await done(camille.sessions.withdraw({ requestId, id: session.id }))))
            session.withdrawn = true
        }
        if (one.verb === 'merge') {
          const asked = { requestId, id: ids[one.one]!, intoId: ids[one.other]! }
          if (await done(camille.beneficiaries.merge(asked))) standing.set(one.one, one.other)
        }
        if (one.verb === 'part' && (await done(camille.beneficiaries.part({ requestId, id: ids[one.one]! }))))
          standing.delete(one.one)
        if (
          one.verb === 'erase' &&
          (await done(camille.beneficiaries.erase({ requestId, id: ids[one.one]! })))
        )
          erased.add(one.one)
      }
      const inJournal = kept.filter(({ withdrawn }) => !withdrawn)
      const comings = inJournal.flatMap(({ who, day, place }) =>
        who.map((each) => ({ root: rootOf(each), day, place })),
      )
      for (const [from, to] of periods) {
        const then = comings.filter(({ day }) => day >= from && day <= to)
        const distinct = new Set(then.map(({ root }) => root)).size
        const firsts = [...new Set(comings.map(({ root }) => root))].filter((root) => {
          const [first] = comings
            .filter((each) => each.root === root)
            .map(({ day }) => day)
            .toSorted()
          return first !== undefined && first >= from && first <= to
        }).length
        const anonymous = inJournal
          .filter(({ day }) => day >= from && day <= to)
          .reduce((sum, { who }) => sum + 5 - who.length, 0)
        const own = await camille.statistics.own({ from, to })
        expect([own.followed, own.now.newcomers]).toEqual([distinct, anonymous + firsts])
        const all = await lot.as(lot.people.manager).statistics.dashboard({ from, to, departement: '46' })
        expect([all.followed, all.now.newcomers]).toEqual([distinct, anonymous + firsts])
        const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
        const cameAnew = lot.db
          .select()
          .from(followedFigures)
          .all()
          .filter((row) => row.month >= first && row.month <= last && row.monthBefore < first)
        for (const territory of ['46', 'france'])
          expect(
            cameAnew
              .filter(({ territoryCode }) => territoryCode === territory)
              .reduce((sum, { people: some }) => sum + some, 0),
          ).toBe(distinct)
      }
      expectRightTotals(lot)
    }),
    { numRuns: 15 },
  )
})

test('those who came elsewhere are not of a territory', async () => {
  const lot = world()
  const camille = lot.as(lot.people.camille)
  const [here, there] = [uuidv7(), uuidv7()]
  for (const id of [here, there]) await camille.beneficiaries.add(following({ id }))
  await camille.sessions.record(telling(lot)({ beneficiaryIds: [here] }))
  await camille.sessions.record(telling(lot)({ beneficiaryIds: [there], placeId: lot.otherPlace.id }))
  const asked = { from: '2026-01-01', to: '2026-12-31', departement: '46' }
  const followed = async (more: object) =>
    (await lot.as(lot.people.manager).statistics.dashboard({ ...asked, ...more })).followed
  expect(await followed({})).toBe(2)
  expect(await followed({ commune: '46128' })).toBe(1)
  expect(await followed({ kind: 'workshop' })).toBe(0)
})
