import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { HeardHeading } from './HeardHeading.tsx'
import { SaidLines } from './SaidLines.tsx'
import type { useBring } from './use-bring.ts'
import { useUndoImport } from './use-undo-import.ts'

type BringingProps = {
  bring: ReturnType<typeof useBring>
  /** What was seen before anything was sent: sessions that were there, lines refused, thématiques « Autre ». */
  there: number
  refused: readonly { line: number; sentences: readonly string[] }[]
  others: number
}

/** How far a file has come, then what became of it. */
export function BringingSessions(props: BringingProps) {
  const { bring } = props
  const { brought, failure, isSending, isOver } = bring
  if (!brought) return null
  const { done, total } = brought
  return (
    <div className="import-bringing">
      <HeardHeading id="import-progress">{isOver ? 'C’est fait' : 'Import en cours'}</HeardHeading>
      <progress value={done} max={Math.max(1, total)} aria-labelledby="import-progress" />
      <output className="figures">
        {done.toLocaleString('fr-FR')} sur {plural('fr', total, 'séance', 'séances')}
      </output>
      {failure !== null && (
        <Alert tone="error" appears>
          {`${sayFailure(failure)} Ce qui est importé est gardé.`}
        </Alert>
      )}
      {!isOver && (
        <Row>
          {isSending ? (
            <Button type="button" look="secondary" onClick={bring.stop}>
              Arrêter
            </Button>
          ) : (
            <Button type="button" onClick={bring.goOn}>
              Continuer
            </Button>
          )}
        </Row>
      )}
      {isOver && <Report {...props} />}
    </div>
  )
}

function Report({ bring, there, others, ...before }: BringingProps) {
  const undo = useUndoImport()
  const { brought } = bring
  if (!brought) return null
  const { importId, recorded } = brought
  const known = there + brought.known
  const refused = [...before.refused, ...brought.refused]
  return (
    <>
      <Alert tone="success" appears>
        <p>
          {plural('fr', recorded, 'séance importée', 'séances importées')}
          {known > 0 && ` · ${known} déjà là`}
          {refused.length > 0 && ` · ${plural('fr', refused.length, 'refusée', 'refusées')}`}
        </p>
      </Alert>
      {others > 0 && (
        <p className="mention">
          {plural('fr', others, 'séance portait', 'séances portaient')} une thématique «&nbsp;Autre&nbsp;»,
          que nous n’avons pas.
        </p>
      )}
      {refused.length > 0 && (
        <Disclosure title="Séances refusées" open>
          <SaidLines said={refused} />
        </Disclosure>
      )}
      <Row>
        <ButtonLink to="/journal">Voir le journal</ButtonLink>
        {recorded > 0 && (
          <Button
            type="button"
            look="secondary"
            busy={undo.isUndoing}
            onClick={() => void undo.undo(importId)}
          >
            Annuler cet import
          </Button>
        )}
      </Row>
      <output>{undo.said}</output>
      {undo.failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(undo.failure)}
        </Alert>
      )}
    </>
  )
}
