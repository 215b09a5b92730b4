import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { AddressForm } from '../appointments/AddressForm.tsx'
import { nameOf } from '../appointments/name-of.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import type { WeekAppointment } from './plans.ts'
import { toldOf } from './told-of.ts'

type VisitFormProps = { appointment: WeekAppointment; onChanged: () => void; onBack: () => void }

/** The advisor has learned that they are expected elsewhere: the person is written to, or to be called. */
export function VisitForm({ appointment, onChanged, onBack }: VisitFormProps) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [requestId, setRequestId] = useState(uuidv7)
  const changing = useMutation(trpc.appointments.changeAddressByAdvisor.mutationOptions())
  const save = (homeAddress: string) => {
    if (changing.isPending) return
    changing.mutate(
      { requestId, appointmentId: appointment.id, homeAddress },
      {
        onError: () => setRequestId(uuidv7()),
        onSuccess: () => {
          void memory.invalidateQueries()
          announce({ message: `${nameOf(appointment)}\u00a0: adresse enregistrée.` })
          onChanged()
        },
      },
    )
  }
  const told = toldOf(appointment)
  return (
    <AddressForm
      address={appointment.homeAddress ?? ''}
      say={{ ...words, newAddressHint: told.atOnce ?? told.call ?? '' }}
      busy={changing.isPending}
      failure={changing.error && sayFailure(changing.error)}
      onSave={save}
    >
      <Button type="button" look="quiet" onClick={onBack}>
        Retour
      </Button>
    </AddressForm>
  )
}

const words = {
  newAddress: 'Adresse de la visite',
  saveAddress: 'Enregistrer l’adresse',
  addressNeeded: 'Donnez l’adresse de la visite.',
}
