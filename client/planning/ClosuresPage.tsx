import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sayDay } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { type Closing, ClosingDialog } from './ClosingDialog.tsx'
import { withdrawnClosure } from './proposals.ts'
import { usePlanChange } from './use-plan-change.ts'
import './planning.css'

/** When places receive nobody, for some days or for good, and when an advisor leaves: no appointment is left behind. */
export function ClosuresPage() {
  const closures = useQuery(useTRPC().planning.closures.queryOptions())
  const [closing, setClosing] = useState<Closing | null>(null)
  return (
    <Stack gap="large">
      <Title>Fermetures et départs</Title>
      <PageHead
        title="Fermetures et départs"
        lead="Les rendez-vous touchés sont montrés d’abord, et chacun a sa réponse."
      />
      <section aria-labelledby="quelques-jours" className="planning-section">
        <Row className="planning-head">
          <h2 id="quelques-jours">Quelques jours</h2>
          <Button type="button" onClick={() => setClosing('days')}>
            Fermer un lieu quelques jours
          </Button>
        </Row>
        {closures.error && <Alert tone="error">{sayFailure(closures.error)}</Alert>}
        {closures.isPending && <Skeleton />}
        {closures.data?.length === 0 && <p className="mention">Aucune fermeture à venir.</p>}
        {closures.data && closures.data.length > 0 && (
          <Stack as="ul" gap="small">
            {closures.data.map((closure) => (
              <ClosureLine key={closure.id} {...closure} />
            ))}
          </Stack>
        )}
      </section>
      <section aria-labelledby="pour-de-bon" className="planning-section">
        <h2 id="pour-de-bon">Pour de bon</h2>
        <Row>
          <Button type="button" look="secondary" onClick={() => setClosing('place')}>
            Fermer un lieu
          </Button>
          <Button type="button" look="secondary" onClick={() => setClosing('advisor')}>
            Un conseiller ne reçoit plus
          </Button>
        </Row>
      </section>
      {closing && <ClosingDialog closing={closing} onClose={() => setClosing(null)} />}
    </Stack>
  )
}

type ClosureLineProps = { id: string; placeId: string; placeName: string; firstDay: Day; lastDay: Day }

/** Opening again touches nobody: it is done at once, and can be taken back. */
function ClosureLine(closure: ClosureLineProps) {
  const { placeName, firstDay, lastDay } = closure
  const { propose, busy } = usePlanChange(() => {})
  const days =
    firstDay === lastDay
      ? `le ${sayDay(firstDay, 'fr')}`
      : `du ${sayDay(firstDay, 'fr')} au ${sayDay(lastDay, 'fr')}`
  return (
    <Card as="li" className="planning-line">
      <p>
        <strong>{placeName}</strong>, {days}
      </p>
      <Button
        type="button"
        look="secondary"
        busy={busy}
        aria-label={`Retirer\u00a0: ${placeName}, ${days}`}
        onClick={() => propose(withdrawnClosure(closure))}
      >
        Retirer
      </Button>
    </Card>
  )
}
