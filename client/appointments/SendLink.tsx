import type { Appointment } from './timeline.ts'

type SendLinkProps = {
  appointment: Pick<Appointment, 'service' | 'email' | 'booker' | 'status' | 'videoLink'>
}

/** The room where one meets on screen; without one, the person waits for a link that somebody sends. */
export function SendLink({ appointment: { service, email, booker, status, videoLink } }: SendLinkProps) {
  if (service.mode !== 'video' || (status !== 'coming' && status !== 'underway')) return null
  if (videoLink)
    return (
      <p>
        <a href={videoLink} rel="noreferrer">
          Ouvrir la visio
        </a>
      </p>
    )
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
