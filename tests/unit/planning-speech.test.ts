import { describe, expect, it } from 'vitest'
import { atPlace, sayAbsence, sayOpening } from '#shared/planning-speech.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import { once, weekly } from './day-at-the-desk.ts'

const plain = (words: string) => words.replaceAll('\u00a0', ' ')
const today = '2026-06-15'

describe('An opening is read back to whoever planned it', () => {
  const say = (
    recurrence: Recurrence,
    hours = ['09:00', '12:00'],
    placeName: string | null = 'Médiathèque de Gramat',
  ) =>
    plain(sayOpening({ startsAt: hours[0] ?? '', endsAt: hours[1] ?? '', recurrence }, { placeName, today }))

  it('with its rhythm, its hours, its place, its end and its exceptions, and no year that everybody knows', () => {
    const exceptions = [{ day: '2026-07-14', movedTo: null }]
    const rule = weekly('2026-06-02', [2], { every: 2, until: '2026-07-31', exceptions })
    expect(say(rule)).toBe(
      'tous les deux mardis de 9 h à 12 h, à la médiathèque de Gramat, jusqu’au 31 juillet, sauf le 14 juillet',
    )
  })

  it('with its beginning when it has not begun, and the year when it is another', () => {
    expect(say(weekly('2026-06-16', [2]))).toContain('à partir du 16 juin')
    expect(say(weekly('2026-06-16', [2]))).not.toContain('2026')
    expect(say(weekly('2027-01-05', [2]))).toContain('à partir du 5 janvier 2027')
    expect(say(weekly('2026-06-15', [1]))).not.toContain('à partir')
  })

  it('with the minutes that matter', () => {
    expect(say(once('2026-06-16'), ['09:30', '12:00'])).toBe(
      'le mardi 16 juin de 9 h 30 à 12 h, à la médiathèque de Gramat',
    )
    expect(say(once('2026-06-16'), ['22:00', '01:00'], null)).toBe(
      'le mardi 16 juin de 22 h à 1 h le lendemain, sans lieu',
    )
  })
})

describe('A place is reached', () => {
  it.each([
    ['Médiathèque de Gramat', 'à la médiathèque de Gramat'],
    ['Mairie d’Assier', 'à la mairie d’Assier'],
    ['France services de Lalbenque', 'à France services de Lalbenque'],
    ['Tiers-lieu numérique de Souillac', 'au tiers-lieu numérique de Souillac'],
    ['Centre social de Figeac', 'au centre social de Figeac'],
    ['Espace Clément-Marot', 'à l’espace Clément-Marot'],
    ['MJC de Cahors', 'à la MJC de Cahors'],
    ['CCAS de Cahors', 'au CCAS de Cahors'],
    ['La Grange', 'lieu : La Grange'],
  ])('%s: %s', (name, reached) => {
    expect(plain(atPlace(name))).toBe(reached)
  })
})

describe('An absence is read back', () => {
  const say = (
    recurrence: Recurrence,
    lastDay: string | null = null,
    hours: [string, string] | null = null,
  ) =>
    plain(
      sayAbsence({ startsAt: hours?.[0] ?? null, endsAt: hours?.[1] ?? null, recurrence, lastDay }, today),
    )

  it('from one day to another', () => {
    expect(say(once('2026-08-03'), '2026-08-21')).toBe('du 3 au 21 août')
    expect(say(once('2026-08-01'), '2026-08-21')).toBe('du 1er au 21 août')
    expect(say(once('2026-07-28'), '2026-08-21')).toBe('du 28 juillet au 21 août')
    expect(say(once('2026-12-24'), '2027-01-03')).toBe('du 24 décembre au 3 janvier 2027')
    expect(say(once('2027-02-15'), '2027-02-19')).toBe('du 15 au 19 février 2027')
  })

  it('for a day, for some hours, again and again', () => {
    expect(say(once('2026-06-18'))).toBe('le jeudi 18 juin')
    expect(say(once('2026-06-18'), '2026-06-18', ['14:00', '16:30'])).toBe(
      'le jeudi 18 juin de 14 h à 16 h 30',
    )
    expect(say(once('2026-08-03'), '2026-08-05', ['14:00', '12:00'])).toBe(
      'du 3 août à 14 h au 5 août à 12 h',
    )
    expect(say(weekly('2026-06-05', [5]))).toBe('tous les vendredis')
  })
})
