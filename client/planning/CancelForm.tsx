import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { nameOf } from '../appointments/name-of.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { WeekAppointment } from './plans.ts'
import { toldOf } from './told-of.ts'

type CancelFormProps = { appointment: WeekAppointment; onCancelled: () => void; onBack: () => void }

/** The person is written to at once, so this is asked before rather than undone after. */
export function CancelForm({ appointment, onCancelled, onBack }: CancelFormProps) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [requestId] = useState(uuidv7)
  const [message, setMessage] = useState('')
  const cancelling = useMutation(trpc.appointments.cancelByAdvisor.mutationOptions())
  const told = toldOf(appointment)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (cancelling.isPending) return
    cancelling.mutate(
      { requestId, appointmentId: appointment.id, message },
      {
        onSuccess: () => {
          void memory.invalidateQueries()
          announce({ message: `${nameOf(appointment)}\u00a0: rendez-vous annulé.` })
          onCancelled()
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextArea
          label="Un mot pour la personne (facultatif)"
          hint={told.atOnce}
          maxLength={300}
          value={message}
          onChange={({ currentTarget: { value } }) => setMessage(value)}
        />
        {told.call && <p className="planning-call">{told.call}</p>}
        {cancelling.error && (
          <Alert tone="error" appears>
            {sayFailure(cancelling.error)}
          </Alert>
        )}
        <Row>
          <Button type="submit" busy={cancelling.isPending}>
            Annuler le rendez-vous
          </Button>
          <Button type="button" look="quiet" onClick={onBack}>
            Le garder
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
