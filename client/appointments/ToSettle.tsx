import { useQuery } from '@tanstack/react-query'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { type Day, dayOf } from '#shared/time.ts'
import { useTRPC } from '../trpc.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import { Settling } from './EntryRow.tsx'
import { nameOf } from './name-of.ts'
import { type Entry, entriesOf } from './timeline.ts'

/** Past appointments that nobody has settled, emptied in a row; those of today stand in the day itself. */
export function ToSettle({ today, zone }: { today: Day; zone: string }) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.appointments.toSettle.queryOptions(undefined, { refetchInterval: 60_000 }))
  if (!data) return null
  const all = entriesOf(data)
  const entries = all.filter(({ startsAt }) => dayOf(startsAt, zone) < today)
  return (
    <aside className="to-settle" aria-labelledby="a-cloturer">
      <h2 id="a-cloturer">
        À clôturer <span className="count figures">({entries.length})</span>
      </h2>
      {all.length > 1 && (
        <ButtonLink to="/a-cloturer" look="secondary">
          {`Clôturer les ${all.length} à la suite`}
        </ButtonLink>
      )}
      {entries.length === 0 ? (
        <p className="mention">{'Rien en retard\u00a0: tout est clôturé.'}</p>
      ) : (
        <ul className="stack stack-small">
          {entries.map((entry) => (
            <Late key={entry.key} entry={entry} zone={zone} />
          ))}
        </ul>
      )}
    </aside>
  )
}

function Late({ entry, zone }: { entry: Entry; zone: string }) {
  const [first] = entry.seats
  const who =
    first.workshopId === null
      ? nameOf(first)
      : `Atelier, ${plural('fr', entry.seats.length, 'inscrit', 'inscrits')}`
  return (
    <li className="late">
      <p className="mention">
        {capitalised(sayDay(dayOf(entry.startsAt, zone), 'fr', 'without year'))},{' '}
        {sayTimeAt(entry.startsAt, zone, 'fr')}
      </p>
      <div>
        <p>
          <strong>{who}</strong>
        </p>
        {first.place && <p className="mention">{first.place.name}</p>}
      </div>
      <div className="late-acts">
        <ButtonLink
          to="/noter"
          search={{ appointment: first.id }}
          look="secondary"
          aria-label={`Clôturer et noter\u00a0: ${who}`}
        >
          Clôturer et noter
        </ButtonLink>
        {first.workshopId === null && <Settling appointment={first} />}
      </div>
    </li>
  )
}
