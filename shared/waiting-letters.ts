import { layOut, type Written } from './letter-page.ts'
import { howItGoes, inShort } from './letters.ts'
import type { ServiceMode } from './services.ts'
import { capital, type Lang, sayDay, sayDayAndTime, sayPhone, sayTimeAt } from './speech.ts'
import { inOneSegment } from './text-message.ts'
import { dayOf, type Instant, wallTimeOf, type Zone } from './time.ts'

/** What somebody who waits is told: a freed seat or hour, until when it is kept, where to take it; or that there is none to wait for. */

export type OfferTold = {
  language: Lang
  isWorkshop: boolean
  startsAt: Instant
  expiresAt: Instant
  zone: Zone
  mode: ServiceMode
  /** Where they would go. */
  place: { name: string; address: string; postalCode: string; communeName: string } | null
  /** The number to call. */
  callAt: string | null
  /** The person's place on the list: the offer, taking it, leaving. */
  link: string
  operator: string
}

/** Neither the name of the person nor the reason why they come, nor what the workshop is about, is in it. */
export function writeOfferEmail(facts: OfferTold): Written {
  const { language, isWorkshop, startsAt, expiresAt, zone, mode, place, callAt, link, operator } = facts
  const say = words[language]
  const when = sayDayAndTime(startsAt, zone, language)
  const where = place ? [place.name, `${place.address}, ${place.postalCode} ${place.communeName}`] : []
  return layOut(
    say.subject(when),
    [
      { is: 'words', lines: [say.hello] },
      { is: 'words', lines: [isWorkshop ? say.seat : say.hour] },
      { is: 'appointment', lines: [capital(when), ...where] },
      { is: 'words', lines: mode === 'place' ? [] : [howItGoes[language][mode]] },
      { is: 'words', lines: [say.kept(sayTimeAt(expiresAt, zone, language))] },
      { is: 'link', says: say.take, button: say.see, href: link },
      { is: 'words', lines: callAt === null ? [] : [say.call(sayPhone(callAt))] },
      { is: 'words', lines: [operator] },
    ],
    language,
  )
}

/** In one segment; the telephone number always, the place's name as far as there is room. */
export function writeOfferSms(facts: OfferTold): string {
  const { language, startsAt, expiresAt, zone, mode, place, callAt, link } = facts
  const say = texts[language]
  const time = (instant: Instant) => wallTimeOf(instant, zone).replace(':', 'h')
  const day = sayDay(dayOf(startsAt, zone), language, 'short')
  const call = callAt === null ? '.' : `. ${say.call} ${callAt}.`
  const where = place ? place.name : inShort[language][mode]
  return inOneSegment(`${say.free} ${day} ${time(startsAt)}`, where && `, ${where}`, [
    `. ${say.kept} ${time(expiresAt)}${call} ${link}`,
    `${call} ${link}`,
    call,
  ])
}

export type CalledOffTold = Pick<OfferTold, 'language' | 'startsAt' | 'zone' | 'link' | 'operator'> & {
  place: { name: string; phone: string } | null
}

/** Their workshop will not take place: they wait no longer. The link shows the others. */
export function writeCalledOffEmail(facts: CalledOffTold): Written {
  const { language, startsAt, zone, place, link, operator } = facts
  const say = words[language]
  const when = sayDayAndTime(startsAt, zone, language)
  return layOut(
    say.offSubject(when),
    [
      { is: 'words', lines: [say.hello] },
      { is: 'words', lines: [say.off] },
      { is: 'appointment', lines: [capital(when), place?.name ?? ''] },
      { is: 'words', lines: [say.offAfter] },
      { is: 'link', says: say.others, button: say.seeOthers, href: link },
      { is: 'words', lines: place ? [say.call(sayPhone(place.phone))] : [] },
      { is: 'words', lines: [operator] },
    ],
    language,
  )
}

/** In one segment; the telephone number always, the place's name as far as there is room. */
export function writeCalledOffSms({ language, startsAt, zone, place, link }: CalledOffTold): string {
  const say = texts[language]
  const day = sayDay(dayOf(startsAt, zone), language, 'short')
  const time = wallTimeOf(startsAt, zone).replace(':', 'h')
  const call = place ? `. ${say.call} ${place.phone}.` : '.'
  return inOneSegment(`${say.off} ${day} ${time}`, place ? `, ${place.name}` : '', [
    `${call} ${say.others} ${link}`,
    call,
  ])
}

