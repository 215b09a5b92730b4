import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { FoundAloud } from './FoundAloud.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'
import { useWhere } from './where.ts'
import { WorkshopList } from './WorkshopList.tsx'
import './find-place.css'

/** Workshops near somebody: what about, when, where, how many seats are left; one more screen takes a seat. */
export function WorkshopsPage() {
  const say = useWords(words)
  const lang = useLang()
  const looked = useSearch({ from: '/{-$lang}/ateliers' })
  const answer = useQuery(useTRPC().availability.workshops.queryOptions())
  const where = useWhere(looked)
  const isReady = where !== undefined && answer.data !== undefined
  return (
    <Stack gap="large">
      <Title>{say.title}</Title>
      <div className="welcome">
        <h1>{say.title}</h1>
        <p className="lead">{say.lead}</p>
        <PlaceSearch key={looked.ou} places={answer.data?.places ?? []} looked={looked} />
      </div>
      {answer.error ? (
        <Alert tone="error">{sayFailure(answer.error, lang)}</Alert>
      ) : (
        <FoundAloud isReady={isReady} looked={looked}>
          {isReady ? <WorkshopList {...answer.data} where={where} looked={looked} /> : <Skeleton lines={9} />}
        </FoundAloud>
      )}
      <Row className="workshops-print">
        <Button type="button" look="secondary" onClick={() => window.print()}>
          {say.print}
        </Button>
        <RouteLink to="/{-$lang}" search={{ ou: looked.ou, ici: looked.ici }} className="tall-link">
          {say.alone}
        </RouteLink>
      </Row>
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: 'Les ateliers près de chez vous',
    lead: 'À quelques-uns, autour d’un sujet, avec un conseiller. C’est gratuit.',
    print: 'Imprimer cette liste',
    alone: 'Prendre plutôt un rendez-vous individuel',
  },
  en: {
    title: 'Workshops near you',
    lead: 'A few people, one subject, and an adviser. It is free.',
    print: 'Print this list',
    alone: 'Book a one-to-one appointment instead',
  },
})
