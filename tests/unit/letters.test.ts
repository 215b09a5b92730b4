import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotPlaces } from '#drizzle/demonstration/lot-places.ts'
import { type AppointmentFacts, writeEmail, writeSms } from '#shared/citizen-letters.ts'
import { isForCitizen, isPolite, letterKinds, reminderDue } from '#shared/letters.ts'
import { hour, instantAt } from '#shared/time.ts'

const facts: AppointmentFacts = {
  language: 'fr',
  reference: 'K7QM2XRD',
  startsAt: instantAt('2026-09-30', '14:30', 'Europe/Paris'),
  endsAt: instantAt('2026-09-30', '15:30', 'Europe/Paris'),
  zone: 'Europe/Paris',
  mode: 'place',
  place: {
    name: 'Médiathèque de Gramat',
    address: '1 place de la Halle',
    postalCode: '46500',
    communeName: 'Gramat',
  },
  callAt: '0565000000',
  cancelledBy: 'citizen',
  cancelNote: null,
  videoLink: null,
  link: 'https://rendez-vous.lot.fr/rendez-vous#0123456789AB',
  home: 'https://rendez-vous.lot.fr',
  operator: 'Département du Lot',
  booker: null,
}

/** The basic alphabet of GSM 03.38, without the signs that count twice. */
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

const languages = ['fr', 'en'] as const
const every = letterKinds
  .filter(isForCitizen)
  .flatMap((kind) => languages.map((language) => ({ kind, language })))

describe('a text message', () => {
  it('says the day, the hour, the place, the telephone and the link', () => {
    expect(writeSms('booked', facts)).toBe(
      'RDV numérique noté : mer. 30 sept. 14h30, Médiathèque de Gramat. Tél. 0565000000. Changer : https://rendez-vous.lot.fr/rendez-vous#0123456789AB',
    )
  })

  it.each([
    ['phone', 'par téléphone', 'le conseiller appelle à cette heure'],
    ['home', 'à domicile', 'le conseiller vient à l’adresse donnée'],
    ['video', 'en visio', 'le conseiller envoie le lien par e-mail'],
  ] as const)('says how one meets %s, where nobody comes', (mode, short, long) => {
    const elsewhere = { ...facts, mode, place: null }
    expect(writeSms('booked', elsewhere)).toContain(`14h30, ${short}. Tél. 0565000000.`)
    expect(writeEmail('moved', elsewhere).text).toContain('Appelez le 05')
    expect(writeEmail('reminder', elsewhere).text).toContain(long)
    expect(writeEmail('reminder', elsewhere).text).not.toContain('À apporter')
  })

  it.each(every)(
    'T138 of $kind in $language is one segment of plain letters with the longest names',
    ({ kind, language }) => {
      const name =
        'Maison des Solidarités départementales de Saint-Cirq-Lapopie « L’Été où l’on s’aîde » — cœur de ville'
      const place = { ...facts.place!, name: name + name }
      const text = writeSms(kind, { ...facts, language, place })
      expect(text).toMatch(gsm)
      expect(text.length).toBeLessThanOrEqual(160)
      expect(text).toContain('0565000000')
      expect(text.includes(facts.link)).toBe(kind !== 'cancelled')
    },
  )

  it('T138 of every place of the demonstration is one segment', () => {
    expect(lotPlaces.length).toBeGreaterThan(20)
    for (const { name } of lotPlaces)
      for (const { kind, language } of every) {
        const text = writeSms(kind, { ...facts, language, place: { ...facts.place!, name } })
        expect(text).toMatch(gsm)
        expect(text.length).toBeLessThanOrEqual(160)
      }
  })

  it('T138 whatever the name of the place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(...every),
        (name, { kind, language }) => {
          const text = writeSms(kind, { ...facts, language, place: { ...facts.place!, name } })
          expect(text).toMatch(gsm)
          expect(text.length).toBeLessThanOrEqual(160)
        },
      ),
    )
  })
})

