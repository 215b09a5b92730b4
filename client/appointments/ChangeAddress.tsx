import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { sayFailure, useTRPCClient } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { AddressForm } from './AddressForm.tsx'
import { type AppointmentSeen, appointmentQueryKey } from './appointment-seen.ts'
import { appointmentWords } from './appointment-words.ts'

/** Somebody who is to be visited elsewhere says where; the advisor is told. */
export function ChangeAddress({ secret, appointment }: { secret: string; appointment: AppointmentSeen }) {
  const say = useWords(appointmentWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const save = (homeAddress: string) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    client.appointments.changeAddress
      .mutate({ requestId: uuidv7(), key: secret, homeAddress })
      .then((changed) => {
        announce({ message: say.addressKept })
        memory.setQueryData(appointmentQueryKey(secret), changed)
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }

  return (
    <Disclosure title={say.changeAddress}>
      <AddressForm
        address={appointment.homeAddress ?? ''}
        say={say}
        busy={busy}
        failure={failure === null ? null : sayFailure(failure, lang)}
        onSave={save}
      />
    </Disclosure>
  )
}
