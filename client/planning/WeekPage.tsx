import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { TimelineActs } from '../appointments/timeline.ts'
import { sayDay } from '#shared/speech.ts'
import { addDays, type Day, weekOf } from '#shared/time.ts'
import { BookForButton } from '../appointments/BookForButton.tsx'
import { useActor } from '../actor.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { AddIcon } from '../ui/icons.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { AddDialog } from './AddDialog.tsx'
import { AppointmentDialog } from './AppointmentDialog.tsx'
import { type Asked, PlanDialog } from './PlanDialog.tsx'
import type { Week, WeekAppointment } from './plans.ts'
import { useWide } from './use-wide.ts'
import { type Open, openingShown } from './week-open.ts'
import { WeekList } from './WeekList.tsx'
import './planning.css'

const BookForDialog = lazy(() =>
  import('../appointments/BookForDialog.tsx').then((opened) => ({ default: opened.BookForDialog })),
)
const DrawnWeek = lazy(() => import('./DrawnWeek.tsx').then((drawn) => ({ default: drawn.DrawnWeek })))

/** « Ma semaine », drawn or listed: the same things and the same acts in both. */
export function WeekPage() {
  const { semaine, vue } = useSearch({ from: '/staff/semaine' })
  const { today, zone } = useToday()
  const trpc = useTRPC()
  const actor = useActor()
  const isWide = useWide()
  const [open, setOpen] = useState<Open | null>(null)
  const monday = weekOf(semaine ?? today)
  const sunday = addDays(monday, 6)
  const week = useQuery(trpc.planning.week.queryOptions({ from: monday, to: sunday }))
  const isDrawn = (vue ?? (isWide ? 'calendrier' : 'liste')) === 'calendrier'
  const plan = (asked: Asked) => setOpen({ shows: 'plan', asked })
  const advisorId = actor?.advisorId
  const firstDay = today > monday && today <= sunday ? today : monday
  return (
    <Stack gap="medium">
      <Title>{`Semaine du ${sayDay(monday, 'fr', 'without weekday')}`}</Title>
      <PageHead
        title="Ma semaine"
        lead={`Du ${sayDay(monday, 'fr', 'without year')} au ${sayDay(sunday, 'fr', 'without year')}`}
      >
        <Moves monday={monday} thisMonday={weekOf(today)} vue={vue} />
      </PageHead>
      <Row className="week-tools">
        <Row>
          <BookForButton look="primary" />
          <Button
            type="button"
            look="secondary"
            aria-label="Ajouter une permanence"
            onClick={() => plan({ plans: 'newOpening', day: firstDay })}
          >
            <AddIcon />
            Permanence
          </Button>
          <Button
            type="button"
            look="secondary"
            aria-label="Ajouter une absence"
            onClick={() => plan({ plans: 'newAbsence', day: firstDay })}
          >
            <AddIcon />
            Absence
          </Button>
        </Row>
        <Views isDrawn={isDrawn} semaine={semaine} />
      </Row>
      {week.error && <Alert tone="error">{sayFailure(week.error)}</Alert>}
      {week.isPending && <Skeleton lines={10} />}
      {week.data && isDrawn && (
        <Suspense fallback={<Skeleton lines={10} />}>
          <DrawnWeek week={week.data} monday={monday} onOpen={setOpen} />
        </Suspense>
      )}
      {week.data && !isDrawn && (
        <WeekList week={week.data} monday={monday} today={today} acts={actsOn(week.data, setOpen)} />
      )}
      {open?.shows === 'plan' && advisorId && (
        <PlanDialog asked={open.asked} advisorId={advisorId} onClose={() => setOpen(null)} />
      )}
      {open?.shows === 'appointment' && (
        <AppointmentDialog
          appointment={open.appointment}
          dropped={open.dropped}
          isOutside={isOutsideIn(week.data, open.appointment)}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.shows === 'empty' && (
        <AddDialog
          span={open.span}
          zone={zone}
          onAsk={plan}
          onBook={(startsAt) => setOpen({ shows: 'booking', startsAt })}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.shows === 'booking' && (
        <Suspense>
          <BookForDialog startsAt={open.startsAt} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      <p>
        <RouteLink to="/agenda-ailleurs">Mon agenda ailleurs</RouteLink>
        <span className="mention"> Outlook, Google Agenda, téléphone</span>
      </p>
    </Stack>
  )
}

const isOutsideIn = (week: Week | undefined, { id }: WeekAppointment) =>
  week?.outside.some((one) => one.id === id) ?? false

/** The acts of the list, which name things by what its lines hold. */
const actsOn = (week: Week, setOpen: (open: Open) => void): TimelineActs => ({
  onOpening: (block) => setOpen(openingShown(week, block.id, block.startsAt)),
  onAbsence: ({ id }) => setOpen({ shows: 'plan', asked: { plans: 'absence', id } }),
  onAppointment: (appointment) => setOpen({ shows: 'appointment', appointment }),
  isOutside: (appointment) => isOutsideIn(week, appointment),
})

type MovesProps = { monday: Day; thisMonday: Day; vue: 'calendrier' | 'liste' | undefined }

function Moves({ monday, thisMonday, vue }: MovesProps) {
  const moves = [
    { label: 'Précédente', name: 'Semaine précédente', to: addDays(monday, -7) },
    ...(monday === thisMonday ? [] : [{ label: 'Cette semaine', name: 'Cette semaine', to: thisMonday }]),
    { label: 'Suivante', name: 'Semaine suivante', to: addDays(monday, 7) },
  ]
  return (
    <Row as="ul" className="week-moves">
      {moves.map(({ label, name, to }) => (
        <li key={label}>
          <ButtonLink
            to="/semaine"
            aria-label={name}
            search={{ ...(to !== thisMonday && { semaine: to }), ...(vue && { vue }) }}
            look="secondary"
          >
            {label}
          </ButtonLink>
        </li>
      ))}
    </Row>
  )
}

function Views({ isDrawn, semaine }: { isDrawn: boolean; semaine: Day | undefined }) {
  const here = semaine === undefined ? {} : { semaine }
  return (
    <nav aria-label="Présentation de la semaine" className="week-views">
      <RouteLink to="/semaine" search={{ ...here, vue: 'calendrier' }} {...current(isDrawn)}>
        Calendrier
      </RouteLink>
      <RouteLink to="/semaine" search={{ ...here, vue: 'liste' }} {...current(!isDrawn)}>
        Liste
      </RouteLink>
    </nav>
  )
}

const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined })
