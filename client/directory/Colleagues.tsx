import { roleLabels } from '#shared/permissions.ts'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import type { Colleague } from './known.ts'

export function Colleagues({ colleagues }: { colleagues: readonly Colleague[] }) {
  if (colleagues.length === 0) return <EmptyState title="Personne ne répond à cette recherche." />
  return (
    <DataTable
      caption={said(colleagues.length)}
      rows={colleagues}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: 'Nom',
          cell: ({ name, isMe, roles }) => (
            <>
              {name}
              {isMe && ' (vous)'}
              <span className="mention directory-more">
                {roles.map((role) => roleLabels[role]).join(', ')}
              </span>
            </>
          ),
          sortBy: ({ name }) => name,
        },
        {
          key: 'phone',
          label: 'Téléphone',
          cell: ({ phone }) => (phone === null ? '–' : <PhoneLink phone={phone} />),
        },
        {
          key: 'email',
          label: 'Adresse électronique',
          cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a>,
        },
        {
          key: 'structure',
          label: 'Structure d’accueil',
          cell: ({ structureName }) => structureName ?? '–',
          sortBy: ({ structureName }) => structureName,
        },
        {
          key: 'places',
          label: 'Reçoit à',
          cell: ({ places }) => places.map(({ name }) => name).join(', ') || '–',
        },
      ]}
    />
  )
}

const said = (count: number) => (count > 1 ? `${count}\u00a0collègues` : 'Un collègue')
