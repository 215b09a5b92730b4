import { openingWarnings } from '#shared/opening-problems.ts'
import type { Decision } from '#shared/planning.ts'
import { sayDay } from '#shared/speech.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { TouchedAppointments } from './TouchedAppointments.tsx'
import type { Review } from './use-plan-change.ts'

type ReviewChangeProps = {
  review: Review
  taken: string | null
  busy: boolean
  onDecide: (decisions: Decision[]) => void
  onBack: () => void
}

/** Before a change is saved: what it may spoil, and whom it touches. */
export function ReviewChange({ review, taken, busy, onDecide, onBack }: ReviewChangeProps) {
  const { touched, warnings, mayKeep } = review.rehearsal
  return (
    <Stack>
      {warnings.map(({ name, day }) => (
        <Alert key={name} tone="warning" appears>
          {`${openingWarnings[name]} Premier jour concerné\u00a0: ${sayDay(day, 'fr')}.`}
        </Alert>
      ))}
      {touched.length > 0 ? (
        <TouchedAppointments
          touched={touched}
          mayKeep={mayKeep}
          taken={taken}
          busy={busy}
          onDecide={onDecide}
          onBack={onBack}
        />
      ) : (
        <Row>
          <Button type="button" busy={busy} onClick={() => onDecide([])}>
            Enregistrer quand même
          </Button>
          <Button type="button" look="quiet" onClick={onBack}>
            Revenir au changement
          </Button>
        </Row>
      )}
    </Stack>
  )
}
