import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { placeChange, placeInput, type PlaceChange, type PlaceInput } from '#shared/place-input.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { PlaceFields, placeSentences } from './PlaceFields.tsx'

export type KnownPlace = Omit<PlaceInput, 'requestId'> & {
  id: string
  communeName: string
  closedAt: number | null
}

const sentences = {
  ...placeSentences,
  siret: 'Écrivez les quatorze chiffres du SIRET, ou laissez vide.',
}

/** Adds a place, or corrects the one that is known. */
export function PlaceDialog({ known, onClose }: { known: KnownPlace | undefined; onClose: () => void }) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [communeCode, setCommuneCode] = useState(known?.communeCode ?? null)
  const onSuccess = async () => {
    await memory.invalidateQueries()
    announce({ message: known ? 'Lieu corrigé.' : 'Lieu ajouté.' })
    onClose()
  }
  const add = useMutation(trpc.places.add.mutationOptions({ onSuccess }))
  const change = useMutation(trpc.places.change.mutationOptions({ onSuccess }))
  return (
    <Modal open onClose={onClose} title={known ? 'Corriger le lieu' : 'Ajouter un lieu'}>
      <CheckedForm<PlaceInput | PlaceChange, keyof typeof sentences>
        schema={known ? placeChange : placeInput}
        answers={(typed, requestId) => ({
          requestId,
          ...(known && { placeId: known.id }),
          name: typed('name'),
          address: typed('address'),
          postalCode: typed('postalCode').trim(),
          communeCode,
          phone: typed('phone'),
          accessNote: typed('accessNote'),
          stepFree: typed('stepFree') === 'on',
          siret: typed('siret').trim() || null,
        })}
        sentences={sentences}
        onAnswers={(said) => ('placeId' in said ? change.mutate(said) : add.mutate(said))}
        act={known ? 'Enregistrer' : 'Ajouter le lieu'}
        busy={add.isPending || change.isPending}
        failure={add.error ?? change.error}
      >
        {(mistakes) => (
          <>
            <PlaceFields
              mistakes={mistakes}
              known={known}
              commune={{ code: communeCode, name: known?.communeName ?? null }}
              onCommune={setCommuneCode}
            />
            <TextArea
              id="accessNote"
              name="accessNote"
              label="Comment venir (facultatif)"
              hint="Par exemple&nbsp;: entrée par la cour, parking gratuit derrière la mairie"
              defaultValue={known?.accessNote}
              maxLength={300}
            />
            <TextField
              id="siret"
              name="siret"
              accepts="anything"
              label="SIRET (facultatif)"
              hint="Quatorze chiffres. Avec lui, le lieu paraît dans les données ouvertes, donc sur la cartographie nationale"
              inputMode="numeric"
              defaultValue={known?.siret ?? ''}
              maxLength={20}
              error={mistakes.siret}
            />
            <Checkbox name="stepFree" label="Accès de plain-pied" defaultChecked={known?.stepFree} />
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}
