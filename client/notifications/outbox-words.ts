import type { LetterChannel, LetterKind, LetterState } from '#shared/letters.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant, Zone } from '#shared/time.ts'
import { untoldReasons } from '#shared/untold.ts'

export const stateTitles: Record<LetterState, string> = {
  untold: 'Non prévenus',
  waiting: 'En attente',
  sent: 'Partis',
  delivered: 'Arrivés',
  called: 'Prévenus par téléphone',
  pointless: 'Devenus inutiles',
}

export const kindLabels: Record<LetterKind, string> = {
  booked: 'Confirmation',
  moved: 'Changement d’heure',
  cancelled: 'Annulation',
  reminder: 'Rappel',
  offered: 'Liste d’attente',
  calledOff: 'Atelier annulé (liste d’attente)',
  freed: 'Heure libérée',
  handedOver: 'Rendez-vous confié',
  newAddress: 'Nouvelle adresse d’une visite',
  eve: 'Journée du lendemain',
  month: 'Page du mois',
}

export const channelLabels: Record<LetterChannel, string> = {
  email: 'Courriel',
  sms: 'SMS',
  call: 'Téléphone',
}

type Outcome = {
  state: LetterState
  channel: LetterChannel
  dueAt: Instant
  sentAt: Instant | null
  deliveredAt: Instant | null
  calledAt: Instant | null
  attempts: number
  lastError: string | null
  /** It will not leave, though its hour has not come. */
  isForeseen: boolean
  hasCarrier: boolean
}

/** What became of a letter, in a sentence; `untold` always says that the person was not told, and why. */
export function outcomeOf(letter: Outcome, { zone, now }: { zone: Zone; now: Instant }): string {
  const { state, dueAt, sentAt, deliveredAt, calledAt, lastError } = letter
  if (state === 'sent') return `Parti ${saidAt(sentAt ?? dueAt, zone)}`
  if (state === 'delivered') return `Arrivé ${saidAt(deliveredAt ?? dueAt, zone)}`
  if (state === 'called') return `Prévenu par téléphone ${saidAt(calledAt ?? dueAt, zone)}`
  if (state === 'untold')
    return `Non prévenu\u00a0: ${untoldReasons[lastError ?? ''] ?? `refusé (${lastError ?? '?'})`}`
  if (state === 'pointless')
    return `${neverOf(letter)}\u00a0: ${pointlessReasons[lastError ?? ''] ?? 'sans objet'}`
  return waiting(letter, zone, now)
}

function neverOf({ channel, isForeseen }: Outcome) {
  if (channel === 'call') return 'N’est plus à appeler'
  return isForeseen ? 'Ne partira pas' : 'N’est pas parti'
}

function waiting({ channel, dueAt, attempts, lastError, hasCarrier }: Outcome, zone: Zone, now: Instant) {
  const isDue = dueAt <= now
  if (channel === 'call') return isDue ? 'À appeler par le conseiller' : `À appeler ${saidAt(dueAt, zone)}`
  if (!hasCarrier) return isDue ? 'Attend un serveur de courriel' : `À envoyer ${saidAt(dueAt, zone)}`
  const leaves = isDue ? 'Part dès que possible' : `À envoyer ${saidAt(dueAt, zone)}`
  if (lastError === 'ceiling') return `${leaves}\u00a0: ${untoldReasons['ceiling']}`
  return attempts > 0 && lastError
    ? `${leaves}, après ${attempts} essai${attempts > 1 ? 's' : ''} (${lastError})`
    : leaves
}

export const saidAt = (instant: Instant, zone: Zone) => sayDayAndTime(instant, zone, 'fr')

/** What opens the words of a letter: its subject, if it has one. */
export function titleOf({ channel, state }: Pick<Outcome, 'channel' | 'state'>, subject: string): string {
  if (channel === 'call')
    return state === 'called' ? 'Ce qui était à dire' : 'À appeler\u00a0: ce qu’il faut dire'
  return subject || 'Lire le SMS'
}

const pointlessReasons: Record<string, string> = {
  cancelled: 'rendez-vous annulé',
  moved: 'rendez-vous déplacé',
  gone: 'rendez-vous effacé',
  otherWay: 'la personne est prévenue par courriel',
  nothing: 'plus rien à dire',
  past: 'le moment est passé',
  stopped: 'la personne ne le demande plus',
  closed: 'le compte est fermé',
  viewRemoved: 'la vue a été supprimée',
  outOfReach: 'le compte ne voit plus ces chiffres',
}
