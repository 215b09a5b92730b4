import { guard } from '#shared/note-guard.ts'
import { sentencesFor, type SessionInput } from '#shared/session-input.ts'
import type { Day } from '#shared/time.ts'
import type { Telling } from './telling.ts'

/** What to correct before a session can be sent, by field; the server would refuse it for the same reasons. */
export function mistakesOf(session: SessionInput, today: Day): Telling['mistakes'] {
  const mistakes = sentencesFor(session)
  if (session.day > today) mistakes.day = 'Choisissez un jour, aujourd’hui ou avant.'
  const { secrets, delicacies } = guard(`${session.title}\n${session.notes}`)
  if (secrets.length > 0) mistakes.notes = 'Retirez de la note ce qui ne doit pas être gardé.'
  else if (delicacies.length > 0 && !session.noteConfirmed)
    mistakes.noteConfirmed = 'Relisez la note, puis confirmez-la.'
  return mistakes
}

export const without = (mistakes: Telling['mistakes'], fields: string[]) =>
  Object.fromEntries(Object.entries(mistakes).filter(([field]) => !fields.includes(field)))