export type PlaceClosedTold = Omit<CalledOffTold, 'startsAt' | 'zone'>

/** The place where they wait for an hour receives nobody any more. The link shows the others. */
export function writePlaceClosedEmail({ language, place, link, operator }: PlaceClosedTold): Written {
  const say = words[language]
  return layOut(
    say.closedSubject,
    [
      { is: 'words', lines: [say.hello] },
      { is: 'words', lines: [say.closed, place?.name ?? ''] },
      { is: 'words', lines: [say.closedAfter] },
      { is: 'link', says: say.otherPlaces, button: say.seeOtherPlaces, href: link },
      { is: 'words', lines: place ? [say.call(sayPhone(place.phone))] : [] },
      { is: 'words', lines: [operator] },
    ],
    language,
  )
}

/** In one segment, as the others. */
export function writePlaceClosedSms({ language, place, link }: PlaceClosedTold): string {
  const say = texts[language]
  const call = place ? `. ${say.call} ${place.phone}.` : '.'
  return inOneSegment(say.closed, place ? ` : ${place.name}` : '', [
    `${call} ${say.otherPlaces} ${link}`,
    call,
  ])
}

const words = {
  fr: {
    hello: 'Bonjour,',
    seat: 'Une place s’est libérée dans l’atelier que vous attendez :',
    hour: 'Une heure s’est libérée, comme vous l’attendiez :',
    kept: (time: string) =>
      `Elle est gardée pour vous jusqu’à ${time}. Ensuite, elle sera proposée à quelqu’un d’autre.`,
    take: 'Pour la prendre, la laisser, ou quitter la liste d’attente :',
    see: 'Voir et répondre',
    call: (phone: string) => `Une question ? Appelez le ${phone}.`,
    subject: (when: string) => `Une place pour vous : ${when}`,
    off: 'L’atelier que vous attendiez n’aura pas lieu, et nous le regrettons :',
    offAfter: 'Vous n’êtes plus sur sa liste d’attente.',
    others: 'Les autres ateliers :',
    seeOthers: 'Voir les ateliers',
    offSubject: (when: string) => `Atelier annulé : ${when}`,
    closed: 'Le lieu où vous attendiez une heure ne reçoit plus de public, et nous le regrettons :',
    closedAfter: 'Vous n’êtes plus sur sa liste d’attente.',
    otherPlaces: 'Les autres lieux :',
    seeOtherPlaces: 'Voir les autres lieux',
    closedSubject: 'Votre lieu ne reçoit plus de public',
  },
  en: {
    hello: 'Hello,',
    seat: 'A seat has been freed in the workshop you are waiting for:',
    hour: 'A time has been freed, as you hoped:',
    kept: (time: string) => `It is kept for you until ${time}. After that, somebody else will be told.`,
    take: 'To take it, let it go, or leave the waiting list:',
    see: 'See and answer',
    call: (phone: string) => `Any question? Call ${phone}.`,
    subject: (when: string) => `A place for you: ${when}`,
    off: 'We are sorry: the workshop you are waiting for will not take place:',
    offAfter: 'You are no longer on its waiting list.',
    others: 'The other workshops:',
    seeOthers: 'See the workshops',
    offSubject: (when: string) => `Workshop cancelled: ${when}`,
    closed: 'We are sorry: the place where you are waiting for a time no longer receives anybody:',
    closedAfter: 'You are no longer on its waiting list.',
    otherPlaces: 'The other places:',
    seeOtherPlaces: 'See the other places',
    closedSubject: 'Your place no longer receives anybody',
  },
}

const texts = {
  fr: {
    free: 'Place libre :',
    kept: "Gardée jusqu'à",
    call: 'Tél.',
    off: 'Atelier annulé :',
    others: 'Autres :',
    closed: 'Votre lieu ne reçoit plus',
    otherPlaces: 'Autres lieux :',
  },
  en: {
    free: 'Free place:',
    kept: 'Kept until',
    call: 'Call',
    off: 'Workshop cancelled:',
    others: 'Others:',
    closed: 'Your place has closed',
    otherPlaces: 'Others:',
  },
}
