import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { IndicatorName } from '#shared/indicators.ts'
import { publicAddressOf, sayPublicPeriod, shortNameOf } from '#shared/public-figures.ts'
import { sayPeriod } from '#shared/periods.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Definitions } from './Definition.tsx'
import { GuardedMention } from './GuardedMention.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { Months } from './Months.tsx'
import { PublicBelow } from './PublicBelow.tsx'
import { few, type PublicFigures, sayCount, sayHours, sayWhichDepartements } from './shown.ts'
import { Themes } from './Themes.tsx'
import { Topics } from './Topics.tsx'
import './dashboard.css'
import './dashboard-print.css'
import './public.css'

/** What the programme changes in a territory, for anybody: a page that a mayor may share. */
export function PublicFiguresPage() {
  const { departement, epci, commune } = useParams({ strict: false })
  const { periode } = useSearch({ strict: false })
  const trpc = useTRPC()
  const answer = useQuery(
    trpc.statistics.public.queryOptions(
      {
        ...(departement && { departement }),
        ...(epci && { epci }),
        ...(commune && { commune }),
        ...(periode && { period: periode }),
      },
      { placeholderData: keepPreviousData, retry: false },
    ),
  )
  const shown = answer.data
  const name = shown && shortNameOf(shown.names.at(-1) ?? '')
  const title = name ? `Ce que change le programme, ${name}` : 'Ce que change le programme'
  return (
    <Stack gap="large" className="dashboard public-figures">
      <Title>{shown?.period ? `${title}, ${sayPublicPeriod(shown.period).toLowerCase()}` : title}</Title>
      <header className="dashboard-head">
        {shown && <Way shown={shown} />}
        <h1>{title}</h1>
        {shown && <Head shown={shown} />}
      </header>
      {answer.isLoading && <Skeleton lines={8} />}
      {answer.error && (
        <Alert tone="warning" title="Cette page n’existe pas">
          {refusalOf(answer.error) === 'notFound' ? (
            <>
              Aucun territoire, ou aucune période, ne porte ce nom.{' '}
              <RouteLink to="/chiffres">Voir tout le département</RouteLink>
            </>
          ) : (
            sayFailure(answer.error)
          )}
        </Alert>
      )}
      {shown && !answer.error && <Figures shown={shown} isOld={answer.isPlaceholderData} />}
    </Stack>
  )
}

function Way({ shown: { names, above, period, periods } }: { shown: PublicFigures }) {
  const way = [
    ...above,
    ...names.slice(0, -1).map((name, at) => ({ name, address: publicAddressOf(names.slice(0, at + 1)) })),
  ]
  if (way.length === 0) return null
  const search = period && period.code !== periods[0]?.code ? { periode: period.code } : {}
  return (
    <Breadcrumb>
      {way.map(({ name, address }) => (
        <RouteLink key={address} to={address as '/chiffres'} search={search}>
          {shortNameOf(name)}
        </RouteLink>
      ))}
      {shortNameOf(names.at(-1) ?? '')}
    </Breadcrumb>
  )
}

function Head({ shown: { level, below, period, periods, address, figures } }: { shown: PublicFigures }) {
  if (!period) return null
  return (
    <>
      <p className="lead">{sentenceOf(figures)}</p>
      {level === 'country' && <p className="mention">{sayWhichDepartements(below)}</p>}
      <nav aria-label="Période" className="public-periods">
        {(['year', 'schoolYear', 'quarter'] as const).map((kind) => (
          <ul key={kind}>
            {periods
              .filter((each) => each.kind === kind)
              .slice(0, mostPeriods[kind])
              .map((each) => (
                <li key={each.code}>
                  <RouteLink
                    to={address as '/chiffres'}
                    search={{ periode: each.code }}
                    {...(each.code === period.code && { 'aria-current': 'page' as const })}
                  >
                    {sayPublicPeriod(each)}
                  </RouteLink>
                </li>
              ))}
          </ul>
        ))}
      </nav>
      <p className="mention dashboard-as-of">
        {sentenceCase(sayPeriod(period))}.
        <Button type="button" look="quiet" onClick={() => window.print()}>
          Imprimer
        </Button>
      </p>
    </>
  )
}

const mostPeriods = { year: 4, schoolYear: 3, quarter: 6 }

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function sentenceOf(figures: PublicFigures['figures']): string {
  if (!figures) return ''
  const { participants, sessions, hours } = figures.now
  const time = hours === null ? '' : ` et ${sayHours(hours)}`
  return `Les conseillers numériques ont fait ${sayCount(participants)} accompagnements en ${sayCount(sessions)} séances${time}. C’est gratuit.`
}

function Figures({ shown, isOld }: { shown: PublicFigures; isOld: boolean }) {
  const { figures, below, names } = shown
  if (!figures || figures.now.sessions === 0)
    return (
      <>
        <EmptyState title="Aucune séance n’est notée ici sur cette période.">
          <p>
            <RouteLink to="/{-$lang}">Prendre rendez-vous près de chez soi</RouteLink>
          </p>
        </EmptyState>
        <PublicBelow rows={below} name={names.at(-1) ?? ''} />
      </>
    )
  return (
    <div className="stack stack-large dashboard-figures" aria-busy={isOld}>
      <Themes shown={figures} />
      <KeyFigures shown={figures} />
      <GuardedMention />
      <Months months={figures.months} untold={few} />
      <Topics shown={figures} />
      <PublicBelow rows={below} name={names.at(-1) ?? ''} />
      <p className="public-book">
        <RouteLink to="/{-$lang}">Prendre rendez-vous avec un conseiller numérique</RouteLink>
      </p>
      <Definitions of={publicIndicators} />
    </div>
  )
}

const publicIndicators = [
  'frequency',
  'themeHours',
  'sessions',
  'participants',
  'hours',
  'participantHours',
  'newcomers',
  'referral',
  'topics',
  'coverage',
] as const satisfies IndicatorName[]
