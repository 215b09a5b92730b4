import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { initiativeKindLabels, initiativeKinds, type InitiativeKind } from '#shared/initiatives.ts'
import { mayAny } from '#shared/permissions.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { useActor } from '../actor.ts'
import { Title } from '../Title.tsx'
import { Unanswered } from '../Unanswered.tsx'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { SelectField } from '../ui/Field.tsx'
import { plural } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { InitiativeDialog } from './InitiativeDialog.tsx'
import type { KnownInitiative, ListedInitiatives } from './known-initiative.ts'
import './initiatives.css'

/** What coordinators do for their département, year by year; never among the figures of advisors. */
export function InitiativesPage() {
  const { annee, genre } = useSearch({ from: '/staff/actions' })
  const { today } = useToday()
  const year = annee ?? Number(today.slice(0, 4))
  const listed = useQuery(useTRPC().initiatives.list.queryOptions({ year, ...(genre && { kind: genre }) }))
  const [opened, setOpened] = useState<KnownInitiative | 'new' | null>(null)
  const mayRecord = mayAny(useActor() ?? null, 'record', 'initiative')
  return (
    <Stack className="initiatives">
      <Title>Actions de coordination</Title>
      <PageHead
        title="Actions de coordination"
        lead="Animations, événements, partenariats. Elles restent à part des chiffres des conseillers."
      >
        {mayRecord && (
          <Button type="button" onClick={() => setOpened('new')}>
            Noter une action
          </Button>
        )}
      </PageHead>
      <Asked year={year} kind={genre} firstYear={listed.data?.firstYear ?? null} />
      <Unanswered asked={listed} lines={5} />
      {listed.data && (
        <>
          <Totals totals={listed.data.totals} year={year} />
          <List
            initiatives={listed.data.initiatives}
            caption={`Actions de ${year}${genre ? `, ${initiativeKindLabels[genre].toLowerCase()}` : ''}`}
            onOpen={mayRecord ? setOpened : null}
          />
        </>
      )}
      {opened && (
        <InitiativeDialog known={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </Stack>
  )
}

type AskedProps = { year: number; kind: InitiativeKind | undefined; firstYear: number | null }

function Asked({ year, kind, firstYear }: AskedProps) {
  const navigate = useNavigate()
  const thisYear = Number(useToday().today.slice(0, 4))
  const first = Math.min(firstYear ?? thisYear, year)
  const years = Array.from({ length: Math.max(1, thisYear - first + 1) }, (_, back) => thisYear - back)
  const change = (changed: { annee?: number | undefined; genre?: InitiativeKind | undefined }) =>
    void navigate({ to: '/actions', search: (before) => ({ ...before, ...changed }), resetScroll: false })
  return (
    <Row gap="medium" className="initiatives-asked">
      <SelectField
        label="Année"
        value={year}
        onChange={({ currentTarget: { value } }) =>
          change({ annee: Number(value) === thisYear ? undefined : Number(value) })
        }
      >
        {years.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </SelectField>
      <Segmented<InitiativeKind | 'all'>
        legend="Genre"
        choices={[
          { value: 'all', label: 'Toutes' },
          ...initiativeKinds.map((each) => ({ value: each, label: initiativeKindLabels[each] })),
        ]}
        values={[kind ?? 'all']}
        onChange={({ currentTarget: { value } }) =>
          change({ genre: initiativeKinds.find((each) => each === value) })
        }
      />
    </Row>
  )
}

function Totals({ totals, year }: { totals: ListedInitiatives['totals']; year: number }) {
  return (
    <dl className="initiatives-totals" aria-label={`En ${year}`}>
      {totals.map(({ kind, initiatives, hours, participants }) => (
        <div key={kind}>
          <dt>{initiativeKindLabels[kind]}</dt>
          <dd>
            <strong>{initiatives}</strong> {sayDuration(hours * 60, 'fr')},{' '}
            {plural('fr', participants, 'participant', 'participants')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type ListProps = {
  initiatives: readonly KnownInitiative[]
  caption: string
  /** Null for whoever only reads. */
  onOpen: ((initiative: KnownInitiative) => void) | null
}

function List({ initiatives, caption, onOpen }: ListProps) {
  if (initiatives.length === 0) return <EmptyState title="Aucune action n’est notée ici." />
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={initiatives}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: 'Action',
          cell: (one) => (
            <>
              {onOpen ? (
                <button type="button" className="initiative-title" onClick={() => onOpen(one)}>
                  {one.title}
                </button>
              ) : (
                one.title
              )}
              <span className="mention initiative-told">{toldOf(one)}</span>
            </>
          ),
          sortBy: ({ title }) => title,
        },
        {
          key: 'day',
          label: 'Jour',
          cell: ({ day }) => sayDay(day, 'fr', 'short'),
          sortBy: ({ day }) => day,
        },
        {
          key: 'minutes',
          label: 'Durée',
          numeric: true,
          cell: ({ minutes }) => sayDuration(minutes, 'fr'),
          sortBy: ({ minutes }) => minutes,
        },
      ]}
    />
  )
}

/** What needs no column of its own, so that a phone shows it too. */
const toldOf = ({ kind, participants, partners, by }: KnownInitiative) =>
  [
    initiativeKindLabels[kind],
    plural('fr', participants, 'participant', 'participants'),
    partners.length > 0 && `avec ${partners.join(', ')}`,
    by,
  ]
    .filter(Boolean)
    .join(' · ')
