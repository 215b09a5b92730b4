import { useQuery } from '@tanstack/react-query'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { BarePlaces } from './BarePlaces.tsx'
import { Members } from './Members.tsx'
import { News } from './News.tsx'
import './team.css'

/** How the team goes: whom to ask for news, what is left to settle, who receives next, who is away, where nobody does. */
export function TeamPage() {
  const trpc = useTRPC()
  const members = useQuery(trpc.team.members.queryOptions())
  const places = useQuery(trpc.team.placesWithoutOpening.queryOptions())
  const failure = members.error ?? places.error
  return (
    <Stack gap="large" className="team">
      <Title>Équipe</Title>
      <PageHead
        title="Équipe"
        lead="Ce qui demande un mot, un coup de main ou une date. Jamais un classement."
      >
        <Button type="button" look="secondary" onClick={() => window.print()}>
          Imprimer
        </Button>
      </PageHead>
      {(members.isPending || places.isPending) && <Skeleton lines={8} />}
      {failure && <Alert tone="error">{sayFailure(failure)}</Alert>}
      {members.data?.length === 0 && <EmptyState title="Aucun conseiller ne travaille ici pour le moment." />}
      {members.data && members.data.length > 0 && (
        <>
          <News members={members.data} />
          <Members members={members.data} />
        </>
      )}
      {places.data && <BarePlaces places={places.data} />}
    </Stack>
  )
}
