import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { ownIndicators } from '#shared/indicators.ts'
import { sayPeriod } from '#shared/periods.ts'
import { Title } from '../Title.tsx'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Appointments } from './Appointments.tsx'
import { Definitions } from './Definition.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { Months } from './Months.tsx'
import { PeriodPanel } from './PeriodPanel.tsx'
import { periodOf, type PeriodSearch } from '#shared/dashboard-search.ts'
import { type OwnFigures, sayMoment } from './shown.ts'
import { Themes } from './Themes.tsx'
import { Topics } from './Topics.tsx'
import { Ways } from './Ways.tsx'
import './dashboard.css'
import './dashboard-print.css'

/** « Mes statistiques »: what an advisor themself did, this year unless they ask for other days. */
export function OwnFiguresPage() {
  const search = useSearch({ from: '/staff/statistiques' })
  const { today, zone } = useToday()
  const period = periodOf(search, { today, firstMonth: null })
  const own = useQuery(useTRPC().statistics.own.queryOptions(period, { placeholderData: keepPreviousData }))
  return (
    <Stack gap="large" className="dashboard">
      <Title>Mes statistiques</Title>
      <header className="dashboard-head">
        <h1>Mes statistiques</h1>
        <AskedPeriod search={search} />
        {own.data && (
          <p className="mention dashboard-as-of">
            Données au {sayMoment(own.data.asOf, zone)}.
            <Button type="button" look="quiet" onClick={() => window.print()}>
              Imprimer
            </Button>
            <RouteLink to="/statistiques/partage">Partager mes chiffres</RouteLink>
          </p>
        )}
      </header>
      {own.isLoading && <Skeleton lines={8} />}
      {own.error && <Alert tone="error">{sayFailure(own.error)}</Alert>}
      {own.data && <Figures own={own.data} isOld={own.isPlaceholderData} />}
    </Stack>
  )
}

function AskedPeriod({ search }: { search: PeriodSearch }) {
  const navigate = useNavigate()
  const { today } = useToday()
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const period = periodOf(search, { today, firstMonth: null })
  const change = (changed: PeriodSearch) =>
    navigate({ to: '/statistiques', search: { ...search, ...changed }, resetScroll: false })
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes, wherever the focus is inside
    <div className="asked" onKeyDown={({ key }) => key === 'Escape' && setIsOpen(false)}>
      <p className="asked-sentence">
        <button
          type="button"
          className="asked-part"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          title="Changer de période"
          onClick={() => setIsOpen(!isOpen)}
        >
          {sayPeriod(period)}
        </button>
      </p>
      {isOpen && (
        <section id={id} className="asked-panel" aria-label="Période">
          <PeriodPanel {...{ search, period, today, change }} />
        </section>
      )}
    </div>
  )
}

function Figures({ own, isOld }: { own: OwnFigures; isOld: boolean }) {
  return (
    <div className="stack stack-large dashboard-figures" aria-busy={isOld}>
      {own.now.sessions === 0 ? (
        <Nothing own={own} />
      ) : (
        <>
          <KeyFigures shown={own} />
          <Themes shown={own} />
          <Months months={own.months} />
          <Topics shown={own} />
          <Ways isExact {...own.ways} autonomy={own.autonomy} referralShare={own.now.referralShare} />
        </>
      )}
      <Appointments title="Mes rendez-vous" figures={{ ...own.appointments, unsettled: unsettledOf(own) }} />
      <p className="mention">
        Un atelier mené à deux compte dans les chiffres de chacun, et une seule fois dans ceux du territoire.
      </p>
      <Definitions of={ownIndicators} />
    </div>
  )
}

const unsettledOf = ({ appointments: { booked, honoured, missed } }: OwnFigures) => booked - honoured - missed

/** No session in these days: where there are some. */
function Nothing({ own: { firstMonth } }: { own: OwnFigures }) {
  const { today } = useToday()
  return (
    <EmptyState title="Vous n’avez noté aucune séance sur cette période.">
      {firstMonth === null ? (
        <RouteLink to="/noter">Noter un accompagnement</RouteLink>
      ) : (
        <RouteLink to="/statistiques" search={{ du: `${firstMonth}-01`, au: today }}>
          Voir depuis la première séance
        </RouteLink>
      )}
    </EmptyState>
  )
}