describe('an e-mail', () => {
  it.each(every)(
    'of $kind in $language has a subject without reason or name, and the telephone',
    ({ kind, language }) => {
      const { subject, text } = writeEmail(kind, { ...facts, language })
      expect(subject).toMatch(language === 'fr' ? /30\sseptembre à 14\sh\s30/ : /30\sSeptember at 2:30\spm/)
      expect(text.replaceAll('\u00a0', ' ')).toContain('05 65 00 00 00')
      expect(text.includes(facts.link)).toBe(kind !== 'cancelled')
      expect(text).not.toMatch(/undefined|null|\n\n\n/)
    },
  )

  it('from the service that cancels is sorry, and says how to book again', () => {
    const { text } = writeEmail('cancelled', {
      ...facts,
      cancelledBy: 'advisor',
      cancelNote: 'Je suis en formation.',
    })
    expect(text).toContain('nous le regrettons')
    expect(text).toContain('Je suis en formation.')
    expect(text).toContain(facts.home)
  })
})

describe('the HTML of an e-mail', () => {
  const pages = every.map(({ kind, language }) => writeEmail(kind, { ...facts, language }).html)

  it.each(every)(
    'of $kind in $language says its language and all that the text says',
    ({ kind, language }) => {
      const { text, html } = writeEmail(kind, { ...facts, language, cancelNote: 'Je suis en formation.' })
      expect(html).toContain(`<html lang="${language}">`)
      for (const line of text.split('\n').filter(Boolean))
        expect(html.replaceAll('&#39;', "'")).toContain(line)
    },
  )

  it('asks for nothing from elsewhere: no image, no sheet, no script, no address but ours', () => {
    for (const html of pages) {
      expect(html).not.toMatch(/<(img|link|script|iframe|object|form|style)\b|url\(|@import|\son\w+=/i)
      const addresses = [...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([address]) => new URL(address).origin)
      expect(new Set(addresses)).toEqual(new Set(['https://rendez-vous.lot.fr']))
    }
  })

  it('has a link that looks like a button, and the same address in full', () => {
    const html = writeEmail('reminder', facts).html
    expect(html.split(`href="${facts.link}"`)).toHaveLength(3)
    expect(html).toContain(`>${facts.link}</a>`)
    expect(html).toMatch(/background-color:#1f5c5a;color:#ffffff/)
  })

  it('keeps whatever was typed as words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const words = `</p><script>alert("${typed}")</script>&'`
        const place = { ...facts.place!, name: words }
        const { html } = writeEmail('cancelled', {
          ...facts,
          place,
          cancelledBy: 'advisor',
          cancelNote: words,
        })
        const tags = [...html.matchAll(/<(\/?[a-z!]\w*)/g)].map(([, tag]) => tag)
        const usual = writeEmail('cancelled', { ...facts, cancelledBy: 'advisor', cancelNote: 'x' }).html
        expect(tags.filter((tag) => tag !== 'br')).toEqual(
          [...usual.matchAll(/<(\/?[a-z!]\w*)/g)].map(([, tag]) => tag).filter((tag) => tag !== 'br'),
        )
      }),
    )
  })
})

describe('a reminder', () => {
  const due = (day: string, time: string) => reminderDue(instantAt(day, time, 'Europe/Paris'), 'Europe/Paris')
  const moment = (day: string, time: string) => instantAt(day, time, 'Europe/Paris')

  it('T48 is due at the same hour on the wall, over both clock changes', () => {
    expect(due('2026-03-30', '09:00')).toBe(moment('2026-03-28', '09:00'))
    expect(due('2026-10-26', '10:00')).toBe(moment('2026-10-24', '10:00'))
    expect(moment('2026-03-30', '09:00') - due('2026-03-30', '09:00')).toBe(47 * hour)
    expect(moment('2026-10-26', '10:00') - due('2026-10-26', '10:00')).toBe(49 * hour)
  })

  it.each([
    ['02:15', '09:00'],
    ['08:59', '09:00'],
    ['19:00', '19:00'],
    ['19:01', '19:00'],
    ['23:45', '19:00'],
  ])('T137 of an appointment at %s is due at %s', (time, expected) => {
    expect(due('2026-06-16', time)).toBe(moment('2026-06-14', expected))
  })

  it('T137 wakes nobody up', () => {
    const polite = ['08:59', '09:00', '19:00', '19:01'].filter((time) =>
      isPolite(moment('2026-10-25', time), 'Europe/Paris'),
    )
    expect(polite).toEqual(['09:00', '19:00'])
  })
})
