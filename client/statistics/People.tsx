import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useAsked } from './asked.ts'
import { AutonomyMonths } from './AutonomyMonths.tsx'
import { Publics } from './Publics.tsx'
import { Residences } from './Residences.tsx'
import type { Dashboard, TerritoryRow } from './shown.ts'
import { Ways } from './Ways.tsx'

type PeopleProps = {
  question: DashboardQuestion
  dashboard: Dashboard
  rows: readonly TerritoryRow[] | undefined
}

/** How people are received, who they are, where they live: read from the sessions themselves, after the rest. */
export function People({ question, dashboard, rows = [] }: PeopleProps) {
  const { isKnown } = useAsked()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const people = useQuery(useTRPC().statistics.people.queryOptions(question, asked))
  if (people.error) return <Alert tone="error">{sayFailure(people.error)}</Alert>
  if (!people.data) return <Skeleton lines={8} />
  return (
    <>
      <Ways {...people.data} referralShare={dashboard.now.referralShare} />
      <AutonomyMonths months={people.data.autonomyByMonth} />
      <Publics people={people.data} />
      <Residences people={people.data} dashboard={dashboard} rows={rows} />
    </>
  )
}
