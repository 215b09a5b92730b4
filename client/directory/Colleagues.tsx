import { roleLabels } from '#shared/permissions.ts'
import { sayPhone } from '#shared/speech.ts'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import type { Colleague } from './known.ts'

export function Colleagues({ colleagues }: { colleagues: readonly Colleague[] }) {
  if (colleagues.length === 0) return <EmptyState title="Personne ne répond à cette recherche." />
  return (
    <section aria-labelledby="colleagues">
      <h2 id="colleagues">{colleagues.length > 1 ? `${colleagues.length}\u00a0collègues` : 'Un collègue'}</h2>
      <ul className="found">
        {colleagues.map((colleague) => (
          <ColleagueCard key={colleague.id} colleague={colleague} />
        ))}
      </ul>
    </section>
  )
}

function ColleagueCard({ colleague }: { colleague: Colleague }) {
  const { name, isMe, roles, structureName, phone, email, places } = colleague
  return (
    <li>
      <h3>
        {name}
        {isMe && ' (vous)'}
      </h3>
      <p>
        {roles.map((role) => roleLabels[role]).join(', ')}
        {structureName && <>, {structureName}</>}
      </p>
      {phone !== null && (
        <p className="found-phone">
          <PhoneLink phone={phone} />
          <span className="found-printed">{sayPhone(phone)}</span>
        </p>
      )}
      <p className="found-email">
        <a href={`mailto:${email}`}>{email}</a>
      </p>
      {places.length > 0 && (
        <p className="mention">
          Reçoit à{' '}
          {places.map((place, at) => (
            <span key={place.slug}>
              {at > 0 && ', '}
              <RouteLink to="/{-$lang}/lieux/$slug" params={{ slug: place.slug }}>
                {place.name}
              </RouteLink>
            </span>
          ))}
        </p>
      )}
    </li>
  )
}
