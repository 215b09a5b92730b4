import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { territoryIndicators } from '#shared/indicators.ts'
import { sayPeriod } from '#shared/periods.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { ChartMentions } from '../ui/charts/ChartFiles.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { AppointmentsThere } from './AppointmentsThere.tsx'
import { useAsked } from './asked.ts'
import { Chips } from './Chips.tsx'
import { CountryUntold } from './CountryUntold.tsx'
import { Coverage } from './Coverage.tsx'
import { Definitions } from './Definition.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { Months } from './Months.tsx'
import { People } from './People.tsx'
import { Questions } from './Questions.tsx'
import { sinceTheBeginning } from '#shared/dashboard-search.ts'
import { Sentence } from './Sentence.tsx'
import { type Dashboard, sayMoment } from './shown.ts'
import { Territories, type TerritoriesAnswer } from './Territories.tsx'
import { Themes } from './Themes.tsx'
import { Topics } from './Topics.tsx'
import { useFiltersSaid } from './use-filters.ts'
import { leavingDepartement, WayUp } from './WayUp.tsx'
import { KeepView } from './views/KeepView.tsx'
import './dashboard.css'
import './dashboard-print.css'

const TerritoryMap = lazy(() => import('./map/TerritoryMap.tsx'))

/** « Ce que change le programme »: the three themes, territory by territory. */
export function DashboardPage() {
  const { question, zone, search, isKnown } = useAsked()
  const trpc = useTRPC()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const answer = useQuery(trpc.statistics.dashboard.queryOptions(question, asked))
  const territories = useQuery(trpc.statistics.territories.queryOptions(question, asked))
  const dashboard = answer.data
  const filters = useFiltersSaid(dashboard)
  const where = dashboard?.path.at(-1)?.name
  const title = useFocusWhenMoved(`${search.territoire} ${search.lieu}`)
  return (
    <Stack gap="large" className="dashboard">
      <Title>{`Ce que change le programme${where ? ` · ${where}` : ''}`}</Title>
      <header className="dashboard-head">
        {dashboard && <WayUp path={dashboard.path} />}
        <h1 ref={title}>
          Ce que change le programme
          {where && <span className="heard-only">{`, ${where}, ${sayPeriod(question)}`}</span>}
        </h1>
        <Sentence dashboard={dashboard} />
        {dashboard && <Chips dashboard={dashboard} />}
        {dashboard && (
          <div className="mention dashboard-as-of">
            Données au {sayMoment(dashboard.asOf, zone)}.
            <Button type="button" look="quiet" onClick={() => window.print()}>
              Imprimer
            </Button>
            <ButtonLink look="quiet" to="/tableau-de-bord/emporter" search={search}>
              Emporter
            </ButtonLink>
            <KeepView search={search} question={question} territory={where ?? ''} />
            <ButtonLink look="quiet" to="/tableau-de-bord/vues">
              Mes vues
            </ButtonLink>
          </div>
        )}
      </header>
      {!dashboard && !answer.error && <Skeleton lines={8} />}
      {answer.error && <Failed error={answer.error} />}
      {dashboard && (
        <ChartMentions
          value={[
            `${where}, ${sayPeriod(question)}. Données au ${sayMoment(dashboard.asOf, zone)}.`,
            ...filters,
          ]}
        >
          <Figures dashboard={dashboard} territories={territories} isOld={answer.isPlaceholderData} />
        </ChartMentions>
      )}
    </Stack>
  )
}

type FiguresProps = { dashboard: Dashboard; territories: TerritoriesAnswer; isOld: boolean }

function Figures({ dashboard, territories, isOld }: FiguresProps) {
  const { there, question } = useAsked()
  const isEmpty = dashboard.now.sessions === 0
  return (
    <div className="stack stack-large dashboard-figures" aria-busy={isOld}>
      {isEmpty ? (
        <Nothing />
      ) : (
        <>
          <KeyFigures shown={dashboard} />
          <Themes shown={dashboard} />
          <Questions dashboard={dashboard} />
        </>
      )}
      <Suspense fallback={<Skeleton lines={8} />}>
        <TerritoryMap question={question} dashboard={dashboard} territories={territories} />
      </Suspense>
      <Territories dashboard={dashboard} answer={territories} />
      <Coverage question={question} />
      {!there && <CountryUntold />}
      {!isEmpty && <Months months={dashboard.months} />}
      {!isEmpty && <Topics shown={dashboard} />}
      {there && !isEmpty && <People question={there} dashboard={dashboard} rows={territories.data} />}
      {there && <AppointmentsThere question={there} />}
      <Definitions of={territoryIndicators} />
    </div>
  )
}

/** Another's address may lead where one sees nothing: one's own département is there. */
function Failed({ error }: { error: unknown }) {
  const { search } = useAsked()
  return (
    <Alert tone="error">
      {sayFailure(error)}{' '}
      {refusalOf(error) === 'notYours' && (
        <RouteLink to="/tableau-de-bord" search={{ ...search, ...leavingDepartement, territoire: undefined }}>
          Voir votre département
        </RouteLink>
      )}
    </Alert>
  )
}

/** No session there and then: where there are some. */
function Nothing() {
  const { search, choices } = useAsked()
  const since = choices?.firstMonth && { periode: sinceTheBeginning, du: undefined, au: undefined }
  return (
    <EmptyState title="Aucune séance n’est notée ici sur cette période.">
      {since ? (
        <RouteLink to="/tableau-de-bord" search={{ ...search, ...since }}>
          Voir depuis la première séance
        </RouteLink>
      ) : (
        <p>Les chiffres apparaîtront dès qu’un conseiller aura noté un accompagnement.</p>
      )}
    </EmptyState>
  )
}

/** Going to another territory, the title says where one is; the link that led there is no longer on the page. */
function useFocusWhenMoved(territory: string | undefined) {
  const title = useRef<HTMLHeadingElement>(null)
  const from = useRef(territory)
  useEffect(() => {
    if (from.current === territory) return
    from.current = territory
    if (!title.current || document.activeElement?.closest('.asked')) return
    title.current.tabIndex = -1
    title.current.focus()
  }, [territory])
  return title
}
