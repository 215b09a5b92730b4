import { useQuery } from '@tanstack/react-query'
import { Title } from '../Title.tsx'
import { Unanswered } from '../Unanswered.tsx'
import { useTRPC } from '../trpc.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Stack } from '../ui/Stack.tsx'
import { NewFeed } from './NewFeed.tsx'
import { OpenFeed } from './OpenFeed.tsx'

/** The advisor's days in another calendar: an address to open, to give, to renew, to cut. */
export function FeedPage() {
  const feed = useQuery(useTRPC().feeds.own.queryOptions())
  return (
    <Stack gap="large">
      <Title>Mon agenda ailleurs</Title>
      <PageHead
        title="Mon agenda ailleurs"
        lead="Vos rendez-vous dans Outlook, Google Agenda ou le calendrier de votre téléphone."
      >
        <RouteLink to="/semaine">Revenir à ma semaine</RouteLink>
      </PageHead>
      <Unanswered asked={feed} lines={6} />
      {feed.data === null && <NewFeed />}
      {feed.data && <OpenFeed feed={feed.data} />}
    </Stack>
  )
}
