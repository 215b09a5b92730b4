import { useQuery } from '@tanstack/react-query'
import { sayDayAndTime, sayPhone } from '#shared/speech.ts'
import { sayUntold } from '#shared/untold.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { PhoneIcon } from '../ui/icons.tsx'
import { capitalised } from '../ui/lang.ts'
import { nameOf } from './name-of.ts'
import type { Appointment } from './timeline.ts'
import { useNoteCall } from './use-note-call.ts'
import './to-call.css'

/** People whom only a call can tell: the soonest first, one act each, and a list that prints with boxes to tick. */
export function ToCall({ zone }: { zone: string }) {
  const { data } = useQuery(
    useTRPC().appointments.toCall.queryOptions(undefined, { refetchInterval: 60_000 }),
  )
  if (!data) return null
  return (
    <aside className="to-settle to-call" aria-labelledby="a-appeler">
      <div className="to-call-head">
        <h2 id="a-appeler">
          À appeler <span className="count figures">({data.length})</span>
        </h2>
        {data.length > 0 && (
          <Button
            type="button"
            look="quiet"
            aria-label="Imprimer la liste des personnes à appeler"
            onClick={() => window.print()}
          >
            Imprimer
          </Button>
        )}
      </div>
      {data.length === 0 ? (
        <p className="mention">Personne à appeler pour le moment.</p>
      ) : (
        <ul>
          {data.map((appointment) => (
            <OneCall key={appointment.id} appointment={appointment} zone={zone} />
          ))}
        </ul>
      )}
    </aside>
  )
}

type Called = Appointment & { untold: NonNullable<Appointment['untold']> }

function OneCall({ appointment, zone }: { appointment: Called; zone: string }) {
  const { noteCall, isNoting } = useNoteCall()
  const { untold, startsAt, phone, booker, place } = appointment
  const number = phone ?? booker.phone
  const who = nameOf(appointment)
  return (
    <li className="call">
      <p>
        <strong>{who}</strong>
        {phone === null && booker.phone !== null && (
          <span className="mention"> (numéro de {booker.name || 'la personne qui a réservé'})</span>
        )}
      </p>
      {number === null ? (
        <p className="mention">Aucun numéro</p>
      ) : (
        <a href={`tel:${number}`} className="entry-phone call-number">
          <PhoneIcon />
          <span className="figures">{sayPhone(number)}</span>
        </a>
      )}
      <p className="mention">
        {capitalised(sayDayAndTime(startsAt, zone, 'fr'))}
        {place && `, ${place.name}`}
      </p>
      <p className="mention">{capitalised(sayUntold(untold))}</p>
      <Button
        type="button"
        look="secondary"
        busy={isNoting}
        aria-label={`Appelé\u00a0: ${who}`}
        onClick={() => noteCall(appointment)}
      >
        Appelé
      </Button>
    </li>
  )
}
