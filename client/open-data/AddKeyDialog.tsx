import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addPartnerKeyRequest,
  partnerScopeNames,
  partnerScopes,
  type PartnerScope,
} from '#shared/open-data.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { StructureSelect } from '../structures/StructureSelect.tsx'
import { useTRPC } from '../trpc.ts'
import { Checkbox, Group } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { KeyShown } from './KeyShown.tsx'

const sentences = {
  name: 'Écrivez le nom du partenaire.',
  scopes: 'Choisissez au moins une chose que la clé ouvre.',
  structureId: 'Choisissez la structure dont la clé ouvre les chiffres.',
}

/** Gives a partner a key, then shows it once. */
export function AddKeyDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const structures = useQuery(trpc.structures.list.queryOptions())
  const [scopes, setScopes] = useState<PartnerScope[]>([])
  const add = useMutation(
    trpc.openData.addKey.mutationOptions({
      onSuccess: () => memory.invalidateQueries({ queryKey: trpc.openData.keys.queryKey() }),
    }),
  )
  if (add.data) return <KeyShown secret={add.data.key} onClose={onClose} />
  const isOfStructure = scopes.includes('structureFigures')
  return (
    <Modal open onClose={onClose} title="Donner une clé">
      <CheckedForm
        schema={addPartnerKeyRequest}
        answers={(typed, requestId) => ({
          requestId,
          name: typed('name'),
          scopes,
          structureId: isOfStructure ? typed('structureId') || null : null,
        })}
        sentences={sentences}
        onAnswers={(request) => add.mutate(request)}
        act="Créer la clé"
        busy={add.isPending}
        failure={add.error}
      >
        {(mistakes) => (
          <>
            <TextField
              id="name"
              name="name"
              label="Partenaire"
              hint="Par exemple Ville de Figeac, site internet"
              maxLength={80}
              error={mistakes.name}
            />
            <Group legend="Ce que la clé ouvre" id="scopes" error={mistakes.scopes}>
              {partnerScopeNames.map((scope) => (
                <Checkbox
                  key={scope}
                  name={scope}
                  label={partnerScopes[scope].name}
                  hint={partnerScopes[scope].hint}
                  checked={scopes.includes(scope)}
                  onChange={({ currentTarget: { checked } }) =>
                    setScopes(checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
                  }
                />
              ))}
            </Group>
            {isOfStructure && <StructureSelect structures={structures.data} error={mistakes.structureId} />}
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}
