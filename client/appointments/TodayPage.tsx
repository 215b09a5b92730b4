import { useQuery } from '@tanstack/react-query'
import { sayDay } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { capitalised } from '../ui/lang.ts'
import { Key, PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { BookForButton } from './BookForButton.tsx'
import { DayTimeline } from './DayTimeline.tsx'
import { ToCall } from './ToCall.tsx'
import { ToSettle } from './ToSettle.tsx'
import { timelineOf } from './timeline.ts'
import './agenda.css'

/** An advisor's home: the day as it goes, what remains to be settled, and one act always there. */
export function TodayPage() {
  const { today, zone } = useToday()
  const trpc = useTRPC()
  const agenda = useQuery(
    trpc.appointments.agenda.queryOptions({ from: today, to: today }, { refetchInterval: 60_000 }),
  )
  const blocks = agenda.data && timelineOf(agenda.data, today, zone)
  return (
    <Stack gap="large">
      <Title>Aujourd’hui</Title>
      <PageHead title="Aujourd’hui" lead={capitalised(sayDay(today, 'fr', 'without year'))}>
        <Row>
          <ButtonLink to="/noter" aria-keyshortcuts="n">
            Noter un accompagnement
            <Key>n</Key>
          </ButtonLink>
          <BookForButton look="secondary" />
        </Row>
      </PageHead>
      <div className="today">
        <section aria-labelledby="journee" className="today-day">
          <h2 id="journee">Ma journée</h2>
          {agenda.error && <Alert tone="error">{sayFailure(agenda.error)}</Alert>}
          {agenda.isPending && <Skeleton lines={6} />}
          {blocks &&
            (blocks.length > 0 ? (
              <DayTimeline blocks={blocks} zone={zone} />
            ) : (
              <EmptyState title="Rien de prévu aujourd’hui">
                <p>
                  {
                    'Quelqu’un est venu sans rendez-vous\u00a0? Notez-le maintenant, il sera dans votre journal.'
                  }
                </p>
                <ButtonLink to="/semaine" look="secondary">
                  Voir ma semaine
                </ButtonLink>
              </EmptyState>
            ))}
        </section>
        <div className="today-side">
          <ToCall zone={zone} />
          <ToSettle today={today} zone={zone} />
        </div>
      </div>
    </Stack>
  )
}
