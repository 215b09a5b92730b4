import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { invitee } from '#shared/sign-in.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import { RoleFields, roleMistakes } from './RoleFields.tsx'

const sentences = {
  firstName: 'Écrivez le prénom.',
  lastName: 'Écrivez le nom.',
  email: 'Écrivez une adresse électronique, par exemple prenom.nom@exemple.fr.',
  ...roleMistakes,
}

/** Gives somebody an account and a role, then shows the link to hand over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const memory = useQueryClient()
  const [name, setName] = useState('')
  const invite = useMutation(
    useTRPC().signIn.invite.mutationOptions({ onSuccess: () => memory.invalidateQueries() }),
  )
  return (
    <Modal open onClose={onClose} title="Inviter une personne">
      {invite.data ? (
        <InvitationLink link={invite.data.link} name={name} />
      ) : (
        <CheckedForm
          schema={invitee}
          answers={(typed, requestId) => ({
            requestId,
            firstName: typed('firstName'),
            lastName: typed('lastName'),
            email: typed('email'),
            role: typed('role'),
            structureId: typed('structureId') || null,
            departementCode: typed('departementCode') || undefined,
          })}
          sentences={sentences}
          onAnswers={(person) => {
            setName(`${person.firstName} ${person.lastName}`)
            invite.mutate(person)
          }}
          act="Créer le compte et le lien"
          busy={invite.isPending}
          failure={invite.error}
        >
          {(mistakes) => (
            <>
              <TextField
                id="firstName"
                name="firstName"
                label="Prénom"
                maxLength={60}
                error={mistakes.firstName}
              />
              <TextField id="lastName" name="lastName" label="Nom" maxLength={60} error={mistakes.lastName} />
              <TextField
                id="email"
                name="email"
                type="email"
                label="Adresse électronique professionnelle"
                error={mistakes.email}
              />
              <RoleFields mistakes={mistakes} />
            </>
          )}
        </CheckedForm>
      )}
    </Modal>
  )
}
