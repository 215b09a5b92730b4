import { useState } from 'react'
import type { Instant } from '#shared/time.ts'
import { Modal } from '../ui/Modal.tsx'
import { BookedSlip } from './BookedSlip.tsx'
import { BookForForm } from './BookForForm.tsx'
import './book-for.css'

type BookForDialogProps = {
  /** The hour that was pointed at in the week. */
  startsAt: Instant | null
  onClose: () => void
}

/** For somebody at the counter or on the phone: who, when, and the paper they leave with. */
export function BookForDialog({ startsAt, onClose }: BookForDialogProps) {
  const [bookedId, setBookedId] = useState<string | null>(null)
  return bookedId === null ? (
    <Modal open key="form" onClose={onClose} title="Donner un rendez-vous">
      <BookForForm startsAt={startsAt} onBooked={setBookedId} onClose={onClose} />
    </Modal>
  ) : (
    <Modal open key="slip" onClose={onClose} title="C’est noté">
      <BookedSlip appointmentId={bookedId} onAgain={() => setBookedId(null)} onClose={onClose} />
    </Modal>
  )
}
