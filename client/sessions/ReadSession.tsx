import { sayDay } from '#shared/speech.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Behind } from './Behind.tsx'
import { Corrections } from './Corrections.tsx'
import type { Kept } from './first-told.ts'
import { usePart } from './use-merge.ts'
import { useWithdraw } from './use-withdraw.ts'
import './read-session.css'

/** A session that this person sees and does not correct: a colleague's, led together, or one's own that left the journal. */
export function ReadSession({ kept }: { kept: Kept }) {
  const { answers, history, told, merged } = kept
  return (
    <Stack>
      <Why kept={kept} />
      <dl className="read-session" aria-label={`Accompagnement du ${sayDay(told.day, 'fr')}`}>
        {answers.map(({ what, says }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Corrections history={history} />
      {merged.length > 0 && <Behind merged={merged} />}
    </Stack>
  )
}

function Why({ kept: { told, isMine, authorName, withdrawnAt, mergedInto } }: { kept: Kept }) {
  const { restore } = useWithdraw()
  const part = usePart()
  if (mergedInto !== null)
    return (
      <Alert tone="info" title="Il a été fusionné avec un autre accompagnement">
        <p>
          <RouteLink to="/noter" search={{ session: mergedInto }}>
            Ouvrir celui qui est resté
          </RouteLink>
        </p>
        {isMine && (
          <Button type="button" look="secondary" onClick={() => part(told.id)}>
            Les séparer
          </Button>
        )}
      </Alert>
    )
  if (withdrawnAt !== null)
    return (
      <Alert tone="info" title="Il a été retiré du journal">
        {isMine && (
          <Button type="button" look="secondary" onClick={() => restore(told.id)}>
            Le remettre dans le journal
          </Button>
        )}
      </Alert>
    )
  return (
    <Alert tone="info" title={`Noté par ${authorName ?? 'un collègue'}`}>
      <p>Il compte une seule fois, dans vos deux journaux. Seul son auteur peut le corriger.</p>
    </Alert>
  )
}
