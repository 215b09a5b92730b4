import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { SessionInput } from '#shared/session-input.ts'
import { type Named, useFollowed } from '../beneficiaries/followed.ts'
import { useEntries } from '../offline/use-outbox.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Corrections } from './Corrections.tsx'
import { type Draft, firstTold, type Kept, toldFrom, toldLike, type Usual } from './first-told.ts'
import { NotedTwice } from './NotedTwice.tsx'
import { ReadSession } from './ReadSession.tsx'
import { SessionForm } from './SessionForm.tsx'
import { withPerson } from './tell-people.ts'

/** « Noter un accompagnement »: from nothing, from an appointment (`appointment`), like another one (`comme`), of somebody one follows (`personne`), or to correct one (`session`). */
export function SessionPage() {
  const { appointment, session, comme, personne, envoi } = useSearch({ from: '/staff/noter' })
  const unsent = useUnsent(envoi)
  const { today } = useToday()
  const trpc = useTRPC()
  const usual = useQuery(trpc.sessions.usual.queryOptions({ day: today }))
  const draft = useQuery(
    trpc.sessions.draft.queryOptions(
      { appointmentId: appointment ?? '' },
      { enabled: appointment !== undefined, staleTime: 0, throwOnError: true },
    ),
  )
  const kept = useQuery(
    trpc.sessions.session.queryOptions(
      { id: session ?? comme ?? '' },
      { enabled: (session ?? comme) !== undefined, staleTime: 0, gcTime: 0, throwOnError: true },
    ),
  )
  const followed = useFollowed({ enabled: personne !== undefined })
  const isRead = session !== undefined && kept.data?.mayRevise === false
  const title = isRead
    ? 'Un accompagnement'
    : session
      ? 'Corriger un accompagnement'
      : 'Noter un accompagnement'
  const isReady =
    usual.data &&
    (!appointment || draft.isFetchedAfterMount) &&
    (!(session ?? comme) || kept.isFetchedAfterMount) &&
    (!personne || followed.data)
  return (
    <Stack className="session-page">
      <Title>{title}</Title>
      <h1>{title}</h1>
      {!session && !appointment && (
        <p>
          <RouteLink to="/noter/matinee">Noter une matinée entière, une ligne par personne</RouteLink>
        </p>
      )}
      {isReady ? (
        <Opened
          key={envoi ?? appointment ?? session ?? comme ?? personne ?? 'new'}
          unsent={unsent}
          usual={usual.data}
          draft={draft.data}
          kept={session ? kept.data : undefined}
          model={session ? undefined : kept.data}
          person={followed.data?.find(({ id }) => id === personne)}
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </Stack>
  )
}

/** A session that the outbox holds, to be told otherwise. */
function useUnsent(id: string | undefined): SessionInput | undefined {
  const entry = useEntries().find((each) => each.id === id)
  if (entry?.verb === 'sessions.revise') return entry.input.session
  return entry?.verb === 'sessions.record' ? entry.input : undefined
}

type OpenedProps = {
  usual: Usual
  draft: Draft | undefined
  kept: Kept | undefined
  model: Kept | undefined
  person: Named | undefined
  unsent: SessionInput | undefined
}

/** The form opens once, with what was known then: an answer that comes later changes nothing under the fingers. */
function Opened({ usual, draft, kept, model, person, unsent }: OpenedProps) {
  const { today } = useToday()
  const [first] = useState(() => {
    if (unsent) return unsent
    if (kept) return kept.told
    if (draft) return toldFrom(draft, usual)
    if (model) return toldLike(model, today, usual)
    const blank = firstTold(today, usual)
    return person ? { ...blank, ...withPerson(blank, person) } : blank
  })
  if (draft?.recorded)
    return (
      <Alert tone="info" title="Ce rendez-vous est déjà noté">
        <p>
          <RouteLink to="/noter" search={{ session: draft.recorded }}>
            Ouvrir son accompagnement
          </RouteLink>
        </p>
      </Alert>
    )
  if (kept && !kept.mayRevise) return <ReadSession kept={kept} />
  return (
    <>
      <SessionForm first={first} usual={usual} draft={draft} kept={kept} names={kept ?? model} />
      {kept && <Corrections history={kept.history} />}
      {kept && <NotedTwice kept={kept} />}
    </>
  )
}
