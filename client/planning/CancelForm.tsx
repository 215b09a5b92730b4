import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { isWrittenTo } from '#shared/contact.ts'
import { readersAmong } from '#shared/bookers.ts'
import { nameOf } from '../appointments/name-of.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { WeekAppointment } from './plans.ts'

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

/** Who is told by a letter, and who must be called, among whoever comes and whoever booked for them. */
function toldOf({ phone, email, booker, lettersTo }: WeekAppointment) {
  const readers = readersAmong(lettersTo, { phone, email }, booker)
  const who = { person: 'la personne', booker: booker.name ?? 'qui a pris ce rendez-vous' }
  const namesOf = (isTold: boolean) =>
    readers.filter(({ to }) => isWrittenTo(to) === isTold).map(({ addressee }) => who[addressee])
  const written = namesOf(true).join(' et ')
  const unwritten = namesOf(false).join(' et ')
  return {
    atOnce: written ? `Message envoyé tout de suite à ${written}.` : undefined,
    call: unwritten ? `Ni SMS ni e-mail ne peut partir pour ${unwritten}\u00a0: appelez.` : undefined,
  }
}
