import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  structureChange,
  structureInput,
  type StructureChange,
  type StructureInput,
  type StructureKind,
} from '#shared/structures.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Modal } from '../ui/Modal.tsx'
import { StructureFields, structureSentences } from './StructureFields.tsx'

export type KnownStructure = {
  id: string
  name: string
  kind: StructureKind
  communeCode: string | null
  communeName: string | null
}

/** Adds a structure, or corrects the one that is known. */
export function StructureDialog({
  known,
  onClose,
}: {
  known: KnownStructure | undefined
  onClose: () => void
}) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [communeCode, setCommuneCode] = useState(known?.communeCode ?? null)
  const onSuccess = async () => {
    await memory.invalidateQueries()
    announce({ message: known ? 'Structure corrigée.' : 'Structure ajoutée.' })
    onClose()
  }
  const add = useMutation(trpc.structures.add.mutationOptions({ onSuccess }))
  const change = useMutation(trpc.structures.change.mutationOptions({ onSuccess }))
  return (
    <Modal open onClose={onClose} title={known ? 'Corriger la structure' : 'Ajouter une structure'}>
      <CheckedForm<StructureInput | StructureChange, keyof typeof structureSentences>
        schema={known ? structureChange : structureInput}
        answers={(typed, requestId) => ({
          requestId,
          ...(known && { structureId: known.id }),
          name: typed('name'),
          kind: typed('kind'),
          communeCode,
        })}
        sentences={structureSentences}
        onAnswers={(said) => ('structureId' in said ? change.mutate(said) : add.mutate(said))}
        act={known ? 'Enregistrer' : 'Ajouter la structure'}
        busy={add.isPending || change.isPending}
        failure={add.error ?? change.error}
      >
        {(mistakes) => (
          <StructureFields
            mistakes={mistakes}
            known={known}
            commune={{ code: communeCode, name: known?.communeName ?? null }}
            onCommune={setCommuneCode}
          />
        )}
      </CheckedForm>
    </Modal>
  )
}
