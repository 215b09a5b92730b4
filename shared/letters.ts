import { sayReference } from './appointments.ts'
import { type Lang, sayDay, sayDayAndTime, sayDuration, sayPhone } from './speech.ts'
import { dayOf, type Instant, instantAt, minute, sameHour, wallTimeOf, type Zone } from './time.ts'

/** What we write to people: on what occasion, by what way, and the words. No name and no reason to come is ever in it. */

const citizenKinds = ['booked', 'moved', 'cancelled', 'reminder'] as const
const advisorKinds = ['freed', 'handedOver', 'eve'] as const

/** On what occasion. `freed`: a citizen cancelled; `handedOver`: received from a colleague; `eve`: the day to come. */
export const letterKinds = [...citizenKinds, ...advisorKinds] as const
export type LetterKind = (typeof letterKinds)[number]
/** What citizens receive about their appointment. */
export type CitizenKind = (typeof citizenKinds)[number]
/** What advisors receive about their days. */
export type AdvisorKind = (typeof advisorKinds)[number]

export const isForCitizen = (kind: LetterKind): kind is CitizenKind =>
  (citizenKinds as readonly LetterKind[]).includes(kind)

/** `call`: nothing is sent; the advisor tells the person by phone, and says so. */
export const letterChannels = ['email', 'sms', 'call'] as const
export type LetterChannel = (typeof letterChannels)[number]

/** What became of a letter; `untold`: it reached nobody, and somebody should call. */
export type LetterState = 'waiting' | 'sent' | 'untold' | 'pointless'

/** A letter whose cause is gone (cancelled, moved, erased) is missed by nobody; any other that was given up is. */
export function letterState(letter: {
  sentAt: Instant | null
  abandonedAt: Instant | null
  lastError: string | null
}): LetterState {
  if (letter.sentAt !== null) return 'sent'
  if (letter.abandonedAt === null) return 'waiting'
  return ['cancelled', 'moved', 'gone'].includes(letter.lastError ?? '') ? 'pointless' : 'untold'
}

export type LetterFacts = {
  language: Lang
  reference: string
  startsAt: Instant
  endsAt: Instant
  zone: Zone
  place: { name: string; address: string; postalCode: string; communeName: string; phone: string } | null
  cancelledBy: 'citizen' | 'advisor' | null
  /** What the advisor adds when cancelling. */
  cancelNote: string | null
  /** Opens the appointment. */
  link: string
  /** Where one books again. */
  home: string
  operator: string
}

/** A reminder leaves two days before at the same hour on the wall, brought into the hours when nobody is woken up. */
export function reminderDue(startsAt: Instant, zone: Zone): Instant {
  const due = sameHour(startsAt, -2, zone)
  const time = wallTimeOf(due, zone)
  if (time < politeFrom) return instantAt(dayOf(due, zone), politeFrom, zone)
  return time > politeUntil ? instantAt(dayOf(due, zone), politeUntil, zone) : due
}

/** From 9 h to 19 h, both included: a reminder that was kept back by an outage waits for the morning. */
export function isPolite(now: Instant, zone: Zone): boolean {
  const time = wallTimeOf(now, zone)
  return time >= politeFrom && time <= politeUntil
}

const politeFrom = '09:00'
const politeUntil = '19:00'

export type Written = { subject: string; text: string }

