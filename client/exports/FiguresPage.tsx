import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { sayPeriod } from '#shared/periods.ts'
import { useQuestion } from '../statistics/asked.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { FiguresForm } from './FiguresForm.tsx'

/** « Emporter »: what the dashboard shows, as its filters show it, in a file for a committee or a spreadsheet. */
export function FiguresPage() {
  const search = useSearch({ from: '/staff/tableau-de-bord/emporter' })
  const { question, isKnown } = useQuestion(search)
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const { data, error } = useQuery(useTRPC().statistics.dashboard.queryOptions(question, asked))
  const where = data?.path.at(-1)?.name
  const whose = data?.structures?.map(({ name }) => name).join(', ') ?? 'toutes les structures'
  return (
    <Stack gap="medium">
      <Title>Emporter ces chiffres</Title>
      <Breadcrumb>
        <RouteLink to="/tableau-de-bord" search={search}>
          Tableau de bord
        </RouteLink>
        <>Emporter</>
      </Breadcrumb>
      <PageHead
        title="Emporter ces chiffres"
        lead="Ce que montre le tableau de bord, avec ses filtres, ses définitions et sa date"
      />
      {error && <Alert tone="error">{sayFailure(error)}</Alert>}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          <p>
            <strong>{where}</strong>, {sayPeriod(data.period)}, {whose}.
          </p>
          <p className="mention">
            {data.isExact
              ? 'Ces chiffres sont exacts, parce qu’ils sont ceux de votre structure\u00a0: un petit nombre peut y désigner quelqu’un.'
              : 'Ces chiffres sont protégés comme à l’écran\u00a0: vous pouvez les transmettre.'}
          </p>
          <FiguresForm key={JSON.stringify(question)} question={question} />
        </>
      )}
    </Stack>
  )
}
