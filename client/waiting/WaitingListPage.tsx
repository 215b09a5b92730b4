import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { modeLabels } from '#shared/services.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { PersonWaits } from './person-waits.ts'
import { PersonWaiting } from './PersonWaiting.tsx'
import { SeatDialog } from './SeatDialog.tsx'
import './waiting.css'

/** Who waits for one's workshops and where one receives: how many, who, and how to call them. */
export function WaitingListPage() {
  const trpc = useTRPC()
  const waiting = useQuery(trpc.waiting.list.queryOptions(undefined, { refetchInterval: 60_000 }))
  const [seating, setSeating] = useState<PersonWaits | null>(null)
  const groups = groupsOf(waiting.data ?? [])
  return (
    <Stack gap="large">
      <Title>Liste d’attente</Title>
      <PageHead
        title="Liste d’attente"
        lead={waiting.data && plural('fr', waiting.data.length, 'personne attend', 'personnes attendent')}
      />
      {waiting.error && <Alert tone="error">{sayFailure(waiting.error)}</Alert>}
      {waiting.isPending && <Skeleton lines={6} />}
      {waiting.data?.length === 0 && (
        <EmptyState title="Personne n’attend">
          <p>
            Quand un de vos ateliers est complet, ou qu’aucune heure ne convient, les gens peuvent laisser
            leurs coordonnées. Ils sont prévenus dès qu’une place se libère.
          </p>
          <ButtonLink to="/semaine" look="secondary">
            Voir ma semaine
          </ButtonLink>
        </EmptyState>
      )}
      {groups.map(({ key, heading, lead, people }) => (
        <section key={key} aria-label={heading}>
          <h2>{heading}</h2>
          <p className="mention">{lead}</p>
          <ul className="people-waiting">
            {people.map((person) => (
              <PersonWaiting key={person.id} person={person} onSeat={() => setSeating(person)} />
            ))}
          </ul>
        </section>
      ))}
      {seating && <SeatDialog person={seating} onClose={() => setSeating(null)} />}
    </Stack>
  )
}

/** Workshops by the hour they begin, then places, and what needs none; first come first in each. */
function groupsOf(waiting: readonly PersonWaits[]) {
  const groups = new Map<string, PersonWaits[]>()
  for (const person of waiting) {
    const key =
      person.workshopId === null
        ? `place ${person.placeId ?? person.serviceId}`
        : `${person.workshopId} ${person.startsAt}`
    groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return [...groups]
    .toSorted(([, [a]], [, [b]]) => (a?.startsAt ?? Infinity) - (b?.startsAt ?? Infinity))
    .map(([key, people]) => ({ key, people, ...said(people) }))
}

function said(people: readonly PersonWaits[]): { heading: string; lead: string } {
  const [first] = people
  const where = first?.place?.name ?? (first ? modeLabels[first.mode] : '')
  const count = plural('fr', people.length, 'personne', 'personnes')
  if (!first || first.startsAt === null) return { heading: where, lead: `${count} pour un rendez-vous` }
  const when = capitalised(sayDayAndTime(first.startsAt, first.zone, 'fr'))
  const seats = first.seats === null ? '' : ` pour ${plural('fr', first.seats, 'place', 'places')}`
  return { heading: first.title ?? 'Atelier collectif', lead: `${when}, ${where}\u00a0: ${count}${seats}` }
}
