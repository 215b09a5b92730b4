import { type ImportedField, importedFields, type Sheet } from '#shared/imported-columns.ts'
import { columnNamed } from '#shared/session-columns.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'

type ColumnRead = { at: number; heading: string; meaning: string | null; example: string }

/** Which columns of the file are read, and as what; the names of people are not among them. */
export function ColumnsRead({ sheet }: { sheet: Sheet }) {
  const columns = columnsOf(sheet)
  const read = columns.filter(({ meaning }) => meaning !== null).length
  return (
    <Disclosure
      title={`${plural('fr', read, 'colonne reconnue', 'colonnes reconnues')} sur ${columns.length}`}
    >
      <DataTable
        caption="Colonnes du fichier et ce que nous en faisons"
        captionHidden
        rows={columns}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'heading', label: 'Dans le fichier', cell: ({ heading }) => heading },
          {
            key: 'meaning',
            label: 'Dans Permanence',
            cell: ({ meaning }) => meaning ?? <span className="mention">Laissée de côté</span>,
          },
          { key: 'example', label: 'Par exemple', cell: ({ example }) => example },
        ]}
      />
    </Disclosure>
  )
}

function columnsOf({ source, headings, columns, lines }: Sheet): ColumnRead[] {
  const meaningOf = (heading: string, field: ImportedField | null) => {
    if (source === 'permanence') return columnNamed(heading)?.name ?? null
    return field === null ? null : importedFields[field]
  }
  return headings.flatMap((heading, at) => {
    if (heading === '') return []
    const meaning = meaningOf(heading, columns[at] ?? null)
    const example = lines.find(({ cells }) => cells[at]?.trim())?.cells[at] ?? ''
    return [{ at, heading, meaning, example: meaning && meaning !== 'Notes' ? shortened(example) : '' }]
  })
}

const shortened = (text: string) => {
  const line = text.trim().replaceAll('\n', ', ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
