import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { workPhone } from '#shared/directory.ts'
import { sayPhone } from '#shared/speech.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import type { Colleague } from './known.ts'

/** One’s own number at work: whoever is in the directory tells it, changes it, takes it back. */
export function OwnPhone({ colleagues }: { colleagues: readonly Colleague[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const phone = colleagues.find(({ isMe }) => isMe)?.phone ?? null
  return (
    <div className="own-phone">
      <p>
        {phone === null
          ? 'Votre téléphone de travail n’est pas dans l’annuaire.'
          : `Votre téléphone de travail\u00a0: ${sayPhone(phone)}.`}
      </p>
      <Button type="button" look="quiet" onClick={() => setIsOpen(true)}>
        {phone === null ? 'L’ajouter' : 'Le changer'}
      </Button>
      {isOpen && <PhoneDialog phone={phone} onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function PhoneDialog({ phone, onClose }: { phone: string | null; onClose: () => void }) {
  const memory = useQueryClient()
  const telling = useMutation(
    useTRPC().directory.tellPhone.mutationOptions({
      onSuccess: async (_, told) => {
        await memory.invalidateQueries()
        announce({
          message: told.phone === null ? 'Votre numéro n’y est plus.' : 'Votre numéro est dans l’annuaire.',
        })
        onClose()
      },
    }),
  )
  return (
    <Modal open onClose={onClose} title="Votre téléphone de travail">
      <CheckedForm
        schema={workPhone}
        answers={(typed, requestId) => ({ requestId, phone: typed('phone').trim() || null })}
        sentences={{ phone: 'Écrivez un numéro français, par exemple 06 12 34 56 78, ou rien.' }}
        onAnswers={(told) => telling.mutate(told)}
        act="Enregistrer"
        busy={telling.isPending}
        failure={telling.error}
      >
        {(mistakes) => (
          <TextField
            id="phone"
            name="phone"
            type="tel"
            label="Téléphone"
            hint="Un numéro de travail, pas le vôtre. Vos collègues le lisent, personne d’autre."
            defaultValue={phone === null ? '' : sayPhone(phone)}
            maxLength={20}
            error={mistakes.phone}
          />
        )}
      </CheckedForm>
    </Modal>
  )
}
