import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paris } from '#shared/availability.ts'
import { partnerScopes } from '#shared/open-data.ts'
import { sayDay } from '#shared/speech.ts'
import { dayOf } from '#shared/time.ts'
import { useSettings } from '../settings.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { AskedAct } from '../ui/AskedAct.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Badge, EmptyState } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { AddKeyDialog } from './AddKeyDialog.tsx'
import { KeyShown } from './KeyShown.tsx'
import { type KnownKey, useKeyActs } from './use-key-acts.ts'

/** The keys with which partners read more of the public API: given, renewed, revoked; each is shown once. */
export function PartnerKeysPage() {
  const keys = useQuery(useTRPC().openData.keys.queryOptions())
  const acts = useKeyActs()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <Stack>
      <Title>Clés des partenaires</Title>
      <PageHead
        title="Clés des partenaires"
        lead="Pour qui lit beaucoup l’API, ou lit les chiffres exacts de sa structure. Sans clé, tout le reste est ouvert."
      >
        <Button type="button" onClick={() => setIsAdding(true)}>
          Donner une clé
        </Button>
      </PageHead>
      <p>
        <RouteLink to="/donnees-ouvertes/api">Documentation de l’API</RouteLink>
      </p>
      {keys.isPending && <Skeleton />}
      {(keys.error ?? acts.failure) && (
        <Alert tone="error" appears>
          {sayFailure(keys.error ?? acts.failure)}
        </Alert>
      )}
      {keys.data?.length === 0 && (
        <EmptyState title="Aucune clé pour le moment">
          <p>La lecture ouverte suffit presque toujours.</p>
        </EmptyState>
      )}
      {keys.data && keys.data.length > 0 && <KeyTable keys={keys.data} acts={acts} />}
      {isAdding && <AddKeyDialog onClose={() => setIsAdding(false)} />}
      {acts.renewed && <KeyShown secret={acts.renewed.key} renews onClose={acts.forgetRenewed} />}
    </Stack>
  )
}

type KeyTableProps = { keys: readonly KnownKey[]; acts: ReturnType<typeof useKeyActs> }

function KeyTable({ keys, acts }: KeyTableProps) {
  const settings = useSettings()
  const say = (at: number | null) =>
    at === null ? '–' : sayDay(dayOf(at, settings?.departement.zone ?? paris), 'fr', 'without weekday')
  return (
    <DataTable
      caption="Clés données"
      captionHidden
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: 'Partenaire',
          cell: (key) => (
            <>
              {key.name} <State known={key} />
            </>
          ),
          sortBy: ({ name }) => name,
        },
        {
          key: 'scopes',
          label: 'Ouvre',
          cell: ({ scopes, structureName }) =>
            scopes
              .map((scope) =>
                scope === 'structureFigures'
                  ? `Chiffres exacts de ${structureName}`
                  : partnerScopes[scope].name,
              )
              .join(', '),
        },
        { key: 'hint', label: 'Finit par', cell: ({ hint }) => <code>{hint}</code> },
        { key: 'created', label: 'Donnée le', cell: ({ createdAt }) => say(createdAt) },
        {
          key: 'used',
          label: 'A servi le',
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'jamais' : say(lastUsedAt)),
          sortBy: ({ lastUsedAt }) => lastUsedAt,
        },
        { key: 'acts', label: 'Actions', cell: (key) => <Acts known={key} acts={acts} /> },
      ]}
    />
  )
}

function State({ known: { state } }: { known: KnownKey }) {
  if (state === 'over') return <Badge>Ne sert plus</Badge>
  return state === 'ending' ? <Badge tone="strong">Renouvelée, encore un jour</Badge> : null
}

function Acts({ known, acts }: { known: KnownKey; acts: KeyTableProps['acts'] }) {
  const { id, name, state } = known
  if (state === 'over') return null
  return (
    <Row>
      {state === 'open' && (
        <AskedAct
          label="Renouveler"
          about={name}
          title={`Renouveler la clé de ${name}\u00a0?`}
          says="Une nouvelle clé sera montrée une seule fois. L’ancienne ouvre encore pendant un jour, le temps de la changer."
          act="Renouveler"
          onYes={() => acts.renew(id)}
          busy={acts.busy}
        />
      )}
      <AskedAct
        label="Révoquer"
        about={name}
        title={`Révoquer la clé de ${name}\u00a0?`}
        says="Elle n’ouvre plus rien, tout de suite et pour toujours."
        act="Révoquer"
        onYes={() => acts.revoke(id)}
        busy={acts.busy}
      />
    </Row>
  )
}
