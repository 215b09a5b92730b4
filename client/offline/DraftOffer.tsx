import { useEffect, useRef } from 'react'
import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Row } from '../ui/Stack.tsx'
import type { Begun } from './use-draft.ts'

/** Gives back what was being typed when the page went away. It comes a moment after the form: it is brought to be seen. */
export function DraftOffer({ begun }: { begun: Pick<Begun<unknown>, 'at' | 'resume' | 'discard'> | null }) {
  const { zone } = useToday()
  const offer = useRef<HTMLDivElement>(null)
  const isOffered = begun !== null
  useEffect(() => {
    if (isOffered) offer.current?.scrollIntoView({ block: 'center' })
  }, [isOffered])
  if (!begun) return null
  return (
    <div ref={offer}>
      <Alert tone="info" title="Vous aviez commencé ici sans enregistrer">
        <p>C’était le {sayDayAndTime(begun.at, zone, 'fr')}. Ce que vous aviez écrit est gardé.</p>
        <Row>
          <Button type="button" look="secondary" onClick={begun.resume}>
            Reprendre
          </Button>
          <Button type="button" look="quiet" onClick={begun.discard}>
            Effacer
          </Button>
        </Row>
      </Alert>
    </div>
  )
}
