import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayAny } from '#shared/permissions.ts'
import { structureKindLabels } from '#shared/structures.ts'
import { useActor } from '../actor.ts'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Unanswered } from '../Unanswered.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { StructureDialog, type KnownStructure } from './StructureDialog.tsx'

/** The employers that host advisors; who administers adds and corrects them. */
export function StructuresPage() {
  const structures = useQuery(useTRPC().structures.list.queryOptions())
  const mayAdminister = mayAny(useActor() ?? null, 'administer', 'structure')
  const [open, setOpen] = useState<KnownStructure | 'new' | null>(null)
  return (
    <Stack>
      <Title>Structures d’accueil</Title>
      <Row gap="medium">
        <h1>Structures d’accueil</h1>
        {mayAdminister && (
          <Button type="button" onClick={() => setOpen('new')}>
            Ajouter une structure
          </Button>
        )}
      </Row>
      <Unanswered asked={structures} lines={3} />
      {structures.data?.length === 0 && (
        <EmptyState title="Aucune structure pour le moment">
          <p>Une structure emploie des conseillers numériques&nbsp;: commencez par la vôtre.</p>
        </EmptyState>
      )}
      {structures.data && structures.data.length > 0 && (
        <DataTable
          caption="Structures d’accueil"
          captionHidden
          rows={structures.data}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', label: 'Nom', cell: ({ name }) => name, sortBy: ({ name }) => name },
            { key: 'kind', label: 'Type', cell: ({ kind }) => structureKindLabels[kind] },
            { key: 'commune', label: 'Commune', cell: ({ communeName }) => communeName ?? '–' },
            {
              key: 'advisors',
              label: 'Conseillers',
              numeric: true,
              cell: ({ advisors }) => advisors,
              sortBy: ({ advisors }) => advisors,
            },
            ...(mayAdminister
              ? [
                  {
                    key: 'acts',
                    label: 'Actions',
                    cell: (row: KnownStructure) => (
                      <Button
                        type="button"
                        look="quiet"
                        aria-label={`Corriger : ${row.name}`}
                        onClick={() => setOpen(row)}
                      >
                        Corriger
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && <StructureDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Stack>
  )
}
