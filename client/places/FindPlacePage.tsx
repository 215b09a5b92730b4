import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { releaseKeptHour } from '../booking-draft.ts'
import { ResumeBooking } from '../ResumeBooking.tsx'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { FoundAloud } from './FoundAloud.tsx'
import { PlaceList } from './PlaceList.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'
import { wayOf } from './search-params.ts'
import { wayWords } from './way-words.ts'
import { WayFilters } from './WayFilters.tsx'
import { useWhere } from './where.ts'
import './find-place.css'

const WorkshopsFound = lazy(() => import('./WorkshopsFound.tsx'))

/** The first screen: where somebody is, how they want to be helped, then the places near, each with its next free hour. */
export function FindPlacePage() {
  const say = useWords(words)
  const { chosen } = useWords(wayWords)
  const lang = useLang()
  const looked = useSearch({ from: '/{-$lang}/' })
  const trpc = useTRPC()
  const client = useTRPCClient()
  const way = wayOf(looked)
  const answer = useQuery(
    trpc.availability.places.queryOptions({ way }, { placeholderData: keepPreviousData }),
  )
  const where = useWhere(looked)
  useEffect(() => releaseKeptHour(client), [client])
  const {
    places = [],
    ways = [],
    nextAnywhereAt = null,
    isAnywhere = false,
    homeZone = '',
  } = answer.data ?? {}
  const isReady = where !== undefined && answer.data !== undefined && !answer.isPlaceholderData
  return (
    <Stack gap="large">
      <Title>{way === 'place' ? say.title : `${say.title} · ${chosen[way]}`}</Title>
      <ResumeBooking />
      <div className="welcome">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        <PlaceSearch key={looked.ou} places={places} looked={looked}>
          <WayFilters ways={ways} looked={looked} />
        </PlaceSearch>
      </div>
      {answer.error ? (
        <Alert tone="error">{sayFailure(answer.error, lang)}</Alert>
      ) : (
        <FoundAloud isReady={isReady} looked={looked}>
          {!isReady ? (
            <Skeleton lines={9} />
          ) : way === 'workshop' ? (
            <Suspense fallback={<Skeleton lines={9} />}>
              <WorkshopsFound where={where} looked={looked} />
            </Suspense>
          ) : (
            <PlaceList
              places={places}
              anywhere={nextAnywhereAt === null ? null : { at: nextAnywhereAt, zone: homeZone }}
              isAnywhere={isAnywhere}
              where={where}
              looked={looked}
            />
          )}
        </FoundAloud>
      )}
      {ways.includes('workshop') && way !== 'workshop' && (
        <p>
          <RouteLink
            to="/{-$lang}/ateliers"
            search={{ ou: looked.ou, ici: looked.ici }}
            className="tall-link"
          >
            {say.workshops}
          </RouteLink>
        </p>
      )}
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: 'Prendre rendez-vous',
    heading: 'Un conseiller numérique vous aide',
    lead: 'E-mails, démarches, arnaques, téléphone\u00a0: prenez rendez-vous près de chez vous. C’est gratuit.',
    workshops: 'Voir les ateliers près de chez vous',
  },
  en: {
    title: 'Book an appointment',
    heading: 'A digital adviser can help you',
    lead: 'E-mail, official procedures, scams, your phone: book an appointment near you. It is free.',
    workshops: 'See the workshops near you',
  },
})