/** An e-mail in plain text, in the language the person booked in. */
export function writeEmail(kind: CitizenKind, facts: LetterFacts): Written {
  const say = words[facts.language]
  const when = sayDayAndTime(facts.startsAt, facts.zone, facts.language)
  const isOff = kind === 'cancelled'
  const paragraphs = [
    say.hello,
    kind === 'cancelled' ? say.cancelled[facts.cancelledBy ?? 'citizen'] : say[kind],
    isOff ? [capital(when), facts.place?.name ?? ''] : [...whenAndWhere(facts, when)],
    isOff && facts.cancelNote ? [say.note(facts.cancelNote)] : [],
    isOff ? [] : [`${say.reference} ${sayReference(facts.reference)}`],
    isOff ? [] : say.bring,
    isOff ? [say.again, facts.home] : [say.notComing, facts.link],
    facts.place ? [say.call(sayPhone(facts.place.phone))] : [],
    [facts.operator],
  ]
  const text = paragraphs
    .map((lines) => [lines].flat().filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n')
  return { subject: say.subject[kind](when), text: `${text}\n` }
}

/** What one text message holds, in letters of GSM-7: one more and it is paid twice. */
const segment = 160

/**
 * A text message in one segment: plain letters only, the telephone number always, and the place's name as far as there is
 * room for it.
 */
export function writeSms(kind: CitizenKind, facts: LetterFacts): string {
  const say = texts[facts.language]
  const day = sayDay(dayOf(facts.startsAt, facts.zone), facts.language, 'short')
  const time = wallTimeOf(facts.startsAt, facts.zone).replace(':', 'h')
  const begins = toGsm(`${say[kind]} ${day} ${time}`)
  const call = facts.place ? ` ${say.call} ${facts.place.phone}.` : ''
  const ends = toGsm(`.${call}${kind === 'cancelled' ? '' : ` ${say.change} ${facts.link}`}`)
  const where = facts.place ? toGsm(`, ${facts.place.name}`) : ''
  const room = Math.max(0, segment - begins.length - ends.length)
  return begins + (where.length <= room ? where : where.slice(0, room).trimEnd()) + ends
}

function whenAndWhere({ startsAt, endsAt, place, language }: LetterFacts, when: string): string[] {
  const length = sayDuration((endsAt - startsAt) / minute, language)
  const where = place ? [place.name, `${place.address}, ${place.postalCode} ${place.communeName}`] : []
  return [`${capital(when)} (${length})`, ...where]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const plainSigns: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  '’': "'",
  '«': '"',
  '»': '"',
  '–': '-',
  '…': '...',
  '·': '.',
}

/** Letters that a text message cannot carry lose their accent: é è à ù stay, ê and ç do not. */
const toGsm = (text: string) =>
  text.replace(/\s/g, ' ').replace(/[^\w !-/:-@àéèùÉ]/g, (sign) => plainSigns[sign] ?? baseLetter(sign))

const baseLetter = (sign: string) => sign.normalize('NFD').replace(/[^A-Za-z]/g, '')

/** Printed on a screen and in a letter alike: what one brings. */
export const whatToBring = {
  fr: 'À apporter, si vous les avez\u00a0: votre téléphone, votre tablette ou votre ordinateur, et les papiers utiles.',
  en: 'To bring, if you have them: your phone, tablet or computer, and any useful papers.',
} as const

const words = {
  fr: {
    hello: 'Bonjour,',
    booked: 'C’est noté : un conseiller numérique vous attend.',
    moved: 'Votre rendez-vous a changé d’heure. Voici la nouvelle :',
    reminder: 'Votre rendez-vous approche :',
    cancelled: {
      citizen: 'Votre rendez-vous est annulé, comme vous l’avez demandé :',
      advisor: 'Nous devons annuler votre rendez-vous, et nous le regrettons :',
    },
    note: (words: string) => `Un mot de votre conseiller numérique :\n${words}`,
    reference: 'Référence :',
    bring: [whatToBring.fr, 'C’est gratuit.'],
    notComing: 'Pas disponible ? Déplacez ou annulez, l’heure servira à quelqu’un d’autre :',
    again: 'Pour prendre un autre rendez-vous :',
    call: (phone: string) => `Une question ? Appelez le ${phone}.`,
    subject: {
      booked: (when: string) => `Votre rendez-vous : ${when}`,
      moved: (when: string) => `Votre rendez-vous a changé : ${when}`,
      cancelled: (when: string) => `Rendez-vous annulé : ${when}`,
      reminder: (when: string) => `Rappel : rendez-vous ${when}`,
    },
  },
  en: {
    hello: 'Hello,',
    booked: 'Your appointment is booked: a digital adviser will be waiting for you.',
    moved: 'Your appointment has a new time:',
    reminder: 'Your appointment is coming:',
    cancelled: {
      citizen: 'Your appointment is cancelled, as you asked:',
      advisor: 'We are sorry: we have to cancel your appointment:',
    },
    note: (words: string) => `A word from your digital adviser:\n${words}`,
    reference: 'Reference:',
    bring: [whatToBring.en, 'It is free.'],
    notComing: 'Not available? Move or cancel it, so that somebody else can come:',
    again: 'To book another appointment:',
    call: (phone: string) => `Any question? Call ${phone}.`,
    subject: {
      booked: (when: string) => `Your appointment: ${when}`,
      moved: (when: string) => `Your appointment has changed: ${when}`,
      cancelled: (when: string) => `Appointment cancelled: ${when}`,
      reminder: (when: string) => `Reminder: appointment on ${when}`,
    },
  },
}

const texts = {
  fr: {
    booked: 'RDV numérique noté :',
    moved: 'RDV numérique déplacé :',
    cancelled: 'RDV numérique annulé :',
    reminder: 'Rappel RDV numérique :',
    call: 'Tél.',
    change: 'Changer :',
  },
  en: {
    booked: 'Digital help booked:',
    moved: 'Digital help moved:',
    cancelled: 'Digital help cancelled:',
    reminder: 'Reminder, digital help:',
    call: 'Call',
    change: 'Change:',
  },
}
