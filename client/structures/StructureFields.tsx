import { structureKindLabels, structureKinds } from '#shared/structures.ts'
import { CommuneField } from '../territories/CommuneField.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'

type StructureFieldsProps = {
  /** Before each id and name, where a page asks about several things. */
  prefix?: string
  mistakes: Record<string, string | undefined>
  known?: { name: string; kind: string } | undefined
  commune: { code: string | null; name?: string | null }
  onCommune: (code: string | null) => void
}

export function StructureFields({ prefix = '', mistakes, known, commune, onCommune }: StructureFieldsProps) {
  const id = (name: string) => prefix + name
  return (
    <>
      <TextField
        id={id('name')}
        name={id('name')}
        label="Nom de la structure"
        hint="Par exemple Communauté de communes du Causse"
        defaultValue={known?.name}
        maxLength={120}
        error={mistakes[id('name')]}
      />
      <SelectField
        id={id('kind')}
        name={id('kind')}
        label="Type de structure"
        defaultValue={known?.kind ?? ''}
        error={mistakes[id('kind')]}
      >
        <option value="" disabled>
          Choisir
        </option>
        {structureKinds.map((kind) => (
          <option key={kind} value={kind}>
            {structureKindLabels[kind]}
          </option>
        ))}
      </SelectField>
      <CommuneField
        id={id('communeCode')}
        label="Commune du siège"
        code={commune.code}
        name={commune.name}
        onCode={onCommune}
        error={mistakes[id('communeCode')]}
      />
    </>
  )
}

/** What to say when an answer about a structure is missing or not understood. */
export const structureSentences = {
  name: 'Écrivez le nom de la structure.',
  kind: 'Choisissez le type de la structure.',
  communeCode: 'Choisissez la commune dans la liste.',
}
