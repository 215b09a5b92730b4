import { describe, expect, test } from 'vitest'
import { questionOf } from '#shared/dashboard-question.ts'
import { codeOf, readDashboardSearch, territoryOf } from '#shared/dashboard-search.ts'
import { anywhereQuestion } from '#shared/statistics.ts'

const today = '2026-11-22'
const asked = (raw: Record<string, unknown>) =>
  questionOf(readDashboardSearch(raw), '46', { today, firstMonth: '2025-05' })

describe('the address of the dashboard', () => {
  test('that says nothing asks this year in one’s own département', () => {
    expect(asked({})).toEqual({ from: '2026-01-01', to: today, departement: '46' })
  })

  test('asks all that it says', () => {
    const structure = '0190163d-8694-739b-aea5-966c26f8ad91'
    expect(
      asked({ periode: 'trimestre-dernier', territoire: '2A-epci-200067361', structure, type: 'ateliers' }),
    ).toEqual({
      from: '2026-07-01',
      to: '2026-09-30',
      departement: '2A',
      epci: '200067361',
      structureId: structure,
      kind: 'workshop',
    })
    expect(asked({ du: '2026-02-03', au: '2026-02-04', periode: 'mois' })).toMatchObject({
      from: '2026-02-03',
      to: '2026-02-04',
    })
  })

  test('of the whole country asks only what its running totals know', () => {
    expect(asked({ territoire: 'france', type: 'ateliers', theme: 'citizen', canal: 'home' })).toEqual({
      from: '2026-01-01',
      to: today,
      kind: 'workshop',
    })
  })

  test.each([
    [{ periode: 'siecle' }],
    [{ du: '2026-02-30', au: '2026-03-01' }],
    [{ du: '2026-03-02', au: '2026-03-01' }],
    [{ du: '2026-03-02' }],
    [{ territoire: '46-pays-12' }],
    [{ territoire: 46 }],
    [{ structure: 'Cauvaldor', type: 'gens', tri: ['sessions'] }],
  ])('that is mistyped asks what remains: %o', (raw) => {
    expect(asked(raw)).toEqual({ from: '2026-01-01', to: today, departement: '46' })
  })

  test.each([
    [{}],
    [{ departement: '46' }],
    [{ departement: '974' }],
    [{ departement: '46', epci: '200067361' }],
    [{ departement: '2B', commune: '2B033' }],
  ])('leads back to the territory that it names: %o', (territory) => {
    const territoire = codeOf(territory, '46')
    expect(territoryOf(readDashboardSearch({ territoire }), '46')).toEqual(territory)
    expect(anywhereQuestion.safeParse(asked({ territoire })).success).toBe(true)
  })
})
