import { useState } from 'react'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { FeedChoices, type Told } from './FeedChoices.tsx'
import { useFeedActs } from './use-feed-acts.ts'
import './feeds.css'

/** Nothing goes out before somebody wants it, and at first as little as can be. */
export function NewFeed() {
  const [told, setTold] = useState<Told>({ names: 'none', withOpenings: false, withAbsences: false })
  const { open, busy, failure } = useFeedActs()
  return (
    <Stack>
      <p className="feed-text">
        Nous vous donnons une adresse secrète. Votre autre agenda la relit tout seul, plusieurs fois par jour.
        Il ne change rien ici, et ne sait ni le téléphone ni le besoin des personnes.
      </p>
      <FeedChoices told={told} tell={(changed) => setTold({ ...told, ...changed })} />
      {failure && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <Row>
        <Button type="button" busy={busy} onClick={() => open(told, 'Votre adresse est prête.')}>
          Créer mon adresse
        </Button>
      </Row>
    </Stack>
  )
}
