import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { sayDay } from '#shared/speech.ts'
import { addDays, type Day, daysFrom, weekOf } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Badge } from '../ui/Card.tsx'
import { DayHeading } from '../ui/DayHeading.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { DayTimeline } from './DayTimeline.tsx'
import { type Agenda, timelineOf } from './timeline.ts'
import './agenda.css'

/** « Ma semaine », day by day: the same acts as today's. */
export function WeekPage() {
  const { semaine } = useSearch({ from: '/staff/semaine' })
  const { today, zone } = useToday()
  const trpc = useTRPC()
  const monday = weekOf(semaine ?? today)
  const sunday = addDays(monday, 6)
  const agenda = useQuery(trpc.appointments.agenda.queryOptions({ from: monday, to: sunday }))
  const title = `Semaine du ${sayDay(monday, 'fr', 'without weekday')}`
  return (
    <Stack gap="large">
      <Title>{title}</Title>
      <PageHead
        title="Ma semaine"
        lead={`Du ${sayDay(monday, 'fr', 'without year')} au ${sayDay(sunday, 'fr', 'without year')}`}
      >
        <Row as="ul" className="week-moves">
          {moves(monday, weekOf(today)).map(({ label, to }) => (
            <li key={label}>
              <ButtonLink to="/semaine" search={to === weekOf(today) ? {} : { semaine: to }} look="secondary">
                {label}
              </ButtonLink>
            </li>
          ))}
        </Row>
      </PageHead>
      {agenda.error && <Alert tone="error">{sayFailure(agenda.error)}</Alert>}
      {agenda.isPending && <Skeleton lines={10} />}
      {agenda.data && (
        <div className="week">
          {daysFrom(monday, sunday).map((day) => (
            <DayOfWeek key={day} day={day} today={today} agenda={agenda.data} zone={zone} />
          ))}
        </div>
      )}
    </Stack>
  )
}

type DayOfWeekProps = { day: Day; today: Day; agenda: Agenda; zone: string }

/** A weekend where nothing happens takes no room. */
function DayOfWeek({ day, today, agenda, zone }: DayOfWeekProps) {
  const blocks = timelineOf(agenda, day, zone)
  const holiday = agenda.holidays.find((each) => each.day === day)
  if (blocks.length === 0 && !holiday && addDays(weekOf(day), 5) <= day) return null
  return (
    <section className={day === today ? 'week-day week-day-today' : 'week-day'}>
      <div className="week-date">
        <DayHeading day={day} />
        {day === today && <Badge tone="strong">Aujourd’hui</Badge>}
        {holiday && <Badge>{holiday.name}</Badge>}
      </div>
      {blocks.length > 0 ? (
        <DayTimeline blocks={blocks} zone={zone} />
      ) : (
        <p className="mention">Rien de prévu</p>
      )}
    </section>
  )
}

const moves = (monday: Day, thisMonday: Day) => [
  { label: 'Semaine précédente', to: addDays(monday, -7) },
  ...(monday === thisMonday ? [] : [{ label: 'Cette semaine', to: thisMonday }]),
  { label: 'Semaine suivante', to: addDays(monday, 7) },
]
