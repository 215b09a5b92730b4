import { describe, expect, it } from 'vitest'
import { lotPlaces } from '#drizzle/demonstration/lot-places.ts'
import { hour, instantAt, minute } from '#shared/time.ts'
import { suits, tellingOf, type Wish } from '#shared/waiting.ts'
import { type OfferTold, writeOfferEmail, writeOfferSms } from '#shared/waiting-letters.ts'

const zone = 'Europe/Paris'
const moment = (day: string, time: string) => instantAt(day, time, zone)

describe('a freed hour', () => {
  const soon = moment('2026-06-18', '14:00')
  const telling = (day: string, time: string) => tellingOf(moment(day, time), soon, zone)

  it.each([
    ['at once by day', '2026-06-15', '10:30', '2026-06-15', '10:30'],
    ['at once at six', '2026-06-15', '18:00', '2026-06-15', '18:00'],
    ['the next morning after six', '2026-06-15', '18:01', '2026-06-16', '09:00'],
    ['in the morning when it is night', '2026-06-16', '02:30', '2026-06-16', '09:00'],
  ])('is told %s, and kept for three hours after that', (_, day, time, toldDay, toldTime) => {
    const leavesAt = moment(toldDay, toldTime)
    expect(telling(day, time)).toEqual({ leavesAt, day: toldDay, expiresAt: leavesAt + 3 * hour })
  })

  it('is told until two hours before it begins, and kept until one hour before', () => {
    const start = moment('2026-06-16', '14:00')
    expect(tellingOf(start - 2 * hour, start, zone)?.expiresAt).toBe(start - hour)
    expect(tellingOf(start - 2 * hour + minute, start, zone)).toBeNull()
  })

  it('is told by the wall clock on the days when it changes', () => {
    const told = tellingOf(moment('2026-10-24', '23:00'), moment('2026-10-26', '14:00'), zone)
    expect(told?.leavesAt).toBe(moment('2026-10-25', '09:00'))
  })
})

describe('somebody who waits', () => {
  const nine = moment('2026-06-16', '09:00')
  const wish: Wish = {
    halfDay: 'any',
    seen: [],
    horizon: moment('2026-08-15', '09:00'),
    told: [],
    before: null,
  }

  it.each([
    ['any hour', {}, true],
    ['an hour seen free', { seen: [nine] }, false],
    ['an hour told already', { told: [nine] }, false],
    ['a morning', { halfDay: 'morning' as const }, true],
    ['not a morning', { halfDay: 'afternoon' as const }, false],
    ['a day before theirs', { before: moment('2026-06-17', '08:00') }, true],
    ['an hour before theirs on the same day', { before: moment('2026-06-16', '18:00') }, false],
    ['what time brought in sight, with other hours free', { seen: [1], horizon: nine - hour }, false],
    ['what time brought in sight, where nothing is free', { horizon: nine - hour }, true],
  ])('wants %s: %o', (_, changed, expected) => {
    expect(suits({ ...wish, ...changed }, nine, zone)).toBe(expected)
  })

  it('comes before noon, or from noon on', () => {
    const noon = moment('2026-06-16', '12:00')
    expect(suits({ ...wish, halfDay: 'morning' }, noon, zone)).toBe(false)
    expect(suits({ ...wish, halfDay: 'afternoon' }, noon, zone)).toBe(true)
  })
})

describe('the message', () => {
  const facts: OfferTold = {
    language: 'fr',
    isWorkshop: true,
    startsAt: moment('2026-09-30', '14:30'),
    expiresAt: moment('2026-09-29', '12:00'),
    zone,
    place: {
      name: 'Médiathèque de Gramat',
      address: '1 place de la Halle',
      postalCode: '46500',
      communeName: 'Gramat',
    },
    mode: 'place',
    callAt: '0565000000',
    link: 'https://rendez-vous.lot.fr/en/attente#0123456789AB',
    operator: 'Département du Lot',
  }
  const gsm = /^[\w !-/:-@àéèùÉ]*$/
  const long =
    'Maison des Solidarités départementales de Saint-Cirq-Lapopie « L’Été où l’on s’aîde » — cœur de ville'
  const everywhere = [long + long, ...lotPlaces.map(({ name }) => name)]

  it.each(['fr', 'en'] as const)(
    'T138 in %s is one segment of plain letters, with the link and the number',
    (language) => {
      for (const name of everywhere) {
        const text = writeOfferSms({ ...facts, language, place: { ...facts.place!, name } })
        expect(text).toMatch(gsm)
        expect(text.length).toBeLessThanOrEqual(160)
        expect(text).toContain(facts.link)
        expect(text).toContain('0565000000')
      }
    },
  )

  it.each(['fr', 'en'] as const)('in %s says how one is helped, where nobody goes anywhere', (language) => {
    const ways = {
      fr: { phone: 'par téléphone', home: 'à domicile', video: 'en visio' },
      en: { phone: 'by telephone', home: 'at home', video: 'by video' },
    }[language]
    for (const mode of ['phone', 'home', 'video'] as const) {
      const told = { ...facts, language, isWorkshop: false, mode, place: null }
      const text = writeOfferSms(told)
      expect(text).toMatch(gsm)
      expect(text.length).toBeLessThanOrEqual(160)
      for (const said of [`, ${ways[mode]}`, facts.link, '0565000000']) expect(text).toContain(said)
      const mail = writeOfferEmail(told).text.toLowerCase()
      expect(mail).toContain(ways[mode])
      expect(mail.replaceAll(/\s/g, '')).toContain('0565000000')
    }
  })

  it.each(['fr', 'en'] as const)('in %s says when, where, until when, and not why', (language) => {
    const { subject, text, html } = writeOfferEmail({ ...facts, language })
    expect(subject).toMatch(/30\s(septembre|September)/)
    expect(text).toContain('Médiathèque de Gramat')
    expect(text).toMatch(language === 'fr' ? /jusqu’à 12\sh\s00/ : /until 12:00\spm/)
    for (const form of [text, html]) expect(form).toContain(facts.link)
    expect(text).not.toMatch(/undefined|null|\n\n\n/)
  })
})
