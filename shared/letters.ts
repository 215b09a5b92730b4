import type { ServiceMode } from './services.ts'
import type { Lang } from './speech.ts'
import {
  addDays,
  type Day,
  dayOf,
  hour,
  type Instant,
  instantAt,
  sameHour,
  wallTimeOf,
  type Zone,
} from './time.ts'

/** What we write to people: on what occasion, by what way, when, and what became of it. */

const citizenKinds = ['booked', 'moved', 'cancelled', 'reminder'] as const
const waitingKinds = ['offered', 'calledOff'] as const
const staffKinds = ['freed', 'handedOver', 'newAddress', 'eve', 'month'] as const

/** On what occasion. `offered`: a freed hour, to somebody who waits; `calledOff`: their workshop will not take place; `freed`: a citizen cancelled; `handedOver`: received from a colleague; `newAddress`: a citizen is visited elsewhere; `eve`: the day to come; `month`: the figures of the month that ended. */
export const letterKinds = [...citizenKinds, ...waitingKinds, ...staffKinds] as const
export type LetterKind = (typeof letterKinds)[number]
/** What citizens receive about their appointment. */
export type CitizenKind = (typeof citizenKinds)[number]
/** What those who work here receive: their days, their figures. */
export type StaffKind = (typeof staffKinds)[number]

export const isForCitizen = (kind: LetterKind): kind is CitizenKind =>
  (citizenKinds as readonly LetterKind[]).includes(kind)

export const isForStaff = (kind: LetterKind): kind is StaffKind =>
  (staffKinds as readonly LetterKind[]).includes(kind)

/** `call`: nothing is sent; the advisor tells the person by phone, and says so. */
export const letterChannels = ['email', 'sms', 'call'] as const
export type LetterChannel = (typeof letterChannels)[number]

/** The facts that the state of a letter is deduced from. */
export type LetterFacts = {
  sentAt: Instant | null
  deliveredAt: Instant | null
  failedAt: Instant | null
  abandonedAt: Instant | null
  calledAt: Instant | null
  lastError: string | null
}

/** What became of a letter; `untold`: it reached nobody, and somebody should call. */
export type LetterState = 'waiting' | 'sent' | 'delivered' | 'called' | 'untold' | 'pointless'

/** A letter whose cause is gone (cancelled, moved, erased) is missed by nobody; any other that was given up is. */
export function letterState(letter: LetterFacts): LetterState {
  if (letter.calledAt !== null) return 'called'
  if (letter.failedAt !== null) return 'untold'
  if (letter.deliveredAt !== null) return 'delivered'
  if (letter.sentAt !== null) return 'sent'
  if (letter.abandonedAt === null) return 'waiting'
  return pointless.has(letter.lastError ?? '') ? 'pointless' : 'untold'
}

const pointless = new Set([
  'cancelled',
  'moved',
  'gone',
  'left',
  'withdrawn',
  'nothing',
  'past',
  'otherWay',
  'stopped',
  'closed',
  'viewRemoved',
  'outOfReach',
])

/** Somebody to call: on what occasion, and why nothing else reached them (`landline`, `late`, or what was kept of a failure). */
export type Untold = { kind: CitizenKind; reason: string }

type OfAppointment = LetterFacts & {
  kind: LetterKind
  channel: LetterChannel
  dueAt: Instant
  attempts: number
}

/**
 * Was this person told, by one way or another, of the latest thing to say?
 * @param letters those that speak of the appointment as it now is
 */
export function untoldOf(
  letters: readonly OfAppointment[],
  { startsAt, now }: { startsAt: Instant; now: Instant },
): Untold | null {
  for (const kind of ['reminder', 'cancelled', 'moved', 'booked'] as const) {
    const reasons = letters
      .filter((letter) => letter.kind === kind)
      .map((letter) => reasonOf(letter, startsAt - now, now))
    if (reasons.includes('told')) return null
    const [reason] = reasons.filter((each) => each !== null)
    if (reason && !reasons.includes(null)) return { kind, reason }
  }
  return null
}

/** Why this letter reached nobody; `told` when it did, null while there is still hope. */
function reasonOf(letter: OfAppointment, left: number, now: Instant): string | null {
  const state = letterState(letter)
  if (state === 'sent' || state === 'delivered' || state === 'called') return 'told'
  if (letter.channel === 'call') return letter.dueAt <= now ? 'landline' : null
  if (state === 'untold') return letter.lastError ?? 'unknown'
  const isStuck = letter.attempts >= manyAttempts || (letter.attempts > 0 && left < 24 * hour)
  return state === 'waiting' && isStuck && letter.lastError !== null ? 'late' : null
}

/** Half an hour of trying, each pause twice the one before. */
const manyAttempts = 6

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

/** The eve is told from 17 h, and no more once the evening is over. */
export function eveOf(now: Instant, zone: Zone): Day | null {
  const time = wallTimeOf(now, zone)
  return time >= '17:00' && time < '22:00' ? addDays(dayOf(now, zone), 1) : null
}

/** The next morning, when nobody is woken up. */
export const nextMorning = (now: Instant, zone: Zone): Instant =>
  instantAt(addDays(dayOf(now, zone), 1), politeFrom, zone)

/** Of a meeting on screen whose address is known. */
export const onScreen: Record<Lang, { how: string; open: string }> = {
  fr: {
    how: 'En visio\u00a0: à cette heure, ouvrez ce lien sur un téléphone, une tablette ou un ordinateur.',
    open: 'Ouvrir la visio',
  },
  en: {
    how: 'By video: at this time, open this link on a phone, a tablet or a computer.',
    open: 'Open the video call',
  },
}

/** Printed on a screen and in a letter alike: what one brings, or how one meets without coming. Whoever booked reads it too. */
export const howItGoes: Record<Lang, Record<ServiceMode, string>> = {
  fr: {
    place:
      'À apporter, si vous les avez\u00a0: votre téléphone, votre tablette ou votre ordinateur, et les papiers utiles.',
    phone: 'Par téléphone\u00a0: le conseiller appelle à cette heure.',
    home: 'À domicile\u00a0: le conseiller vient à l’adresse donnée. Il appelle avant.',
    video: 'En visio\u00a0: le conseiller envoie le lien par e-mail, avant cette heure.',
  },
  en: {
    place: 'To bring, if you have them: your phone, tablet or computer, and any useful papers.',
    phone: 'By telephone: the adviser calls at this time.',
    home: 'At home: the adviser comes to the address given, and calls first.',
    video: 'By video: the adviser sends the link by e-mail, before this time.',
  },
}

/** The same in a text message, after the hour. */
export const inShort: Record<Lang, Record<ServiceMode, string>> = {
  fr: { place: '', phone: 'par téléphone', home: 'à domicile', video: 'en visio' },
  en: { place: '', phone: 'by telephone', home: 'at home', video: 'by video' },
}
