import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { BroughtReport, type SeenBefore } from './BroughtReport.tsx'
import { HeardHeading } from './HeardHeading.tsx'
import { SaidLines } from './SaidLines.tsx'
import type { Brought, useBring } from './use-bring.ts'

type BringingProps = { bring: ReturnType<typeof useBring>; before: SeenBefore; onForgotten: () => void }

/** How far a file has come, then what became of it. */
export function BringingSessions({ bring, before, onForgotten }: BringingProps) {
  const { brought, failure, isSending, isOver } = bring
  if (!brought) return null
  const { done, total, ready, left, refused } = brought
  const isDecided = left !== null
  const [value, max] = isDecided ? [ready - left, ready] : [done, total]
  const asks = !isDecided && !isSending && done === total && failure === null
  return (
    <div className="import-bringing">
      <HeardHeading id="import-progress">{headingOf(brought, isOver, asks)}</HeardHeading>
      <progress
        value={isOver ? 1 : value}
        max={isOver ? 1 : Math.max(1, max)}
        aria-labelledby="import-progress"
      />
      <output className="figures">
        {!isOver && `${value.toLocaleString('fr-FR')} sur ${plural('fr', max, 'séance', 'séances')}`}
      </output>
      {isDecided && !isOver && (
        <p>Vous pouvez quitter cette page&nbsp;: toutes les séances entreront dans votre journal.</p>
      )}
      {failure !== null && (
        <Alert tone="error" appears>
          {`${sayFailure(failure)} ${isDecided ? 'L’import continue sans cette page.' : 'Rien n’est encore dans votre journal.'}`}
        </Alert>
      )}
      {asks && (
        <Alert tone="warning" appears>
          <p>
            {plural('fr', refused.length, 'séance ne peut', 'séances ne peuvent')} être importée
            {refused.length > 1 && 's'}.
          </p>
          <SaidLines said={refused} />
        </Alert>
      )}
      {!isOver && (
        <Row>
          <Acts bring={bring} brought={brought} asks={asks} onForgotten={onForgotten} />
        </Row>
      )}
      {isOver && <BroughtReport brought={brought} before={before} />}
    </div>
  )
}

function headingOf({ left }: Brought, isOver: boolean, asks: boolean) {
  if (isOver) return 'C’est fait'
  if (left !== null) return 'Les séances entrent dans votre journal'
  return asks ? 'Rien n’est encore importé' : 'Envoi du fichier'
}

type ActsProps = Omit<BringingProps, 'before'> & { brought: Brought; asks: boolean }

function Acts({ bring, brought: { left, ready }, asks, onForgotten }: ActsProps) {
  const { isSending } = bring
  if (left !== null)
    return isSending ? null : (
      <Button type="button" onClick={bring.goOn}>
        Continuer
      </Button>
    )
  if (isSending)
    return (
      <Button type="button" look="secondary" onClick={bring.stop}>
        Arrêter
      </Button>
    )
  const forget = () => void bring.forget().then(onForgotten)
  return (
    <>
      {!asks && (
        <Button type="button" onClick={bring.goOn}>
          Continuer
        </Button>
      )}
      {asks && ready > 0 && (
        <Button type="button" onClick={bring.goOnWithout}>
          {ready === 1 ? 'Importer l’autre séance' : `Importer les ${ready.toLocaleString('fr-FR')} autres`}
        </Button>
      )}
      <Button type="button" look="secondary" onClick={forget}>
        Ne rien importer
      </Button>
    </>
  )
}
