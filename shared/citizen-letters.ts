import { toBooker } from './booker-letters.ts'
import { sayReference, type Tie } from './booking-rules.ts'
import { type Block, layOut, type Written } from './letter-page.ts'
import { type CitizenKind, howItGoes, inShort, onScreen } from './letters.ts'
import type { ServiceMode } from './services.ts'
import { capital, type Lang, sayDay, sayDayAndTime, sayDuration, sayPhone } from './speech.ts'
import { inOneSegment } from './text-message.ts'
import { dayOf, type Instant, minute, wallTimeOf, type Zone } from './time.ts'

/** What a citizen is told of their appointment. No name and no reason to come is ever in it. */

export type AppointmentFacts = {
  language: Lang
  reference: string
  startsAt: Instant
  endsAt: Instant
  zone: Zone
  mode: ServiceMode
  place: { name: string; address: string; postalCode: string; communeName: string } | null
  /** The number to call. */
  callAt: string | null
  /** The room, for a meeting on screen whose advisor has one. */
  videoLink: string | null
  cancelledBy: 'citizen' | 'advisor' | null
  /** What the advisor adds when cancelling. */
  cancelNote: string | null
  /** Opens the appointment. */
  link: string
  /** Where one books again. */
  home: string
  operator: string
  /** Read by whoever booked for the person who comes. */
  booker: Tie | null
}

/** An e-mail, in the language the person booked in. */
export function writeEmail(kind: CitizenKind, facts: AppointmentFacts): Written {
  const { language, callAt, operator } = facts
  const say = words[language]
  const when = sayDayAndTime(facts.startsAt, facts.zone, language)
  const ending: Block[] = [
    { is: 'words', lines: callAt === null ? [] : [say.call(sayPhone(callAt))] },
    { is: 'words', lines: [operator] },
  ]
  const blocks = kind === 'cancelled' ? cancelled(facts, when) : toCome(kind, facts, when)
  const subject = say.subject[kind](when)
  if (!facts.booker) return layOut(subject, [...blocks, ...ending], language)
  const { before, short } = toBooker[language][facts.booker]
  const first: Block = { is: 'words', lines: [before] }
  return layOut(`${short}, ${uncapital(subject)}`, [first, ...blocks, ...ending], language)
}

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function cancelled(
  { language, place, cancelledBy, cancelNote, home }: AppointmentFacts,
  when: string,
): Block[] {
  const say = words[language]
  return [
    { is: 'words', lines: [say.hello] },
    { is: 'words', lines: [say.cancelled[cancelledBy ?? 'citizen']] },
    { is: 'appointment', lines: [capital(when), place?.name ?? ''] },
    ...(cancelNote ? [{ is: 'note', says: say.note, words: cancelNote } as const] : []),
    { is: 'link', says: say.again, button: say.againButton, href: home },
  ]
}

function toCome(kind: Exclude<CitizenKind, 'cancelled'>, facts: AppointmentFacts, when: string): Block[] {
  const { language, startsAt, endsAt, mode, place, reference, link, videoLink } = facts
  const say = words[language]
  const length = sayDuration((endsAt - startsAt) / minute, language)
  const where = place ? [place.name, `${place.address}, ${place.postalCode} ${place.communeName}`] : []
  return [
    { is: 'words', lines: [say.hello] },
    { is: 'words', lines: [say[kind]] },
    { is: 'appointment', lines: [`${capital(when)} (${length})`, ...where] },
    { is: 'words', lines: [`${say.reference} ${sayReference(reference)}`] },
    { is: 'words', lines: [videoLink ? '' : howItGoes[language][mode], say.free] },
    ...(videoLink
      ? [
          {
            is: 'link',
            says: onScreen[language].how,
            button: onScreen[language].open,
            href: videoLink,
          } as const,
        ]
      : []),
    { is: 'link', says: say.notComing, button: say.change, href: link },
  ]
}

/**
 * A text message in one segment: plain letters only, the telephone number always, and the place's name as far as there is
 * room for it. Of a site whose address alone would fill it, the link is left out.
 */
export function writeSms(kind: CitizenKind, facts: AppointmentFacts): string {
  const { language, startsAt, zone, mode, place, callAt, link } = facts
  const say = texts[language]
  const day = sayDay(dayOf(startsAt, zone), language, 'short')
  const time = wallTimeOf(startsAt, zone).replace(':', 'h')
  const call = callAt === null ? '.' : `. ${say.call} ${callAt}.`
  const endings =
    kind === 'cancelled' ? ([call] as const) : ([`${call} ${say.change} ${link}`, call] as const)
  const reader = facts.booker ? `${toBooker[language][facts.booker].short}, ` : ''
  const where = place ? place.name : inShort[language][mode]
  return inOneSegment(`${reader}${say[kind]} ${day} ${time}`, where && `, ${where}`, endings)
}

const words = {
  fr: {
    hello: 'Bonjour,',
    booked: 'C’est noté : vous avez rendez-vous avec un conseiller numérique.',
    moved: 'Votre rendez-vous a changé. Voici ce qui est convenu maintenant :',
    reminder: 'Votre rendez-vous approche :',
    cancelled: {
      citizen: 'Votre rendez-vous est annulé, comme vous l’avez demandé :',
      advisor: 'Nous devons annuler votre rendez-vous, et nous le regrettons :',
    },
    note: 'Un mot de votre conseiller numérique :',
    reference: 'Référence :',
    free: 'C’est gratuit.',
    notComing: 'Pas disponible ? Déplacez ou annulez, l’heure servira à quelqu’un d’autre :',
    change: 'Déplacer ou annuler',
    again: 'Pour prendre un autre rendez-vous :',
    againButton: 'Prendre rendez-vous',
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
    booked: 'It is booked: you have an appointment with a digital adviser.',
    moved: 'Your appointment has changed. This is what is agreed now:',
    reminder: 'Your appointment is coming:',
    cancelled: {
      citizen: 'Your appointment is cancelled, as you asked:',
      advisor: 'We are sorry: we have to cancel your appointment:',
    },
    note: 'A word from your digital adviser:',
    reference: 'Reference:',
    free: 'It is free.',
    notComing: 'Not available? Move or cancel it, so that somebody else can come:',
    change: 'Move or cancel',
    again: 'To book another appointment:',
    againButton: 'Book an appointment',
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
    moved: 'RDV numérique modifié :',
    cancelled: 'RDV numérique annulé :',
    reminder: 'Rappel RDV numérique :',
    call: 'Tél.',
    change: 'Changer :',
  },
  en: {
    booked: 'Digital help booked:',
    moved: 'Digital help changed:',
    cancelled: 'Digital help cancelled:',
    reminder: 'Reminder, digital help:',
    call: 'Call',
    change: 'Change:',
  },
}
