import { useQuery } from '@tanstack/react-query'
import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { capitalised } from '../ui/lang.ts'
import type { Kept } from './first-told.ts'
import './corrections.css'

type History = Kept['history']

/** Who corrected what, and when, for who wants it. Nothing when nobody did. */
export function Corrections({ history }: { history: History }) {
  if (history.length === 0) return null
  return (
    <Disclosure title={`Corrections (${history.length})`}>
      <CorrectionList history={history} />
    </Disclosure>
  )
}

type MeanwhileProps = { id: string; seen: number; onReplace: (corrections: number) => void }

/** What another screen has changed since one looked, and the choice to keep one's own version: it sends the form again. */
export function CorrectedMeanwhile({ id, seen, onReplace }: MeanwhileProps) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.sessions.session.queryOptions({ id }, { staleTime: 0, gcTime: 0 }))
  if (!data || data.history.length <= seen) return null
  return (
    <>
      <CorrectionList history={data.history.slice(0, data.history.length - seen)} />
      <Button type="submit" look="secondary" onClick={() => onReplace(data.history.length)}>
        Garder ma version
      </Button>
    </>
  )
}

function CorrectionList({ history }: { history: History }) {
  const { zone } = useToday()
  return (
    <ol className="corrections">
      {history.map(({ at, who, changes }, nth) => (
        <li key={history.length - nth}>
          <p>
            <strong>{capitalised(sayDayAndTime(at, zone, 'fr'))}</strong>
            {who && `, ${who}`}
          </p>
          {changes.length === 0 ? (
            <p className="mention">Rien d’autre que la note</p>
          ) : (
            <ul>
              {changes.map(({ what, before, after }) => (
                <li key={what}>
                  {what}
                  {'\u00a0: '}
                  <ins>{after || 'rien'}</ins>, au lieu de <del>{before || 'rien'}</del>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
