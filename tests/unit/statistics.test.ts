import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, intensityOf } from '#shared/indicators.ts'
import { indicatorsOf, rankedTopics } from '#shared/shown-indicators.ts'
import { countKeys, drawnOf } from '#shared/small-counts.ts'
import {
  contributionOf,
  type CountedSession,
  counts,
  dashboardQuestion,
  type Figures,
  figuresOf,
  largestRemainder,
  measures,
  partsOf,
  partsOfAll,
  sumOf,
  sumOfParts,
  wholeOf,
} from '#shared/statistics.ts'
import { themeOf, themes, type Topic, topics } from '#shared/themes.ts'

const anySession = fc.record<CountedSession>({
  day: fc.constant('2026-06-15'),
  communeCode: fc.constant('46042'),
  structureId: fc.constant('s'),
  kind: fc.constantFrom('individual', 'workshop'),
  minutes: fc.integer({ min: 5, max: 480 }),
  participants: fc.integer({ min: 1, max: 30 }),
  returning: fc.constant(0),
  referral: fc.constantFrom(null, 'administration'),
  countKey: fc.nat({ max: countKeys - 1 }),
})
const anyTopics = fc.subarray([...topics], { minLength: 1 })

describe('what a session adds to the totals', () => {
  it('counts once per theme it touches, however many thématiques', () => {
    fc.assert(
      fc.property(anySession, anyTopics, (session, touched) => {
        const figures = contributionOf(session, touched)
        for (const theme of themes)
          expect(figures[theme]).toBe(touched.some((topic) => themeOf(topic) === theme) ? 1 : 0)
        expect(figures.themed).toBe(touched.some((topic) => themeOf(topic)) ? 1 : 0)
        expect(topics.filter((topic) => figures[topic] === 1)).toEqual(
          topics.filter((topic) => touched.includes(topic)),
        )
      }),
    )
  })

  it('shares its time between themes to the second, transversal thématiques apart', () => {
    fc.assert(
      fc.property(anySession, anyTopics, (session, touched) => {
        const figures = contributionOf(session, touched)
        const exact = (theme: string | null) =>
          (session.minutes * 60 * touched.filter((topic) => themeOf(topic) === theme).length) / touched.length
        const shared = themes.map((theme) => figures[`${theme}Seconds`])
        themes.forEach((theme, at) => expect(Math.abs(shared[at]! - exact(theme))).toBeLessThan(1))
        const transversal = figures.seconds - shared.reduce((sum, seconds) => sum + seconds, 0)
        expect(Math.abs(transversal - exact(null))).toBeLessThan(1)
      }),
    )
  })

  it('is the same whatever the order in which thématiques are told', () => {
    fc.assert(
      fc.property(anySession, anyTopics, (session, touched) => {
        const again: Topic[] = [...touched.toReversed(), ...touched]
        expect(contributionOf(session, again)).toEqual(contributionOf(session, touched))
      }),
    )
  })

  it('counts a workshop of ten as ten participations and ten times its hours', () => {
    const workshop = { kind: 'workshop', minutes: 90, participants: 10, returning: 4 } as const
    const figures = contributionOf({ ...workshop, referral: 'autre' }, [
      'email',
      'securite_numerique',
      'diagnostic_numerique',
    ])
    expect(figures).toMatchObject({ sessions: 1, workshops: 1, participants: 10, returning: 4, referred: 1 })
    expect(figures).toMatchObject({ seconds: 5400, participantSeconds: 54_000 })
    expect(figures).toMatchObject({ everydaySeconds: 1800, citizenSeconds: 1800, autonomySeconds: 0 })
  })
})

describe('the two parts of the totals', () => {
  it('make up what the session adds, and the part that counts outside is never more than all', () => {
    fc.assert(
      fc.property(anySession, anyTopics, (session, touched) => {
        const parts = partsOf(session, touched)
        expect(wholeOf(measures, parts)).toEqual(contributionOf(session, touched))
        for (const measure of measures) {
          expect(parts.drawn[measure]).toBeGreaterThanOrEqual(0)
          expect(parts.left[measure]).toBeGreaterThanOrEqual(0)
        }
        expect(parts.drawn.participants).toBe(drawnOf(session.participants, session.countKey))
        for (const { sessions, participants } of [parts.drawn, parts.left])
          expect(participants).toBeGreaterThanOrEqual(sessions)
      }),
    )
  })

  it('are the same together or one session after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySession, anyTopics)), (told) => {
        const oneByOne = told.map(([session, touched]) => partsOf(session, touched))
        const together = partsOfAll(told.map(([session, touched]) => ({ ...session, topics: touched })))
        expect(together).toEqual(sumOfParts(measures, oneByOne))
      }),
    )
  })
})

