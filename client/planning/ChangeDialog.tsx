import { type ReactNode, useLayoutEffect, useRef } from 'react'
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

/** A form, then, if the change touches somebody or warns, what is to be decided before it is saved: read from its top. */
export function ChangeDialog({ title, plan, onClose, children }: ChangeDialogProps) {
  const { review, decide, backToForm, busy, failure } = plan
  const taken = refusalOf(failure) === 'slotTaken' ? takenIn(failure) : null
  const isShown = failure !== null && refusalOf(failure) !== 'appointmentsTouched'
  const reviewed = useRef<HTMLDivElement>(null)
  const isReviewed = review !== null
  useLayoutEffect(() => {
    if (!isReviewed) return
    reviewed.current?.focus({ preventScroll: true })
    reviewed.current?.closest('dialog')?.scrollTo?.({ top: 0 })
  }, [isReviewed])
  return (
    <Modal open onClose={onClose} title={review ? 'Avant d’enregistrer' : title}>
      <div hidden={review !== null}>{children}</div>
      {review && (
        <div ref={reviewed} tabIndex={-1}>
          <ReviewChange review={review} taken={taken} busy={busy} onDecide={decide} onBack={backToForm} />
        </div>
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
