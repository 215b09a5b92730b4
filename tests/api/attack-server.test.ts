import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countKeys } from '#shared/small-counts.ts'
import { addDays } from '#shared/time.ts'
import { type CountedWorld, countedWorld, oneTold, type Told } from './counted-world.ts'

/**
 * Everything that the server tells of a territory to somebody who does not work in one structure only, by the procedures
 * that tell it: whoever adds one adds it here. Days slide one by one.
 */
const where = [
  { departement: '46' },
  { departement: '46', epci: '200066371' },
  { departement: '46', epci: '200066371', commune: '46128' },
]
const days = [0, 1, 2, 3].map((nights) => addDays('2026-03-30', nights))
const periods = days.flatMap((from, first) => days.slice(first).map((to) => ({ from, to })))

async function allTold(lot: CountedWorld) {
  const { statistics } = lot.as(lot.people.coordinator)
  const told: unknown[] = [await lot.citizen().statistics.public({ departement: 'lot' })]
  for (const territory of where)
    for (const period of periods) {
      const asked = { ...territory, ...period }
      told.push(await statistics.dashboard(asked))
    }
  const whole = { from: days[0]!, to: days[3]! }
  for (const territory of where) {
    const asked = { ...territory, ...whole }
    told.push(
      await statistics.territories(asked),
      await statistics.people(asked),
      await statistics.communes(asked),
      await statistics.dashboard({ ...asked, kind: 'individual' }),
      await statistics.dashboard({ ...asked, channel: 'other' }),
      await statistics.dashboard({ ...asked, theme: 'everyday' }),
      await statistics.dashboard({ ...asked, topic: 'email' }),
      await statistics.dashboard({ ...asked, structureId: lot.structure.id }),
    )
  }
  return told
}

const anyTold: fc.Arbitrary<Told> = fc.record({
  kind: fc.constant('individual' as const),
  day: fc.constantFrom(...days),
  minutes: fc.constantFrom(30, 45, 60),
  participants: fc.constant(1),
  returning: fc.constantFrom(0, 1),
  referral: fc.constantFrom(null, 'administration' as const),
  communeCode: fc.constantFrom('46128', '46251', '46042'),
  byOther: fc.boolean(),
  isWithdrawn: fc.constant(false),
  countKey: fc.nat({ max: countKeys - 1 }),
  topics: fc.constantFrom(['email' as const], ['securite_numerique' as const]),
})

it('the server says the same, word for word, of a world where somebody more was helped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { minLength: 1, maxLength: 12 }), fc.nat(), async (world, pick) => {
      const like = world[pick % world.length]!
      const lot = countedWorld()
      lot.plant(world)
      const told = await allTold(lot)
      const twin = countedWorld()
      twin.plant([...world, { ...like, countKey: countKeys - 1 }])
      expect(idless(await allTold(twin))).toEqual(idless(told))
    }),
    { numRuns: 6 },
  )
}, 600_000)

it('the server says something else of a world where many more were helped', async () => {
  const lot = countedWorld()
  const one = { ...oneTold, day: days[0]! }
  lot.plant([one])
  const told = await allTold(lot)
  lot.plant(Array.from({ length: 9 }, () => one))
  expect(await allTold(lot)).not.toEqual(told)
})

/** Two small worlds draw their own ids. */
const idless = (told: unknown) =>
  JSON.parse(JSON.stringify(told).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')) as unknown
