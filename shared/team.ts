import { sayDate } from './recurrence-speech.ts'
import { addDays, type Day } from './time.ts'

/** After so many days without a noted session, one asks how somebody is. */
export const silentDays = 30

/** Nothing noted for a month: leave, no network, too much to do… a question to ask, never a fault. */
export const isSilent = (lastDay: Day | null, today: Day): boolean =>
  lastDay === null || lastDay < addDays(today, -silentDays)

/**
 * What a coordinator may write to somebody who has noted nothing for a month: it asks and offers, and demands nothing.
 * @param lastDay of their last noted session; null when they never noted one
 */
export function kindMessage(
  { firstName, lastDay }: { firstName: string; lastDay: Day | null },
  sender: string,
  today: Day,
): { subject: string; body: string } {
  const seen =
    lastDay === null
      ? 'Je ne vois pas encore d’accompagnement noté dans Permanence.'
      : `Je ne vois pas d’accompagnement noté depuis le ${sayDate(lastDay, { today })}.`
  return {
    subject: 'Comment ça se passe ?',
    body: [
      `Bonjour ${firstName},`,
      `${seen} Ce n’est pas un reproche : un congé, un réseau capricieux ou des journées trop pleines suffisent.`,
      'Si quelque chose coince, ou si la saisie vous prend trop de temps, dites-le-moi : on regarde ensemble. ' +
        'Une matinée entière se note en quelques lignes avec « Noter une matinée ».',
      'Bien à vous,',
      sender,
    ].join('\n\n'),
  }
}
