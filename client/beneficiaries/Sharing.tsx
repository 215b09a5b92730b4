import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Sharing as Asked, sharing } from '#shared/beneficiaries.ts'
import { sayDay } from '#shared/speech.ts'
import { uuidv7 } from 'uuidv7'
import { CheckedForm } from '../CheckedForm.tsx'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { Beneficiary } from './followed.ts'

/** Who else sees this record, since the person agreed; only colleagues of the same structure. */
export function Sharing({ person }: { person: Beneficiary }) {
  const { shares, colleagues } = person
  const { unshare } = useUnshare(person.id)
  const others = colleagues.filter(({ id }) => !shares.some(({ advisorId }) => advisorId === id))
  if (shares.length + others.length === 0) return null
  return (
    <Stack as="section" gap="small" aria-labelledby="sharing">
      <h2 id="sharing">Partage</h2>
      {shares.length > 0 && (
        <ul className="merged-records">
          {shares.map(({ advisorId, name, sharedBy, agreedOn }) => (
            <li key={advisorId} className="merged-record">
              <div>
                <p>{name}</p>
                <p className="mention">{`Accord donné à ${sharedBy} le ${sayDay(agreedOn, 'fr')}`}</p>
              </div>
              <Button
                type="button"
                look="quiet"
                aria-label={`Ne plus partager avec ${name}`}
                onClick={() => unshare(advisorId, name)}
              >
                Ne plus partager
              </Button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Disclosure title="Partager avec un collègue de votre structure">
          <ShareForm key={others.length} person={person} others={others} />
        </Disclosure>
      )}
    </Stack>
  )
}

const sentences = {
  advisorId: 'Choisissez un collègue.',
  agreedOn: 'Quel jour la personne a-t-elle donné son accord\u00a0? Aujourd’hui ou avant.',
}

type ShareFormProps = { person: Beneficiary; others: Beneficiary['colleagues'] }

function ShareForm({ person, others }: ShareFormProps) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const { today } = useToday()
  const [advisorId, setAdvisorId] = useState('')
  const [agreedOn, setAgreedOn] = useState('')
  const share = useMutation(
    trpc.beneficiaries.share.mutationOptions({
      onSuccess: () => {
        announce({ message: 'La fiche est partagée.' })
        return memory.invalidateQueries()
      },
    }),
  )
  return (
    <CheckedForm<Asked, keyof typeof sentences>
      schema={sharing}
      answers={(_, requestId) => ({
        requestId,
        id: person.id,
        advisorId,
        agreedOn: agreedOn > today ? '' : agreedOn,
      })}
      sentences={sentences}
      onAnswers={(said) => share.mutate(said)}
      act="Partager la fiche"
      busy={share.isPending}
      failure={share.error}
    >
      {(mistakes) => (
        <>
          <p>
            {
              'Demandez d’abord à la personne si elle est d’accord\u00a0: ce collègue lira et pourra corriger sa fiche.'
            }
          </p>
          <SelectField
            id="advisorId"
            label="Collègue"
            error={mistakes.advisorId}
            value={advisorId}
            onChange={({ currentTarget: { value } }) => setAdvisorId(value)}
          >
            <option value="">Choisissez un collègue</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            id="agreedOn"
            label="La personne a donné son accord le"
            error={mistakes.agreedOn}
            type="date"
            max={today}
            value={agreedOn}
            onChange={({ currentTarget: { value } }) => setAgreedOn(value)}
          />
        </>
      )}
    </CheckedForm>
  )
}

function useUnshare(id: string) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const unsharing = useMutation(trpc.beneficiaries.unshare.mutationOptions())
  const unshare = (advisorId: string, name: string) =>
    void unsharing.mutateAsync({ requestId: uuidv7(), id, advisorId }).then(
      () => {
        announce({ message: `${name} ne voit plus cette fiche.` })
        return memory.invalidateQueries()
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  return { unshare }
}
