import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { JournalQuestion } from '#shared/journal.ts'
import { monthOf } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Key, PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PerhapsNotedTwice } from './AlikeOfColleagues.tsx'
import { JournalDays } from './JournalDays.tsx'
import { JournalFilters } from './JournalFilters.tsx'
import { JournalTotals } from './JournalTotals.tsx'
import { TakenOut } from './TakenOut.tsx'
import { type JournalSearch, periodOf, questionOf } from './journal-search.ts'
import './journal.css'

/** « Journal »: the sessions of a period, day by day, with what they add up to. What is asked is in the address. */
export function JournalPage() {
  const search = useSearch({ from: '/staff/journal' })
  const navigate = useNavigate({ from: '/journal' })
  const { today } = useToday()
  const period = periodOf(search, today)
  const question = questionOf(search, period)
  const ask = (changed: Partial<JournalSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <Stack gap="medium">
      <Title>Journal</Title>
      <PageHead title="Journal" lead="Vos accompagnements, jour par jour">
        <ButtonLink to="/noter" aria-keyshortcuts="n">
          Noter un accompagnement
          <Key>n</Key>
        </ButtonLink>
      </PageHead>
      <p>
        <RouteLink to="/noter/matinee">Noter une matinée entière</RouteLink>
        {' · '}
        <RouteLink to="/journal/mois" search={{ mois: monthOf(period.to) }}>
          Voir le mois en calendrier
        </RouteLink>
        {' · '}
        <RouteLink to="/journal/exporter" search={search}>
          Exporter
        </RouteLink>
        {' · '}
        <RouteLink to="/journal/importer">Importer</RouteLink>
      </p>
      <JournalFilters search={search} period={period} today={today} ask={ask} />
      <Shown key={JSON.stringify(question)} question={question} onForget={() => ask(noFilter)} />
      <PerhapsNotedTwice />
      <TakenOut />
    </Stack>
  )
}

const noFilter = {
  sorte: undefined,
  canal: undefined,
  theme: undefined,
  thematique: undefined,
  lieu: undefined,
  etiquette: undefined,
  mots: undefined,
}

function Shown({ question, onForget }: { question: JournalQuestion; onForget: () => void }) {
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.sessions.journalDays.queryOptions(question))
  if (error) return <Alert tone="error">{sayFailure(error)}</Alert>
  if (!data) return <Skeleton lines={8} />
  const { totals, days } = data
  if (days.length === 0) return <Nothing isFiltered={isFiltered(question)} onForget={onForget} />
  return (
    <>
      <JournalTotals totals={totals} />
      <JournalDays question={question} days={days} />
    </>
  )
}

function Nothing({ isFiltered: filtered, onForget }: { isFiltered: boolean; onForget: () => void }) {
  return filtered ? (
    <EmptyState title="Aucun accompagnement ne correspond">
      <Button type="button" look="secondary" onClick={onForget}>
        Enlever tous les filtres
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title="Rien n’est noté sur cette période">
      <p>Un accompagnement se note en vingt secondes, même plusieurs jours après.</p>
      <ButtonLink to="/noter">Noter un accompagnement</ButtonLink>
    </EmptyState>
  )
}

const isFiltered = (question: JournalQuestion) =>
  Object.keys(question).some((key) => key !== 'from' && key !== 'to')
