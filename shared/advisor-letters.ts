import { type Block, layOut, type Written } from './letter-page.ts'
import type { Untold } from './letters.ts'
import { capital, sayDay, sayDayAndTime, sayDuration, sayPhone, sayTimeAt } from './speech.ts'
import { type Day, type Instant, minute, type Zone } from './time.ts'
import { sayUntold } from './untold.ts'

/**
 * What advisors are told by e-mail, in French. Of a person, the first name and an initial; the telephone number of those
 * who are to be called, and of nobody else; the address of a visit at home. Nothing of them in a subject.
 */

export type Person = { firstName: string | null; lastName: string | null }

type Held = Person & {
  startsAt: Instant
  endsAt: Instant
  zone: Zone
  placeName: string | null
  /** Where they are visited, for a visit at home. */
  homeAddress: string | null
}

type Signed = { operator: string; link: string }

/** The hour that a citizen has given back. */
export function writeFreed({ isSeat, ...held }: Held & { isSeat: boolean }, signed: Signed): Written {
  const subject = `Rendez-vous annulé\u00a0: ${whenOf(held)}`
  const told = `${shortName(held)} a annulé son rendez-vous\u00a0:`
  return about(subject, told, held, isSeat ? freedSeat : freedHour, signed)
}

const freedHour = 'L’heure est de nouveau libre, et peut servir à quelqu’un d’autre.'
const freedSeat = 'Sa place dans l’atelier est de nouveau libre.'

/** The appointment that a colleague, or an administrator, has handed over. */
export function writeHandedOver(held: Held, signed: Signed): Written {
  const subject = `Un rendez-vous vous est confié\u00a0: ${whenOf(held)}`
  const told = `Ce rendez-vous vous est confié, avec ${shortName(held)}\u00a0:`
  return about(
    subject,
    told,
    held,
    'Retrouvez-le dans votre semaine, avec ce que la personne demande.',
    signed,
  )
}

/** The visit whose address the citizen has changed. */
export function writeNewAddress(held: Held, signed: Signed): Written {
  const subject = `Une visite change d’adresse\u00a0: ${whenOf(held)}`
  const told = `${shortName(held)} vous recevra à une autre adresse\u00a0:`
  return about(subject, told, held, 'L’heure ne change pas.', signed)
}

/** One line of tomorrow: a person, or a workshop and its people. */
export type EveLine = Held & { seats: number | null }

export type EveCall = Held & { phone: string | null; untold: Untold }

/** Tomorrow's list, and the people to call. */
export function writeEve(
  { day, lines, calls }: { day: Day; lines: readonly EveLine[]; calls: readonly EveCall[] },
  { operator, link }: Signed,
): Written {
  const date = sayDay(day, 'fr', 'without year')
  const subject =
    lines.length > 0
      ? `Demain, ${date}\u00a0: ${counted(lines.length, 'rendez-vous', 'rendez-vous')}`
      : callSubject(calls)
  const blocks: Block[] = [
    { is: 'words', lines: ['Bonjour,'] },
    ...(lines.length > 0
      ? [{ is: 'list', title: `Demain, ${date}`, lines: lines.map(eveLine) } as const]
      : [{ is: 'words', lines: ['Demain, personne n’a pris rendez-vous.'] } as const]),
    ...(calls.length > 0
      ? [{ is: 'list', title: `À appeler (${calls.length})`, lines: calls.map(callLine) } as const]
      : []),
    { is: 'link', says: 'Tout est dans votre journée\u00a0:', button: 'Ouvrir ma journée', href: link },
    { is: 'words', lines: [operator] },
  ]
  return layOut(subject, blocks, 'fr')
}

/** `Jeanne M.` */
export const shortName = ({ firstName, lastName }: Person): string =>
  [firstName, lastName && `${Array.from(lastName)[0]}.`].filter(Boolean).join(' ') || 'Une personne'

function about(
  subject: string,
  told: string,
  held: Held,
  after: string,
  { operator, link }: Signed,
): Written {
  const length = sayDuration((held.endsAt - held.startsAt) / minute, 'fr')
  const blocks: Block[] = [
    { is: 'words', lines: ['Bonjour,'] },
    { is: 'words', lines: [told] },
    { is: 'appointment', lines: [`${capital(whenOf(held))} (${length})`, whereOf(held)] },
    { is: 'words', lines: [after] },
    { is: 'link', says: 'Votre semaine\u00a0:', button: 'Voir ma semaine', href: link },
    { is: 'words', lines: [operator] },
  ]
  return layOut(subject, blocks, 'fr')
}

const whereOf = ({ placeName, homeAddress }: Held) => homeAddress ?? placeName ?? ''

const whenOf = ({ startsAt, zone }: Held) => sayDayAndTime(startsAt, zone, 'fr')

const callSubject = (calls: readonly EveCall[]) =>
  `À appeler\u00a0: ${counted(calls.length, 'personne', 'personnes')}`

function eveLine({ seats, ...held }: EveLine): string {
  const who = seats === null ? shortName(held) : `atelier, ${counted(seats, 'inscrit', 'inscrits')}`
  return [`${sayTimeAt(held.startsAt, held.zone, 'fr')}\u00a0: ${who}`, whereOf(held)]
    .filter(Boolean)
    .join(', ')
}

function callLine({ phone, untold, ...held }: EveCall): string {
  const who = [shortName(held), phone && sayPhone(phone)].filter(Boolean).join(', ')
  return `${who} (${whenOf(held)})\u00a0: ${sayUntold(untold)}`
}

const counted = (count: number, one: string, several: string) => `${count} ${count < 2 ? one : several}`
