import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isEnoughToDivide } from '#shared/small-counts.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AppointmentMonths } from './AppointmentMonths.tsx'
import { Appointments, Figure } from './Appointments.tsx'
import { useAsked } from './asked.ts'
import { type AppointmentFigures, sayCount } from './shown.ts'
import { WeekHours } from './WeekHours.tsx'

/** What became of the appointments of the territory, and of what was offered there. */
export function AppointmentsThere({ question }: { question: DashboardQuestion }) {
  const { isKnown } = useAsked()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const { data, error } = useQuery(useTRPC().statistics.appointments.queryOptions(question, asked))
  if (error) return <Alert tone="error">{sayFailure(error)}</Alert>
  if (data === undefined) return <Skeleton lines={4} />
  if (data === null)
    return (
      <section aria-labelledby="appointments">
        <h2 id="appointments">Les rendez-vous</h2>
        <p>
          Un rendez-vous n’a ni canal, ni thème, ni étiquette, ni public&nbsp;: retirez ces filtres pour voir
          les rendez-vous.
        </p>
      </section>
    )
  const offered = data.offered.filter((each) => each.offered > 0)
  return (
    <>
      <Appointments title="Les rendez-vous" figures={data}>
        {offered.map((each) => (
          <Figure key={each.kind} of="offered" said={sayCount(each.offered)} label={offeredLabels[each.kind]}>
            {sayUnfilled(each)}
          </Figure>
        ))}
      </Appointments>
      <AppointmentMonths months={data.months} />
      <WeekHours hours={data.hours} isExact={data.isExact} />
    </>
  )
}

const offeredLabels = { individual: 'Créneaux offerts', workshop: 'Places d’atelier offertes' }

type Offered = AppointmentFigures['offered'][number]

/** Shares of what is shown, so that they tell nothing more. */
function sayUnfilled({ kind, offered, unfilled }: Offered) {
  const free = kind === 'workshop' ? 'restées libres' : 'restés libres'
  if (unfilled === null)
    return !isEnoughToDivide(offered)
      ? `trop peu pour dire combien sont ${free}`
      : `presque ${kind === 'workshop' ? 'toutes' : 'tous'} ${free}`
  if (!isEnoughToDivide(offered)) return `dont ${sayCount(unfilled)} ${free}`
  const percent = Math.round((100 * unfilled) / offered)
  return `dont ${sayCount(unfilled)} ${free}, soit ${percent}\u00a0%`
}
