import { useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { JournalQuestion } from '#shared/journal.ts'
import { sayDuration } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { DayHeading } from '../ui/DayHeading.tsx'
import { plural } from '../ui/lang.ts'
import { Key, PageHead } from '../ui/PageHead.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { Line } from './first-told.ts'
import { JournalFilters } from './JournalFilters.tsx'
import { JournalLine } from './JournalLine.tsx'
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
      <JournalFilters search={search} period={period} today={today} ask={ask} />
      <Lines key={JSON.stringify(question)} question={question} onForget={() => ask(noFilter)} />
    </Stack>
  )
}

const noFilter = {
  sorte: undefined,
  canal: undefined,
  theme: undefined,
  thematique: undefined,
  lieu: undefined,
  mots: undefined,
}

type After = NonNullable<JournalQuestion['after']>

function Lines({ question, onForget }: { question: JournalQuestion; onForget: () => void }) {
  const trpc = useTRPC()
  const [afters, setAfters] = useState<(After | undefined)[]>([undefined])
  const pages = useQueries({
    queries: afters.map((after) =>
      trpc.sessions.journal.queryOptions({ ...question, ...(after && { after }) }),
    ),
  })
  const [first] = pages
  const last = pages.at(-1)
  if (first?.error) return <Alert tone="error">{sayFailure(first.error)}</Alert>
  if (!first?.data) return <Skeleton lines={8} />
  const { totals } = first.data
  const lines = pages.flatMap(({ data }) => data?.sessions ?? [])
  const next = last?.data?.next
  if (totals.sessions === 0) return <Nothing isFiltered={isFiltered(question)} onForget={onForget} />
  return (
    <>
      <p className="journal-totals figures" aria-live="polite">
        <strong>{plural('fr', totals.sessions, 'séance', 'séances')}</strong>
        <span>{plural('fr', totals.participants, 'accompagnement', 'accompagnements')}</span>
        <span>{sayDuration(totals.minutes, 'fr')}</span>
      </p>
      {byDay(lines).map(([day, ofDay]) => (
        <section key={day} className="journal-day">
          <div className="journal-date">
            <DayHeading day={day} />
            <span className="mention figures">{sayDuration(sumOf(ofDay), 'fr')}</span>
          </div>
          <ul>
            {ofDay.map((line) => (
              <JournalLine key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
      <ShowMore
        shown={lines.length}
        total={totals.sessions}
        busy={last?.isFetching ?? false}
        onMore={() => next && setAfters((before) => [...before, next])}
      />
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

const sumOf = (lines: Line[]) => lines.reduce((sum, { minutes }) => sum + minutes, 0)

function byDay(lines: Line[]): [string, Line[]][] {
  const days = new Map<string, Line[]>()
  for (const line of lines) days.set(line.day, [...(days.get(line.day) ?? []), line])
  return [...days]
}
