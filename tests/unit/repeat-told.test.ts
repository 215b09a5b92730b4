import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AbsenceTold,
  absenceFrom,
  absenceMistakes,
  absenceTold,
  toldFromAbsence,
} from '#client/planning/absence-told.ts'
import {
  onceFrom,
  rankOf,
  repeatFrom,
  repeatMistakes,
  ruleFrom,
  withFirstDay,
} from '#client/planning/repeat-told.ts'
import { absenceInput } from '#shared/planning.ts'
import { occurrences, type Recurrence, recurrence } from '#shared/recurrence.ts'
import { addDays, type Weekday } from '#shared/time.ts'

const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days))
const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)
const repeating = fc.record({ firstDay: anyDay, nights: fc.option(fc.integer({ min: 40, max: 900 })) })

/** Every rhythm that the engine knows, in a rule that may be kept. */
const anyRule: fc.Arbitrary<Recurrence> = fc
  .oneof(
    anyDay.map((firstDay): Recurrence => ({ repeat: 'once', firstDay })),
    fc
      .tuple(repeating, fc.integer({ min: 1, max: 5 }), fc.uniqueArray(anyWeekday, { minLength: 1 }))
      .map(([when, every, weekdays]): Recurrence => ({ repeat: 'weekly', every, weekdays, ...bounds(when) })),
    fc
      .tuple(repeating, fc.constantFrom(1, 2, 3, 4, 5, 'last' as const), anyWeekday)
      .map(([when, nth, weekday]): Recurrence => ({
        repeat: 'monthlyByWeekday',
        nth: nth as 1 | 'last',
        weekday,
        ...bounds(when),
      })),
    fc
      .tuple(repeating, fc.integer({ min: 1, max: 31 }))
      .map(([when, date]): Recurrence => ({ repeat: 'monthlyByDate', date, ...bounds(when) })),
    repeating.map((when): Recurrence => ({ repeat: 'yearly', ...bounds(when) })),
  )
  .filter((rule) => recurrence.safeParse(rule).success)

function bounds({ firstDay, nights }: { firstDay: string; nights: number | null }) {
  return nights === null ? { firstDay } : { firstDay, until: addDays(firstDay, nights) }
}

describe('a rule in a form', () => {
  it('means the same days once it is read into the form and back', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const back = ruleFrom(repeatFrom(rule))
        const range = [rule.firstDay, addDays(rule.firstDay, 1500)] as const
        expect(occurrences(back, ...range)).toEqual(occurrences(rule, ...range))
        expect(repeatMistakes(repeatFrom(rule))).toEqual({})
      }),
    )
  })

  it('keeps the occurrences that were cancelled or moved', () => {
    const exceptions = [
      { day: '2026-06-16', movedTo: null },
      { day: '2026-06-23', movedTo: { day: '2026-06-24', hours: null } },
    ]
    const rule: Recurrence = { repeat: 'weekly', every: 1, weekdays: [2], firstDay: '2026-06-02', exceptions }
    expect(ruleFrom(repeatFrom(rule))).toEqual(rule)
  })

  it('follows its first day while nobody chose the weekdays', () => {
    const told = { ...onceFrom('2026-06-15'), repeat: 'weekly' as const }
    const cleared = { ...told, ...withFirstDay(told, '') }
    const moved = { ...cleared, ...withFirstDay(cleared, '2026-06-18') }
    expect(moved.weekdays).toEqual([4])
    const chosen = { ...moved, weekdays: [1 as const], followsFirstDay: false }
    expect({ ...chosen, ...withFirstDay(chosen, '2026-06-19') }.weekdays).toEqual([1])
  })

  it('a last day that a new first day passes is forgotten', () => {
    const told = { ...onceFrom('2026-06-15'), until: '2026-06-30' }
    expect(withFirstDay(told, '2026-06-20')).not.toHaveProperty('until')
    expect(withFirstDay(told, '2026-06-30')).toMatchObject({ until: '' })
  })

  it.each([
    ['2026-06-01', 1],
    ['2026-06-07', 1],
    ['2026-06-08', 2],
    ['2026-06-30', 5],
  ])('%s is the weekday number %i of its month', (day, rank) => {
    expect(rankOf(day)).toBe(rank)
  })

  it.each([
    ['no first day', { firstDay: '' }, 'firstDay'],
    ['no weekday', { repeat: 'weekly' as const, weekdays: [] }, 'weekdays'],
    ['half a week', { repeat: 'weekly' as const, every: 1.5 }, 'every'],
    ['more than a year', { repeat: 'weekly' as const, every: 53 }, 'every'],
    ['an end on its first day', { repeat: 'yearly' as const, until: '2026-06-15' }, 'until'],
    [
      'an end before it ever happens',
      { repeat: 'weekly' as const, weekdays: [7 as const], until: '2026-06-16' },
      'firstDay',
    ],
  ])('with %s says what to correct', (_, changed, field) => {
    expect(Object.keys(repeatMistakes({ ...onceFrom('2026-06-15'), ...changed }))).toEqual([field])
  })
})

describe('an absence in a form', () => {
  const days = (changed: Partial<AbsenceTold> = {}) => absenceTold('2026-08-03', changed)

  it('runs from one day to another, or repeats without a last day', () => {
    expect(absenceFrom(days({ lastDay: '2026-08-21' }))).toMatchObject({
      startsAt: null,
      lastDay: '2026-08-21',
    })
    expect(absenceFrom(days())).toMatchObject({ lastDay: null })
    expect(absenceFrom(days({ lastDay: '2026-08-21', repeat: 'yearly' }))).toMatchObject({ lastDay: null })
  })

  it('with hours over several days, runs from the first hour to the last one', () => {
    const told = days({ kind: 'hours', startsAt: '14:00', endsAt: '09:00', lastDay: '2026-08-05' })
    expect(absenceMistakes(told)).toEqual({})
    expect(absenceInput.safeParse(absenceFrom(told)).success).toBe(true)
    expect(toldFromAbsence(absenceFrom(told))).toEqual(told)
  })

  it.each([
    [
      'hours that end before they start',
      { kind: 'hours' as const, startsAt: '14:00', endsAt: '09:00' },
      'endsAt',
    ],
    ['an hour missing', { kind: 'hours' as const, startsAt: '' }, 'startsAt'],
    ['a last day before the first', { lastDay: '2026-08-02' }, 'lastDay'],
  ])('with %s says what to correct', (_, changed, field) => {
    expect(Object.keys(absenceMistakes(days(changed)))).toEqual([field])
  })
})
