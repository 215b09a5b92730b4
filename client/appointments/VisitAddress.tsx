import type { Appointment } from './timeline.ts'

type VisitAddressProps = { appointment: Pick<Appointment, 'service' | 'homeAddress' | 'status'> }

/** Where one goes, for a visit at home. */
export function VisitAddress({ appointment: { service, homeAddress, status } }: VisitAddressProps) {
  if (service.mode !== 'home') return null
  if (homeAddress) return <p>{homeAddress}</p>
  return status === 'coming' ? <p className="mention">Adresse à demander</p> : null
}
