import { describe, expect, it } from 'vitest'
import type { Recurrence } from '#shared/recurrence.ts'
import { sayRecurrence } from '#shared/recurrence-speech.ts'
import { sayDay, sayDayAndTime, sayDuration, sayMonth, sayTime, sayTimeAt } from '#shared/speech.ts'
import { addDays, daysBetween, monthOf, weekdayOf, weekOf } from '#shared/time.ts'
import { at, once, paris, weekly } from './day-at-the-desk.ts'

/** No-break spaces are drawn so that a test shows them. */
const drawn = (words: string) => words.replaceAll('\u00a0', '~')
const plain = (words: string) => words.replaceAll('\u00a0', ' ')

describe('Days and hours', () => {
  it('are read in French, with spaces that never break', () => {
    expect(drawn(sayDay('2026-06-16', 'fr'))).toBe('mardi 16~juin 2026')
    expect(drawn(sayDay('2026-06-16', 'fr', 'without year'))).toBe('mardi 16~juin')
    expect(drawn(sayDay('2026-06-16', 'fr', 'without weekday'))).toBe('16~juin 2026')
    expect(drawn(sayDay('2026-06-16', 'fr', 'short'))).toBe('mar. 16~juin')
    expect(drawn(sayDay('2026-08-01', 'fr'))).toBe('samedi 1er~août 2026')
    expect(drawn(sayTime('14:30', 'fr'))).toBe('14~h~30')
    expect(drawn(sayTime('09:00', 'fr'))).toBe('9~h~00')
    expect(drawn(sayDayAndTime(at('2026-06-16 09:00'), paris, 'fr'))).toBe('mardi 16~juin à 9~h~00')
    expect(sayMonth('2026-06', 'fr')).toBe('juin 2026')
  })

  it('are read in English', () => {
    expect(plain(sayDay('2026-06-16', 'en'))).toBe('Tuesday 16 June 2026')
    expect(plain(sayDay('2026-06-01', 'en', 'short'))).toBe('Mon 1 Jun')
    expect(['00:05', '09:00', '12:00', '14:30'].map((time) => drawn(sayTime(time, 'en')))).toEqual([
      '12:05~am',
      '9:00~am',
      '12:00~pm',
      '2:30~pm',
    ])
    expect(plain(sayDayAndTime(at('2026-06-16 09:00'), paris, 'en'))).toBe('Tuesday 16 June at 9:00 am')
    expect(sayMonth('2026-06', 'en')).toBe('June 2026')
  })

  it('say which showing of an hour that the clocks show twice', () => {
    const first = at('2026-10-25 02:30')
    expect(plain(sayTimeAt(first, paris, 'fr'))).toBe('2 h 30 (heure d’été)')
    expect(plain(sayTimeAt(first + 3_600_000, paris, 'fr'))).toBe('2 h 30 (heure d’hiver)')
    expect(plain(sayTimeAt(first + 3_600_000, paris, 'en'))).toBe('2:30 am (winter time)')
    expect(plain(sayTimeAt(first + 7_200_000, paris, 'fr'))).toBe('3 h 30')
  })

  it('have durations', () => {
    expect([45, 60, 75, 125].map((minutes) => drawn(sayDuration(minutes, 'fr')))).toEqual([
      '45~min',
      '1~h',
      '1~h~15',
      '2~h~05',
    ])
    expect(sayDuration(16_164 * 60 + 15, 'fr')).toMatch(/^16\s164\sh\s15$/)
    expect(drawn(sayDuration(75, 'en'))).toBe('1~h 15~min')
  })
})

