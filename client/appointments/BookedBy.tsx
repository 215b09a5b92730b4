import { sayPhone } from '#shared/speech.ts'
import type { Appointment } from './timeline.ts'

/** « Pris par Sonia Bel (CCAS de Gramat) », and how to call them: somebody else booked for the person who comes. */
export function BookedBy({ appointment }: { appointment: Pick<Appointment, 'booker'> }) {
  const { tie, name, organisation, phone, email } = appointment.booker
  if (tie === null || name === null) return null
  return (
    <p className="mention">
      Pris par {name} ({organisation ?? 'un proche'})
      {phone && (
        <>
          {' '}
          <a href={`tel:${phone}`} className="figures">
            {sayPhone(phone)}
          </a>
        </>
      )}
      {email && (
        <>
          {' '}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
    </p>
  )
}
