import { useQuery } from '@tanstack/react-query'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { whoOf } from './JournalLine.tsx'
import { usePart } from './use-merge.ts'
import { useWithdraw } from './use-withdraw.ts'
import './noted-twice.css'

/** What left the journal these last months, and its way back; nothing when nothing did. */
export function TakenOut() {
  const { data } = useQuery(useTRPC().sessions.takenOut.queryOptions())
  const { restore } = useWithdraw()
  const part = usePart()
  if (!data || data.length === 0) return null
  return (
    <Disclosure title={`Retirés du journal depuis trois mois (${data.length})`}>
      <ul className="noted-twice">
        {data.map(({ mergedInto, ...line }) => {
          const named = `${sayDay(line.day, 'fr', 'without year')}, ${sayDuration(line.minutes, 'fr')}, ${whoOf({ ...line, person: null })}`
          return (
            <li key={line.id}>
              <p>
                {named}
                <span className="mention">
                  {line.placeName ?? line.communeName}
                  {mergedInto !== null && ' · fusionné avec un autre'}
                </span>
              </p>
              <div className="line-acts">
                <ButtonLink
                  look="quiet"
                  to="/noter"
                  search={{ session: line.id }}
                  aria-label={`Voir\u00a0: ${named}`}
                >
                  Voir
                </ButtonLink>
                <Button
                  type="button"
                  look="quiet"
                  aria-label={`${mergedInto === null ? 'Remettre' : 'Séparer'}\u00a0: ${named}`}
                  onClick={() => (mergedInto === null ? restore(line.id) : part(line.id))}
                >
                  {mergedInto === null ? 'Remettre' : 'Séparer'}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
