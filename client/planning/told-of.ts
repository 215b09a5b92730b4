import { readersAmong } from '#shared/bookers.ts'
import { isWrittenTo } from '#shared/contact.ts'
import type { WeekAppointment } from './plans.ts'

/** Who is told by a letter, and who must be called, among whoever comes and whoever booked for them. */
export function toldOf({ phone, email, booker, lettersTo }: WeekAppointment) {
  const readers = readersAmong(lettersTo, { phone, email }, booker)
  const who = { person: 'la personne', booker: booker.name ?? 'qui a pris ce rendez-vous' }
  const namesOf = (isTold: boolean) =>
    readers.filter(({ to }) => isWrittenTo(to) === isTold).map(({ addressee }) => who[addressee])
  const written = namesOf(true).join(' et ')
  const unwritten = namesOf(false).join(' et ')
  return {
    atOnce: written ? `Message envoyé tout de suite à ${written}.` : undefined,
    call: unwritten ? `Ni SMS ni e-mail ne peut partir pour ${unwritten}\u00a0: appelez.` : undefined,
  }
}