describe('The calendar', () => {
  it('counts days over months, years and clock changes', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-30', -1)).toBe('2026-03-29')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  })

  it('begins the week on Monday', () => {
    expect(['2026-06-15', '2026-06-21', '1969-12-31'].map(weekdayOf)).toEqual([1, 7, 3])
    expect(['2026-06-15', '2026-06-21', '2027-01-01'].map(weekOf)).toEqual([
      '2026-06-15',
      '2026-06-15',
      '2026-12-28',
    ])
    expect(monthOf('2026-06-15')).toBe('2026-06')
  })
})

describe('A rule is read back', () => {
  const hours = { startsAt: '09:00', endsAt: '12:00' }
  const read = (rule: Recurrence, when: Parameters<typeof sayRecurrence>[1] = null) =>
    plain(sayRecurrence(rule, when))
  const start = ', à partir du 2 juin 2026'

  it('with its rhythm, its hours, its bounds and its exceptions', () => {
    const cancelled = ['2026-07-14', '2026-06-16'].map((day) => ({ day, movedTo: null }))
    const rule = weekly('2026-06-02', [2], { every: 2, until: '2026-07-31', exceptions: cancelled })
    expect(read(rule, hours)).toBe(
      `tous les deux mardis de 9 h 00 à 12 h 00${start}, jusqu’au 31 juillet 2026, sauf le 16 juin 2026 et le 14 juillet 2026`,
    )
  })

  it('once', () => {
    expect(read(once('2026-06-02'), hours)).toBe('le mardi 2 juin 2026 de 9 h 00 à 12 h 00')
    expect(read(once('2026-06-02'), { startsAt: '22:00', endsAt: '01:00' })).toBe(
      'le mardi 2 juin 2026 de 22 h 00 à 1 h 00 le lendemain',
    )
  })

  it.each([
    ['tous les mardis', weekly('2026-06-02', [2])],
    ['tous les lundis et jeudis', weekly('2026-06-02', [4, 1])],
    ['tous les lundis, jeudis et vendredis', weekly('2026-06-02', [5, 4, 1])],
    ['du lundi au vendredi', weekly('2026-06-02', [1, 2, 3, 4, 5])],
    ['tous les jours', weekly('2026-06-02', [1, 2, 3, 4, 5, 6, 7])],
    ['une semaine sur deux, les lundis et mercredis', weekly('2026-06-02', [1, 3], { every: 2 })],
    ['une semaine sur trois, du lundi au vendredi', weekly('2026-06-02', [1, 2, 3, 4, 5], { every: 3 })],
    ['tous les 12 dimanches', weekly('2026-06-02', [7], { every: 12 })],
    ['le troisième mardi de chaque mois', monthly({ repeat: 'monthlyByWeekday', nth: 3, weekday: 2 })],
    ['le dernier vendredi de chaque mois', monthly({ repeat: 'monthlyByWeekday', nth: 'last', weekday: 5 })],
    ['le 1er de chaque mois', monthly({ repeat: 'monthlyByDate', date: 1 })],
    ['le 31 des mois qui en ont un', monthly({ repeat: 'monthlyByDate', date: 31 })],
    ['chaque année le 2 juin', monthly({ repeat: 'yearly' })],
  ])('%s', (words, rule) => {
    expect(read(rule)).toBe(`${words}${start}`)
  })

  it('with what was moved', () => {
    const exceptions = [
      { day: '2026-06-09', movedTo: { day: '2026-06-10', hours: null } },
      { day: '2026-06-16', movedTo: { day: '2026-06-16', hours: { startsAt: '14:00', endsAt: '17:00' } } },
    ]
    expect(read(weekly('2026-06-02', [2], { exceptions }))).toBe(
      `tous les mardis${start}, le 9 juin 2026 déplacé au 10 juin 2026, le 16 juin 2026 de 14 h 00 à 17 h 00`,
    )
  })
})

type Monthly =
  | { repeat: 'monthlyByWeekday'; nth: 3 | 'last'; weekday: 2 | 5 }
  | { repeat: 'monthlyByDate'; date: number }
  | { repeat: 'yearly' }

function monthly(rule: Monthly): Recurrence {
  return { ...rule, firstDay: '2026-06-02' }
}
