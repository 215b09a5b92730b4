import { columnsWritten, type SessionColumn } from '#shared/session-columns.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'

/** What each column of the file holds: the same words as in the file itself. */
export const ExportColumns = () => (
  <Disclosure title="Ce que contient le fichier">
    <p>
      Une ligne par séance. Personne n’y est nommé en dehors de vos collègues, et vos notes n’y sont que si
      vous le demandez. Ce fichier peut être importé à nouveau ici.
    </p>
    <DataTable<SessionColumn>
      caption="Les colonnes du fichier"
      columns={[
        { key: 'name', label: 'Colonne', cell: ({ name }) => name },
        { key: 'holds', label: 'Ce qu’elle contient', cell: ({ holds }) => holds },
      ]}
      rows={columnsWritten({ notes: true })}
      rowKey={({ name }) => name}
    />
  </Disclosure>
)
