import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { releaseKeptHour } from '../booking-draft.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PlaceList } from './PlaceList.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'
import './find-place.css'

/** The first screen: where somebody is, then the places near, each with its next free hour. */
export function FindPlacePage() {
  const say = useWords(words)
  const lang = useLang()
  const looked = useSearch({ from: '/{-$lang}/' })
  const trpc = useTRPC()
  const client = useTRPCClient()
  const places = useQuery(trpc.availability.places.queryOptions())
  useEffect(() => releaseKeptHour(client), [client])
  return (
    <Stack gap="large">
      <Title>{say.title}</Title>
      <div className="welcome">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        <PlaceSearch key={looked.ou} places={places.data ?? []} looked={looked} />
      </div>
      {places.data ? (
        <PlaceList places={places.data} looked={looked} />
      ) : places.error ? (
        <Alert tone="error">{sayFailure(places.error, lang)}</Alert>
      ) : (
        <Skeleton lines={9} />
      )}
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: 'Prendre rendez-vous',
    heading: 'Un conseiller numérique vous aide',
    lead: 'E-mails, démarches, arnaques, téléphone\u00a0: prenez rendez-vous près de chez vous. C’est gratuit.',
  },
  en: {
    title: 'Book an appointment',
    heading: 'A digital adviser can help you',
    lead: 'E-mail, official procedures, scams, your phone: book an appointment near you. It is free.',
  },
})
