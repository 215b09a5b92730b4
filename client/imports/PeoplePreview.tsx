import type { Ground } from '#shared/imported-ground.ts'
import type { PersonRead } from '#shared/imported-people.ts'
import { sayPhone } from '#shared/speech.ts'
import { DataTable } from '../ui/DataTable.tsx'

type PeoplePreviewProps = { people: readonly PersonRead[]; ground: Ground }

/** The first people of the file, as their records will be. */
export function PeoplePreview({ people, ground }: PeoplePreviewProps) {
  const shown = people
    .slice(0, 8)
    .flatMap(({ beneficiary, line }) => (beneficiary ? [{ ...beneficiary, line }] : []))
  return (
    <DataTable
      caption="Les premières fiches"
      rows={shown}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'name', label: 'Personne', cell: ({ firstName, lastName }) => `${firstName} ${lastName}` },
        { key: 'year', label: 'Naissance', numeric: true, cell: ({ birthYear }) => birthYear },
        {
          key: 'phone',
          label: 'Téléphone',
          cell: ({ phone, hasNoPhone }) => (phone ? sayPhone(phone) : hasNoPhone ? 'aucun' : ''),
        },
        { key: 'email', label: 'Courriel', cell: ({ email }) => email },
        {
          key: 'commune',
          label: 'Commune',
          cell: ({ communeCode }) => ground.communes.find(({ code }) => code === communeCode)?.name,
        },
        { key: 'notes', label: 'Notes', cell: ({ notes }) => notes },
        { key: 'line', label: 'Ligne', numeric: true, cell: ({ line }) => line },
      ]}
    />
  )
}
