import { useNavigate } from '@tanstack/react-router'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { Button } from '../ui/Button.tsx'
import type { Kept } from './first-told.ts'
import { usePart } from './use-merge.ts'
import './noted-twice.css'

/** What went behind a session, to be parted from it. */
export function Behind({ merged }: Pick<Kept, 'merged'>) {
  const part = usePart()
  const navigate = useNavigate()
  const { zone } = useToday()
  const noted = ({ recordedAt, authorName }: Kept['merged'][number]) => {
    const moment = `${sayDay(dayOf(recordedAt, zone), 'fr')} à ${sayTimeAt(recordedAt, zone, 'fr')}`
    return authorName === null ? moment : `par ${authorName} ${moment}`
  }
  return (
    <section aria-labelledby="fusionnes">
      <h2 id="fusionnes">Fusionné avec celui-ci</h2>
      <ul className="noted-twice">
        {merged.map((each) => (
          <li key={each.id}>
            <p>Noté {noted(each)}</p>
            <Button
              type="button"
              look="secondary"
              aria-label={`Séparer l’accompagnement noté ${noted(each)}`}
              onClick={() => {
                part(each.id)
                void navigate({ to: '/journal' })
              }}
            >
              Séparer
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
