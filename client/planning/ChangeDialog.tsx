import type { ReactNode } from 'react'
import { detailsOf, refusalOf, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Modal } from '../ui/Modal.tsx'
import { ReviewChange } from './ReviewChange.tsx'
import type { usePlanChange } from './use-plan-change.ts'

type ChangeDialogProps = {
  title: string
  plan: ReturnType<typeof usePlanChange>
  onClose: () => void
  /** The form; it stays, hidden, while what it would do is looked at. */
  children: ReactNode
}

/** A form, then, if the change touches somebody or warns, what is to be decided before it is saved. */
export function ChangeDialog({ title, plan, onClose, children }: ChangeDialogProps) {
  const { review, decide, backToForm, busy, failure } = plan
  const taken = refusalOf(failure) === 'slotTaken' ? takenIn(failure) : null
  const isShown = failure !== null && refusalOf(failure) !== 'appointmentsTouched'
  return (
    <Modal open onClose={onClose} title={review ? 'Avant d’enregistrer' : title}>
      <div hidden={review !== null}>{children}</div>
      {review && (
        <ReviewChange review={review} taken={taken} busy={busy} onDecide={decide} onBack={backToForm} />
      )}
      {isShown && (
        <Alert tone="error" appears>
          {taken === null ? sayFailure(failure) : 'Une des nouvelles heures vient d’être prise.'}
        </Alert>
      )}
    </Modal>
  )
}

function takenIn(failure: unknown): string | null {
  const { more } = detailsOf(failure)
  return typeof more === 'object' && more && 'appointmentId' in more ? String(more.appointmentId) : null
}
