import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Role, roleLabels, roles, roleSentences } from '#shared/permissions.ts'
import { needsDepartement, needsStructure } from '#shared/sign-in.ts'
import { useSettings } from '../settings.ts'
import { StructureSelect } from '../structures/StructureSelect.tsx'
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
        <StructureSelect structures={structures.data} error={mistakes.structureId} />
      )}
      {role && needsDepartement(role) && <DepartementSelect />}
    </>
  )
}

/** Which département, where the house serves several; there is nothing to ask where it has one. */
function DepartementSelect() {
  const settings = useSettings()
  if (!settings || settings.departements.length < 2) return null
  return (
    <SelectField
      id="departementCode"
      name="departementCode"
      label="Département"
      defaultValue={settings.departement.code}
    >
      {settings.departements.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

/** What to say when the role or its structure is missing. */
export const roleMistakes = {
  role: 'Choisissez un rôle.',
  structureId: 'Choisissez la structure.',
}
