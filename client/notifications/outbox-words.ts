import type { LetterChannel, LetterKind, LetterState } from '#shared/letters.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant, Zone } from '#shared/time.ts'

export const stateTitles: Record<LetterState, string> = {
  untold: 'Non prévenus',
  waiting: 'En attente',
  sent: 'Partis',
  pointless: 'Devenus inutiles',
}

export const kindLabels: Record<LetterKind, string> = {
  booked: 'Confirmation',
  moved: 'Changement d’heure',
  cancelled: 'Annulation',
  reminder: 'Rappel',
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
  dueAt: Instant
  sentAt: Instant | null
  attempts: number
  lastError: string | null
}

/** What became of a letter, in a sentence; `untold` always says that the person was not told, and why. */
export function outcomeOf({ state, dueAt, sentAt, attempts, lastError }: Outcome, zone: Zone): string {
  if (state === 'sent') return `Parti ${saidAt(sentAt ?? dueAt, zone)}`
  if (state === 'untold')
    return `Non prévenu\u00a0: ${reasons[lastError ?? ''] ?? `refusé (${lastError ?? '?'})`}`
  if (state === 'pointless') return reasons[lastError ?? ''] ?? 'Sans objet'
  const leaves = `À envoyer ${saidAt(dueAt, zone)}`
  return attempts > 0 && lastError
    ? `${leaves}, après ${attempts} essai${attempts > 1 ? 's' : ''} (${lastError})`
    : leaves
}

export const saidAt = (instant: Instant, zone: Zone) => sayDayAndTime(instant, zone, 'fr')

const reasons: Record<string, string> = {
  begun: 'le rendez-vous a commencé avant l’envoi',
  recorded: 'aucun fournisseur de SMS n’est réglé',
  unreachable: 'plus d’adresse ni de numéro',
  cancelled: 'Rendez-vous annulé depuis',
  moved: 'Rendez-vous déplacé depuis',
  gone: 'Rendez-vous effacé',
}
