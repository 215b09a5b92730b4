import type { Appointment } from './timeline.ts'

type SendLinkProps = { appointment: Pick<Appointment, 'service' | 'email' | 'booker' | 'status'> }

/** A meeting on screen waits for the link that its advisor sends, to whoever comes or whoever booked for them. */
export function SendLink({ appointment: { service, email, booker, status } }: SendLinkProps) {
  if (service.mode !== 'video' || status !== 'coming') return null
  const to = email ?? booker.email
  return (
    <p className="mention">
      {to ? (
        <>
          Envoyez le lien de la visio à <a href={`mailto:${to}`}>{to}</a>
        </>
      ) : (
        'Lien de la visio\u00a0: demandez une adresse e-mail.'
      )}
    </p>
  )
}
