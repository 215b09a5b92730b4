import { sayUntold } from '#shared/untold.ts'
import { Badge } from '../ui/Card.tsx'
import { capitalised } from '../ui/lang.ts'
import type { Appointment } from './timeline.ts'

/** Nothing has told this person the latest: why, and what to do about it while there is time. */
export function Untold({ appointment: { untold, status, phone, booker } }: { appointment: Appointment }) {
  if (!untold || status === 'honoured' || status === 'missed') return null
  const isCall = untold.reason === 'landline'
  const number = phone ?? booker.phone
  const act = number === null ? 'Aucun numéro\u00a0: dites-le-lui sur place.' : 'Appelez cette personne.'
  return (
    <p className="entry-untold">
      <Badge tone="urgent">{isCall ? 'À appeler' : 'Non prévenu'}</Badge>
      <span>
        {capitalised(sayUntold(untold))}.
        {!isCall && (status === 'coming' || status === 'cancelled') && ` ${act}`}
      </span>
    </p>
  )
}
