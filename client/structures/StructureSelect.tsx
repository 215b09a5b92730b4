import { SelectField } from '../ui/Field.tsx'

type StructureSelectProps = {
  /** Those that may be chosen; undefined until they are known. */
  structures: readonly { id: string; name: string }[] | undefined
  error: string | undefined
}

/** Which structure, by its id, under the name `structureId`; the only one there is is chosen already. */
export function StructureSelect({ structures = [], error }: StructureSelectProps) {
  return (
    <SelectField
      id="structureId"
      name="structureId"
      label="Structure"
      defaultValue={structures.length === 1 ? structures[0]?.id : ''}
      error={error}
    >
      <option value="" disabled>
        Choisir
      </option>
      {structures.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
