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
  freed: 'Heure libérée',
  handedOver: 'Rendez-vous confié',
  eve: 'Journée du lendemain',
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
  if (state === 'pointless') return pointlessReasons[lastError ?? ''] ?? 'Sans objet'
  return waiting(letter, zone, now)
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

const pointlessReasons: Record<string, string> = {
  cancelled: 'Rendez-vous annulé depuis',
  moved: 'Rendez-vous déplacé depuis',
  gone: 'Rendez-vous effacé',
  otherWay: 'La personne est prévenue par courriel',
  nothing: 'Plus rien à dire',
  past: 'Le moment est passé',
}
