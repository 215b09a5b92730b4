import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { sayPeriod } from '#shared/periods.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { GuardedFigures } from './GuardedFigures.tsx'
import type { SharedFigures } from './shown.ts'
import './dashboard.css'
import './dashboard-print.css'

/** An advisor’s figures, for whoever has the address: read only, counts of people guarded, nobody else named. */
export function SharedFiguresPage() {
  const key = useLocation({ select: ({ hash }) => hash })
  const [year, setYear] = useState<number>()
  const shared = useShared(key, year)
  const title = shared.data ? `Les chiffres de ${shared.data.name}` : 'Des chiffres partagés'
  return (
    <Stack gap="large" className="dashboard">
      <Title>{title}</Title>
      <meta name="robots" content="noindex" />
      <header className="dashboard-head">
        <h1>{title}</h1>
        {shared.data && <Head shared={shared.data} onYear={setYear} />}
      </header>
      {shared.isLoading && <Skeleton lines={8} />}
      {(shared.error || !isKey(key)) && (
        <Alert tone="warning" title="Cette adresse ne montre rien">
          {isKey(key) && refusalOf(shared.error) !== 'notFound' ? (
            sayFailure(shared.error)
          ) : (
            <>Elle a été changée ou coupée, ou n’est pas complète. Demandez-la à qui vous l’a donnée.</>
          )}
        </Alert>
      )}
      {shared.data?.figures && <GuardedFigures figures={shared.data.figures} />}
      {shared.data && !shared.data.figures && (
        <EmptyState title="Aucun mois n’est encore fini depuis la première séance.">
          <p>Les chiffres paraîtront au début du mois prochain.</p>
        </EmptyState>
      )}
    </Stack>
  )
}

function Head({ shared, onYear }: { shared: SharedFigures; onYear: (year: number) => void }) {
  const { structureName, years, year, figures } = shared
  return (
    <>
      <p className="lead">Conseil numérique, {structureName}</p>
      {years.length > 1 && (
        <Segmented
          legend="Année"
          choices={years.map((each) => ({ value: String(each), label: String(each) }))}
          values={[String(year)]}
          onChange={({ currentTarget: { value } }) => onYear(Number(value))}
        />
      )}
      {figures && (
        <p className="mention dashboard-as-of">
          {sayPeriod(figures.period)}.
          <Button type="button" look="quiet" onClick={() => window.print()}>
            Imprimer
          </Button>
        </p>
      )}
    </>
  )
}

const isKey = (key: string) => /^[\w-]{43}$/.test(key)

/** Asked by POST, so that the key is in no address that a server sees; kept in this page's memory only. */
function useShared(key: string, year: number | undefined) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: ['shared figures', key, year],
    queryFn: (): Promise<SharedFigures> =>
      client.statistics.shared.mutate({ key, ...(year !== undefined && { year }) }),
    enabled: isKey(key),
    placeholderData: keepPreviousData,
  })
}
