import { sayDayAndTime, sayTimeAt } from '#shared/speech.ts'
import { dayOf, hour, type Instant, type Span, wallTimeOf } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { capitalised } from '../ui/lang.ts'
import { Modal } from '../ui/Modal.tsx'
import { Row } from '../ui/Stack.tsx'
import type { Asked } from './PlanDialog.tsx'

type AddDialogProps = {
  span: Span
  zone: string
  onAsk: (asked: Asked) => void
  onBook: (startsAt: Instant) => void
  onClose: () => void
}

/** An empty time was pointed at: what to put there? */
export function AddDialog({ span, zone, onAsk, onBook, onClose }: AddDialogProps) {
  const { startsAt, endsAt } = span
  const day = dayOf(startsAt, zone)
  const hours = { startsAt: wallTimeOf(startsAt, zone), endsAt: wallTimeOf(endsAt, zone) }
  const isWholeDay = endsAt - startsAt >= 23 * hour
  const when = isWholeDay
    ? sayDayAndTime(startsAt, zone, 'fr').split(' à ')[0]
    : `${sayDayAndTime(startsAt, zone, 'fr')}, jusqu’à ${sayTimeAt(endsAt, zone, 'fr')}`
  const told = isWholeDay ? {} : hours
  const lastDay = isWholeDay ? dayOf(endsAt - 1, zone) : day
  return (
    <Modal open onClose={onClose} title="Que voulez-vous ajouter ?">
      <p>{capitalised(when ?? '')}</p>
      <Row>
        {!isWholeDay && (
          <Button type="button" onClick={() => onBook(startsAt)}>
            Un rendez-vous
          </Button>
        )}
        <Button
          type="button"
          look={isWholeDay ? 'primary' : 'secondary'}
          onClick={() => onAsk({ plans: 'newOpening', day, told })}
        >
          Une permanence
        </Button>
        <Button
          type="button"
          look="secondary"
          onClick={() =>
            onAsk({
              plans: 'newAbsence',
              day,
              told: { ...told, lastDay, kind: isWholeDay ? 'days' : 'hours' },
            })
          }
        >
          Une absence
        </Button>
      </Row>
    </Modal>
  )
}
