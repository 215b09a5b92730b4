import { useQuery } from '@tanstack/react-query'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { useTRPC } from '../trpc.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { capitalised } from '../ui/lang.ts'
import { LineAct, LineLink } from './LineActs.tsx'
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
                {capitalised(named)}
                <span className="mention">
                  {line.placeName ?? line.communeName}
                  {mergedInto !== null && ' · fusionné avec un autre'}
                </span>
              </p>
              <div className="line-acts">
                <LineLink does="Voir" named={named} search={{ session: line.id }} />
                {mergedInto === null ? (
                  <LineAct does="Remettre" named={named} onClick={() => restore(line.id)} />
                ) : (
                  <LineAct does="Séparer" named={named} onClick={() => part(line.id)} />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
