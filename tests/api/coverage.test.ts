import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { communes as communesTable, offeredSlots, openings, places } from '#drizzle/schema/index.ts'
import { keepOffered } from '#server/statistics/keep-offered.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { anyQuestion, communes, countedWorld, manyTold, oneTold } from './counted-world.ts'
import { counted } from './naive-figures.ts'
import { managerOfBoth } from './narrowed-world.ts'

const lot = countedWorld()
const everybody = managerOfBoth(lot)
const june = { from: '2026-06-01', to: '2026-06-14', departement: '46' }
const ask = (question: DashboardQuestion = june) => lot.as(everybody).statistics.coverage(question)
const centre = { '46128': [44.779, 1.727], '46251': [44.858, 1.893], '46042': [44.448, 1.441] } as const

/** Camille opens at Gramat every Tuesday since January, Nadia at Saint-Céré every Thursday until March. */
beforeAll(async () => {
  for (const [code, [latitude, longitude]] of Object.entries(centre))
    lot.db.update(communesTable).set({ latitude, longitude }).where(eq(communesTable.code, code)).run()
  lot.db
    .update(openings)
    .set({
      recurrence: { repeat: 'weekly', every: 1, weekdays: [4], firstDay: '2026-01-01', until: '2026-03-31' },
    })
    .where(eq(openings.id, lot.openings[1].id))
    .run()
  await keepOffered({ db: lot.db, settings: lot.settings, now: lot.now() })
})

describe('where help is within reach', () => {
  it('is in the communes with a session or an opening; the others are named, with the way to go', async () => {
    lot.plant([{ ...oneTold, day: '2026-06-10', communeCode: '46999' }])
    expect(await ask()).toMatchObject({
      communes: 4,
      communesCovered: 2,
      population: 3438 + 3344 + 20_050 + 100,
      populationCovered: 3438 + 20_050,
      communesUnplaced: 1,
      farthestKm: 43.2,
      below: [
        { code: '200023737', communesCovered: 1, meanKm: 43.2 },
        { code: '200066371', communes: 2, communesCovered: 1 },
        { code: '200069151', communesCovered: 0, meanKm: null },
      ],
      uncovered: [
        { code: '46251', name: 'Saint-Céré', km: 15.8 },
        { code: '46333', name: 'Vidaillac', km: null },
      ],
    })
  })

  it('stands beside the same of the territory around', async () => {
    lot.plant([])
    const { parent } = (await ask({ ...june, epci: '200066371' }))!
    const { below: _below, uncovered: _uncovered, parent: wider, ...departement } = (await ask())!
    expect(parent).toEqual(departement)
    expect(wider).toBeNull()
    expect((await ask({ ...june, commune: '46128' }))?.parent).toBeNull()
  })

  it('changes with the period: what was open in winter may be closed in June', async () => {
    lot.plant([])
    const winter = { ...june, from: '2026-02-01', to: '2026-02-28' }
    expect((await ask(winter))?.uncovered.map(({ name }) => name)).toEqual(['Cahors', 'Vidaillac'])
    const ancient = { ...june, from: '2024-02-01', to: '2024-02-28' }
    expect(await ask(ancient)).toMatchObject({ communesCovered: 0, meanKm: null, farthestKm: null })
  })

  it('is said for nobody who narrows sessions by what openings do not have', async () => {
    expect(await ask({ ...june, theme: 'citizen' })).toBeNull()
    const ofPlace = await ask({ ...june, placeId: lot.place.id })
    expect(ofPlace).toMatchObject({ communes: 1, communesCovered: 1, below: [] })
  })

  it('is what a naive recount says, whatever the sessions and the question', async () => {
    const offered = lot.db
      .select({ day: offeredSlots.day, kind: offeredSlots.kind, commune: places.communeCode })
      .from(offeredSlots)
      .innerJoin(places, eq(places.id, offeredSlots.placeId))
      .all()
    await fc.assert(
      fc.asyncProperty(manyTold, anyQuestion, async (all, question) => {
        const sessions = lot.plant(all)
        const touched = counted(sessions, question, everybody.actor).map(({ communeCode }) => communeCode)
        const open = offered
          .filter(
            ({ day, kind }) => day >= question.from && day <= question.to && kind === (question.kind ?? kind),
          )
          .map(({ commune }) => commune)
        const { epci, commune } = question
        const covered = communes.filter(
          ({ code, ...place }) =>
            place.departement === '46' &&
            (!epci || place.epci === epci) &&
            (!commune || place.today === commune) &&
            [...touched, ...open].includes(code),
        )
        expect((await ask(question))?.communesCovered).toBe(new Set(covered.map(({ today }) => today)).size)
      }),
      { numRuns: 40 },
    )
  })
})
