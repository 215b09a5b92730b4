import { useQuery } from '@tanstack/react-query'
import { importSourceLabels } from '#shared/imports.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { useUndoImport } from './use-undo-import.ts'

/** One's own imports of sessions or of people, each to be taken back. */
export function PastImports({ kind }: { kind: 'sessions' | 'people' }) {
  const trpc = useTRPC()
  const { zone } = useToday()
  const { data } = useQuery(trpc.imports.past.queryOptions())
  const { undo, isUndoing, said, failure } = useUndoImport()
  const standing = (data ?? []).filter(
    (each) => each.undoneAt === null && each[kind] + (kind === 'sessions' ? each.left : 0) > 0,
  )
  if (standing.length === 0) return said ? <output>{said}</output> : null
  return (
    <section aria-labelledby="imports-past" className="import-step">
      <h2 id="imports-past">Vos imports</h2>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <ul className="imports-past">
        {standing.map(({ id, at, source, sessions, people, left }) => {
          const when = sayDayAndTime(at, zone, 'fr')
          const what =
            kind === 'sessions'
              ? `${plural('fr', sessions, 'séance', 'séances')}, ${importSourceLabels[source]}${left > 0 ? `, encore ${left.toLocaleString('fr-FR')} à venir` : ''}`
              : plural('fr', people, 'personne', 'personnes')
          return (
            <li key={id}>
              <span>
                {when}&nbsp;: {what}
              </span>
              <Button
                type="button"
                look="quiet"
                busy={isUndoing}
                aria-label={`Annuler l’import de ${when}`}
                onClick={() => void undo(id)}
              >
                Annuler
              </Button>
            </li>
          )
        })}
      </ul>
      <output>{said}</output>
    </section>
  )
}
