import { RouteLink } from '../ui/ButtonLink.tsx'
import type { BarePlace } from './known.ts'

/** People find these places, and nobody receives there. */
export function BarePlaces({ places }: { places: readonly BarePlace[] }) {
  return (
    <section aria-labelledby="bare-places">
      <h2 id="bare-places">Lieux sans permanence</h2>
      {places.length === 0 ? (
        <p>Chaque lieu ouvert a une permanence prévue.</p>
      ) : (
        <>
          <p className="mention">
            Le public voit ces lieux, sans heure à réserver. Planifiez une permanence, ou fermez le lieu.
          </p>
          <ul className="team-places">
            {places.map(({ id, name, slug, communeName, epciName }) => (
              <li key={id}>
                <RouteLink to="/{-$lang}/lieux/$slug" params={{ slug }}>
                  {name}
                </RouteLink>
                <span className="mention">{[communeName, epciName].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
