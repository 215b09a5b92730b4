import { useQuery } from '@tanstack/react-query'
import { sessionKindLabels } from '#shared/sessions.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { themeOf, themes, topicTable } from '#shared/themes.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { plural } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { ThemeSwatch } from '../ui/ThemeMark.tsx'
import { AutonomyChart } from './AutonomyChart.tsx'
import { type Beneficiary, type FollowUp as Followed } from './followed.ts'
import { TheirAppointments } from './TheirAppointments.tsx'
import './follow-up.css'

type Session = Followed['sessions'][number]

/** What was done with somebody: their appointments, their sessions, on what, and what they do alone by now. */
export function FollowUp({ person }: { person: Beneficiary }) {
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.beneficiaries.followUp.queryOptions({ id: person.id }))
  if (error && !data) return <Alert tone="error">{sayFailure(error)}</Alert>
  if (!data) return <Skeleton lines={6} />
  const minutes = data.sessions.reduce((sum, session) => sum + session.minutes, 0)
  return (
    <>
      <TheirAppointments person={person} followUp={data} />
      <Stack as="section" gap="small" aria-labelledby="their-sessions">
        <h2 id="their-sessions">Accompagnements</h2>
        {data.sessions.length === 0 ? (
          <p className="mention">Aucun accompagnement noté avec cette personne pour l’instant.</p>
        ) : (
          <>
            <p>
              {plural('fr', data.sessions.length, 'séance', 'séances')}, {sayDuration(minutes, 'fr')} en tout.
            </p>
            <ul className="their-sessions">
              {data.sessions.map((session) => (
                <SessionLine key={session.id} session={session} />
              ))}
            </ul>
          </>
        )}
        {data.elsewhere > 0 && (
          <p className="mention">
            {`Et ${plural('fr', data.elsewhere, 'séance notée', 'séances notées')} par vos collègues.`}
          </p>
        )}
      </Stack>
      {data.sessions.length > 0 && (
        <div className="their-charts">
          <RankedBars
            title="Thématiques"
            heads={['Thématique', 'Séances']}
            rows={rankedTopics(data.sessions)}
            say={String}
          />
          <AutonomyChart sessions={data.sessions} />
        </div>
      )}
    </>
  )
}

function SessionLine({ session }: { session: Session }) {
  const { id, kind, day, minutes, topics, title, notes, placeName, communeName } = session
  const touched = themes.filter((theme) => topics.some((topic) => themeOf(topic) === theme))
  return (
    <li>
      <p>
        <RouteLink to="/noter" search={{ session: id }}>
          {sayDay(day, 'fr')}
        </RouteLink>
        <span className="mention">
          {[
            kind === 'workshop' ? title || sessionKindLabels.workshop : null,
            sayDuration(minutes, 'fr'),
            placeName ?? communeName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p className="their-topics">
        {touched.map((theme) => (
          <ThemeSwatch key={theme} theme={theme} />
        ))}
        {topics.map((topic) => topicTable[topic].label).join(', ')}
      </p>
      {kind === 'individual' && notes && <p className="mention">{notes}</p>}
    </li>
  )
}

function rankedTopics(sessions: Session[]) {
  const counts = new Map<Session['topics'][number], number>()
  for (const topic of sessions.flatMap(({ topics }) => topics))
    counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts].map(([topic, figure]) => ({
    key: topic,
    label: topicTable[topic].label,
    figure,
    theme: themeOf(topic),
  }))
}