describe('shares by the largest remainder', () => {
  it('add up, and none is a whole unit away from its exact part', () => {
    const anyCounts = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(anyCounts, fc.integer({ min: 1, max: 30_000 }), (some, total) => {
        const shares = largestRemainder(some, total)
        const sum = some.reduce((all, count) => all + count, 0)
        expect(shares.reduce((all, share) => all + share, 0)).toBe(sum === 0 ? 0 : total)
        const exact = some.map((count) => (sum === 0 ? 0 : (count * total) / sum))
        shares.forEach((share, at) => expect(Math.abs(share - exact[at]!)).toBeLessThan(1))
      }),
    )
  })

  it('give three equal thirds 34, 33 and 33 percents', () => {
    expect(largestRemainder([1, 1, 1])).toEqual([34, 33, 33])
  })
})

describe('the indicators', () => {
  const nothing = figuresOf(measures, () => 0)
  const exactly = (drawn: Figures) => ({ drawn, left: nothing })

  it('of nothing are zeros, and shares that do not exist', () => {
    const shown = indicatorsOf(exactly(nothing), { isExact: true })
    expect(shown).toMatchObject({ sessions: 0, hours: 0, referralShare: null, transversalPercent: 0 })
    expect(shown.themes.everyday).toEqual({ sessions: 0, frequency: null, hours: 0, hoursPercent: 0 })
    expect(rankedTopics(exactly(nothing), { isExact: true })).toEqual([])
  })

  it('divide a theme by the sessions that touch any theme, so that the three exceed one', () => {
    const figures = { ...nothing, sessions: 12, themed: 10, everyday: 6, citizen: 6, autonomy: 2 }
    const { themes: shown } = indicatorsOf(exactly(figures), { isExact: true })
    expect([shown.everyday.frequency, shown.citizen.frequency, shown.autonomy.frequency]).toEqual([
      0.6, 0.6, 0.2,
    ])
  })

  it('rank thématiques by sessions, those that nobody touched left out', () => {
    const ranked = rankedTopics(exactly({ ...nothing, sessions: 4, email: 1, bureautique: 3 }), {
      isExact: true,
    })
    expect(ranked).toEqual([
      { topic: 'bureautique', sessions: 3, share: 0.75 },
      { topic: 'email', sessions: 1, share: 0.25 },
    ])
  })

  it('compare only with what was more than a few', () => {
    expect(changeOf(15, 10)).toBe(0.5)
    expect(changeOf(5, 10)).toBe(-0.5)
    expect(changeOf(18, 9)).toBeNull()
    expect(changeOf(5, 0)).toBeNull()
  })

  it('say hours for a thousand inhabitants, nowhere without inhabitants', () => {
    expect(intensityOf(34, 3438)).toBe(9.9)
    expect(intensityOf(34, 0)).toBeNull()
  })

  it('add up measure by measure', () => {
    const one = figuresOf(counts, () => 1)
    expect(sumOf(counts, [one, one, one])).toEqual(figuresOf(counts, () => 3))
    expect(sumOf(counts, [])).toEqual(figuresOf(counts, () => 0))
  })
})

describe('the question of the dashboard', () => {
  const year = { from: '2026-01-01', to: '2026-11-22', departement: '46' }

  it.each([
    [year],
    [{ ...year, departement: '2A', epci: '200066371', commune: '2A004', kind: 'workshop' }],
    [{ ...year, from: '2024-02-29', to: '2024-02-29', departement: '974' }],
  ])('is understood: %o', (question) => {
    expect(dashboardQuestion.safeParse(question).success).toBe(true)
  })

  it.each([
    ['backwards', { ...year, to: '2025-12-31' }],
    ['a day that does not exist', { ...year, from: '2026-02-29' }],
    ['longer than eleven years', { ...year, from: '2012-01-01' }],
    ['another century', { ...year, from: '1999-12-31', to: '2000-01-01' }],
    ['no département', { ...year, departement: '' }],
    ['a kind that is none', { ...year, kind: 'group' }],
    ['more than was asked', { ...year, advisorId: 'a' }],
  ])('is refused: %s', (_, question) => {
    expect(dashboardQuestion.safeParse(question).success).toBe(false)
  })
})
