import type { Unsaid } from '#shared/imported-report.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { SaidLines } from './SaidLines.tsx'
import { UnsaidWords } from './UnsaidWords.tsx'
import type { Brought } from './use-bring.ts'
import { useUndoImport } from './use-undo-import.ts'

/** What was seen of a file before anything was sent. */
export type SeenBefore = {
  /** Sessions that were in the journal. */
  there: number
  refused: readonly { line: number; sentences: readonly string[] }[]
  /** Sessions with a thématique « Autre ». */
  others: number
  unsaid: readonly Unsaid[]
}

/** What became of a whole file: how many entered, were there, were refused; what was left unsaid; and the way back. */
export function BroughtReport({ brought, before }: { brought: Brought; before: SeenBefore }) {
  const undo = useUndoImport()
  const { importId, recorded, total } = brought
  if (recorded === 'failed' || recorded === null)
    return (
      <Alert tone="error" appears>
        Une séance a été refusée au dernier moment&nbsp;: rien du fichier n’est importé. Choisissez-le de
        nouveau.
      </Alert>
    )
  const known = before.there + total - brought.refused.length - recorded
  const refused = [...before.refused, ...brought.refused]
  return (
    <>
      <Alert tone="success" appears>
        <p>
          {plural('fr', recorded, 'séance importée', 'séances importées')}
          {known > 0 && ` · ${known.toLocaleString('fr-FR')} déjà là`}
          {refused.length > 0 && ` · ${plural('fr', refused.length, 'refusée', 'refusées')}`}
        </p>
      </Alert>
      {before.others > 0 && (
        <p className="mention">
          {plural('fr', before.others, 'séance portait', 'séances portaient')} une thématique
          «&nbsp;Autre&nbsp;», que nous n’avons pas.
        </p>
      )}
      <UnsaidWords unsaid={before.unsaid} />
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
