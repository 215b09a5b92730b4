import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { LetterState } from '#shared/letters.ts'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Unanswered } from '../Unanswered.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Stack } from '../ui/Stack.tsx'
import { useToday } from '../today.ts'
import { channelLabels, kindLabels, outcomeOf, saidAt, stateTitles, titleOf } from './outbox-words.ts'
import './outbox.css'

type Letter = inferRouterOutputs<AppRouter>['notifications']['outbox'][number]

/** What needs somebody first, then what is to leave, what has left, and what no longer had to. */
const inOrder: readonly LetterState[] = ['untold', 'waiting', 'sent', 'delivered', 'called', 'pointless']

/** The last hundred messages: to whom, what they say, and what became of them; readable without any mail server. */
export function OutboxPage() {
  const outbox = useQuery(useTRPC().notifications.outbox.queryOptions())
  return (
    <Stack>
      <Title>Boîte d’envoi</Title>
      <PageHead title="Boîte d’envoi" lead="Les cent derniers messages écrits aux usagers, par état." />
      <Unanswered asked={outbox} lines={3} />
      {outbox.data?.length === 0 && (
        <EmptyState title="Aucun message pour le moment">
          <p>Le premier rendez-vous pris avec un portable ou un courriel en écrira un.</p>
        </EmptyState>
      )}
      {inOrder.map((state) => (
        <LettersOf
          key={state}
          state={state}
          letters={outbox.data?.filter((one) => one.state === state) ?? []}
        />
      ))}
    </Stack>
  )
}

function LettersOf({ state, letters }: { state: LetterState; letters: Letter[] }) {
  const { zone } = useToday()
  if (letters.length === 0) return null
  const title = `${stateTitles[state]} (${letters.length})`
  return (
    <Stack gap="small">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        captionHidden
        rows={letters}
        rowKey={(letter) => letter.id}
        columns={[
          { key: 'kind', label: 'Message', cell: (letter) => kindLabels[letter.kind] },
          { key: 'to', label: 'Pour', cell: (letter) => letter.written?.to ?? '–' },
          { key: 'channel', label: 'Par', cell: (letter) => channelLabels[letter.channel] },
          {
            key: 'outcome',
            label: 'Résultat',
            cell: (letter) => outcomeOf(letter, { zone, now: Date.now() }),
          },
          {
            key: 'at',
            label: 'Écrit',
            cell: (letter) => saidAt(letter.createdAt, zone),
            sortBy: (letter) => letter.createdAt,
          },
          { key: 'text', label: 'Texte', cell: (letter) => <Text letter={letter} /> },
        ]}
      />
    </Stack>
  )
}

function Text({ letter }: { letter: Letter }) {
  const { written } = letter
  if (!written) return 'N’est plus à dire.'
  if (written.text === '') return `${written.subject} (${letter.kind === 'month' ? onlyTheirs : namesPeople})`
  return (
    <Disclosure title={titleOf(letter, written.subject)}>
      <p className="outbox-text">{written.text}</p>
    </Disclosure>
  )
}

const namesPeople = 'le texte nomme des personnes\u00a0: seul le conseiller le lit'
const onlyTheirs = 'ces chiffres sont ceux que voit la personne\u00a0: elle seule les lit'
