import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Role, roleLabels, roles, roleSentences } from '#shared/permissions.ts'
import { needsStructure } from '#shared/sign-in.ts'
import { useTRPC } from '../trpc.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { SelectField } from '../ui/Field.tsx'

type RoleFieldsProps = { mistakes: { role?: string; structureId?: string }; offered?: readonly Role[] }

/** A role with what it opens, and the structure where it holds when it needs one. */
export function RoleFields({ mistakes, offered = roles }: RoleFieldsProps) {
  const structures = useQuery(useTRPC().structures.list.queryOptions())
  const [role, setRole] = useState<Role>()
  return (
    <>
      <RadioGroup
        id="role"
        name="role"
        legend="Rôle"
        choices={offered.map((value) => ({ value, label: roleLabels[value], hint: roleSentences[value] }))}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        error={mistakes.role}
      />
      {role && needsStructure(role) && (
        <SelectField
          id="structureId"
          name="structureId"
          label="Structure"
          defaultValue={structures.data?.length === 1 ? structures.data[0]?.id : ''}
          error={mistakes.structureId}
        >
          <option value="" disabled>
            Choisir
          </option>
          {structures.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </>
  )
}

/** What to say when the role or its structure is missing. */
export const roleMistakes = {
  role: 'Choisissez un rôle.',
  structureId: 'Choisissez la structure.',
}
