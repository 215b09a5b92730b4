import { useState } from 'react'
import { sayDayAndTime, sayDuration, sayPhone } from '#shared/speech.ts'
import { type Day, minute, type Instant, type WallTime } from '#shared/time.ts'
import { BookedBy } from '../appointments/BookedBy.tsx'
import { SendLink } from '../appointments/SendLink.tsx'
import { OverlapNote } from '../appointments/OverlapNote.tsx'
import { VisitAddress } from '../appointments/VisitAddress.tsx'
import { nameOf } from '../appointments/name-of.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Badge } from '../ui/Card.tsx'
import { capitalised } from '../ui/lang.ts'
import { Modal } from '../ui/Modal.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { CancelForm } from './CancelForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import type { WeekAppointment } from './plans.ts'
import { VisitForm } from './VisitForm.tsx'

/** Where a hand left the appointment, when it was dragged there; `isTaken` when somebody else is already expected. */
export type DroppedAt = { day: Day; time: WallTime; placeId: string | null; isTaken: boolean }

type AppointmentDialogProps = {
  appointment: WeekAppointment
  isOutside: boolean
  dropped?: DroppedAt | undefined
  onClose: () => void
}

/** One appointment: who and when, and what can be done with it. */
export function AppointmentDialog({ appointment, isOutside, dropped, onClose }: AppointmentDialogProps) {
  const [act, setAct] = useState<'move' | 'cancel' | 'address' | null>(dropped ? 'move' : null)
  const { startsAt, endsAt, zone, status, phone, email, service, place, need, needNote, workshopId } =
    appointment
  const isComing = status === 'coming'
  return (
    <Modal open onClose={onClose} title={nameOf(appointment)}>
      <Stack gap="small">
        <p>
          <strong>{capitalised(sayDayAndTime(startsAt, zone, 'fr'))}</strong>, {lasts(startsAt, endsAt)}
        </p>
        <p>
          {service.nameFr}
          {place && `, ${place.name}`}
        </p>
        <VisitAddress appointment={appointment} />
        <p>{need === 'unknown' ? 'Besoin à préciser' : <ThemeMark theme={need} />}</p>
        {needNote && (
          <p>
            <q>{needNote}</q>
          </p>
        )}
        {phone && (
          <p>
            <a href={`tel:${phone}`}>{sayPhone(phone)}</a>
          </p>
        )}
        {email && service.mode !== 'video' && (
          <p>
            <a href={`mailto:${email}`}>{email}</a>
          </p>
        )}
        <SendLink appointment={appointment} />
        <BookedBy appointment={appointment} />
        <OverlapNote reason={appointment.overlapReason} />
        {isOutside && isComing && (
          <p>
            <Badge tone="urgent">Hors plage</Badge> Ce rendez-vous n’est pas dans vos permanences.
          </p>
        )}
      </Stack>
      {act === null && isComing && (
        <Row>
          {workshopId === null && (
            <Button type="button" onClick={() => setAct('move')}>
              Déplacer
            </Button>
          )}
          {service.mode === 'home' && (
            <Button type="button" look="secondary" onClick={() => setAct('address')}>
              Changer l’adresse
            </Button>
          )}
          <Button type="button" look="secondary" onClick={() => setAct('cancel')}>
            Annuler ce rendez-vous
          </Button>
        </Row>
      )}
      {!isComing && status !== 'cancelled' && (
        <Row>
          <ButtonLink to="/noter" search={noteSearch(appointment)}>
            {appointment.sessionId ? 'Corriger l’accompagnement' : 'Noter l’accompagnement'}
          </ButtonLink>
        </Row>
      )}
      {act === 'move' && (
        <MoveForm
          appointment={appointment}
          dropped={dropped}
          onMoved={onClose}
          onBack={dropped ? onClose : () => setAct(null)}
        />
      )}
      {act === 'address' && (
        <VisitForm appointment={appointment} onChanged={onClose} onBack={() => setAct(null)} />
      )}
      {act === 'cancel' && (
        <CancelForm appointment={appointment} onCancelled={onClose} onBack={() => setAct(null)} />
      )}
    </Modal>
  )
}

const lasts = (startsAt: Instant, endsAt: Instant) => sayDuration((endsAt - startsAt) / minute, 'fr')

const noteSearch = ({ id, sessionId }: WeekAppointment) =>
  sessionId === null ? { appointment: id } : { session: sessionId }
