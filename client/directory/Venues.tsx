import { sayRecurrence } from '#shared/recurrence-speech.ts'
import { sayPhone } from '#shared/speech.ts'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { useToday } from '../today.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { capitalised } from '../ui/lang.ts'
import type { Venue } from './known.ts'

export function Venues({ venues }: { venues: readonly Venue[] }) {
  if (venues.length === 0) return <EmptyState title="Aucun lieu ne répond à cette recherche." />
  return (
    <section aria-labelledby="venues">
      <h2 id="venues">{venues.length > 1 ? `${venues.length}\u00a0lieux` : 'Un lieu'}</h2>
      <ul className="found">
        {venues.map((venue) => (
          <VenueCard key={venue.id} venue={venue} />
        ))}
      </ul>
    </section>
  )
}

function VenueCard({ venue }: { venue: Venue }) {
  const { name, slug, address, postalCode, communeName, phone, accessNote, stepFree, rules } = venue
  const { today } = useToday()
  return (
    <li>
      <h3>{name}</h3>
      <p>
        {address}, {postalCode} {communeName}
      </p>
      <p className="found-phone">
        <PhoneLink phone={phone} />
        <span className="found-printed">{sayPhone(phone)}</span>
      </p>
      {rules.length > 0 ? (
        <ul className="found-hours">
          {rules.map(({ recurrence, hours }) => {
            const said = capitalised(sayRecurrence(recurrence, hours, { today }))
            return <li key={said}>{said}</li>
          })}
        </ul>
      ) : (
        <p className="mention">Pas de permanence régulière.</p>
      )}
      {(stepFree || accessNote) && (
        <p className="mention">
          {[stepFree && 'Accès de plain-pied', accessNote].filter(Boolean).join('. ')}
        </p>
      )}
      <p>
        <RouteLink to="/{-$lang}/lieux/$slug" params={{ slug }}>
          La page publique<span className="heard-only">{`, ${name}`}</span>
        </RouteLink>{' '}
        <span className="mention">{venue.shortAddress.replace(/^https?:\/\//, '')}</span>
      </p>
    </li>
  )
}
