import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf } from '#shared/time.ts'
import { nameOf } from '../appointments/name-of.ts'
import type { Entry } from '../appointments/timeline.ts'
import { useToday } from '../today.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Badge } from '../ui/Card.tsx'
import { capitalised, plural } from '../ui/lang.ts'

type ListProps = { row: Entry[]; left: Entry[]; current: Entry }

/** The whole row: what is done, where one is, and the way to any other. */
export function ClosingList({ row, left, current }: ListProps) {
  const { zone } = useToday()
  return (
    <ol className="closing-list">
      {row.map((entry) => {
        const [first] = entry.seats
        return (
          <li key={entry.key}>
            <span className="figures">
              {capitalised(sayDay(dayOf(entry.startsAt, zone), 'fr', 'short'))},{' '}
              {sayTimeAt(entry.startsAt, zone, 'fr')}
            </span>
            {left.includes(entry) ? (
              <RouteLink
                to="/a-cloturer"
                search={{ rendezvous: first.id }}
                replace
                aria-current={entry === current ? 'step' : undefined}
              >
                {whoOf(entry)}
              </RouteLink>
            ) : (
              <span>{whoOf(entry)}</span>
            )}
            {!left.includes(entry) && <Badge tone="strong">Clôturé</Badge>}
          </li>
        )
      })}
    </ol>
  )
}

const whoOf = ({ seats: [first, ...more] }: Entry) =>
  first.workshopId === null
    ? nameOf(first)
    : `Atelier, ${plural('fr', more.length + 1, 'inscrit', 'inscrits')}`
