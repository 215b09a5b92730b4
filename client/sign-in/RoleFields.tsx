import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Role, roleLabels, roles, roleSentences } from '#shared/permissions.ts'
import { needsStructure } from '#shared/sign-in.ts'
import { StructureSelect } from '../structures/StructureSelect.tsx'
import { useTRPC } from '../trpc.ts'
import { RadioGroup } from '../ui/Choices.tsx'

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
        <StructureSelect structures={structures.data} error={mistakes.structureId} />
      )}
    </>
  )
}

/** What to say when the role or its structure is missing. */
export const roleMistakes = {
  role: 'Choisissez un rôle.',
  structureId: 'Choisissez la structure.',
}
