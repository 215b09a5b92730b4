import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { JournalFilters } from '../sessions/JournalFilters.tsx'
import { JournalTotals } from '../sessions/JournalTotals.tsx'
import { type JournalSearch, periodOf, questionOf } from '../sessions/journal-search.ts'
import { Title } from '../Title.tsx'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Stack } from '../ui/Stack.tsx'
import { ExportColumns } from './ExportColumns.tsx'
import { ExportForm } from './ExportForm.tsx'

/** « Exporter »: one's own sessions, as the journal's filters show them, in a file that one keeps. */
export function ExportPage() {
  const trpc = useTRPC()
  const search = useSearch({ from: '/staff/journal/exporter' })
  const navigate = useNavigate({ from: '/journal/exporter' })
  const { today } = useToday()
  const period = periodOf(search, today)
  const question = questionOf(search, period)
  const { data, error } = useQuery(trpc.sessions.journalDays.queryOptions(question))
  const ask = (changed: Partial<JournalSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <Stack gap="medium">
      <Title>Exporter mon journal</Title>
      <Breadcrumb>
        <RouteLink to="/journal" search={search}>
          Journal
        </RouteLink>
        <>Exporter</>
      </Breadcrumb>
      <PageHead
        title="Exporter mon journal"
        lead="Vos accompagnements dans un fichier, à garder ou à travailler dans votre tableur"
      />
      <JournalFilters search={search} period={period} today={today} ask={ask} />
      {error && <Alert tone="error">{sayFailure(error)}</Alert>}
      {data && <JournalTotals totals={data.totals} />}
      <ExportForm key={JSON.stringify(question)} question={question} isEmpty={data?.totals.sessions === 0} />
      <ExportColumns />
    </Stack>
  )
}
