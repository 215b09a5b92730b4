import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { heldId } from '../booking-draft.ts'
import { NotFound } from '../house/NotFound.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { HourPicker } from './HourPicker.tsx'
import { ChosenPlace, Step } from './Recap.tsx'

/** The second screen, and the place's own page: when one may come. */
export function PlacePage() {
  const say = useWords(words)
  const lang = useLang()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { slug } = useParams({ from: '/{-$lang}/lieux/$slug' })
  const looked = useSearch({ from: '/{-$lang}/lieux/$slug' })
  const [holdId] = useState(heldId)
  const found = useQuery(trpc.availability.atPlace.queryOptions({ slug, holdId }, { staleTime: 0 }))
  if (refusalOf(found.error) === 'notFound') return <NotFound />
  if (found.error) return <Alert tone="error">{sayFailure(found.error, lang)}</Alert>
  if (!found.data) return <Skeleton lines={9} />
  const { place, days } = found.data
  return (
    <Stack gap="large">
      <Title>{say.title(place.name)}</Title>
      <Stack>
        <div>
          <Step at={2} />
          <h1>
            <Unbroken>{say.heading}</Unbroken>
          </h1>
        </div>
        <ChosenPlace place={place} looked={looked} />
      </Stack>
      {days.length > 0 ? (
        <HourPicker
          days={days}
          zone={place.zone}
          onChoose={(startsAt) =>
            void navigate({
              to: '/{-$lang}/lieux/$slug/rendez-vous',
              params: (same) => ({ ...same, slug }),
              search: { ...looked, heure: startsAt },
            })
          }
        />
      ) : (
        <EmptyState title={say.nothing} />
      )}
      <section aria-labelledby="autrement" className="otherwise">
        <h2 id="autrement">{days.length > 0 ? say.otherwise : say.instead}</h2>
        <p>{say.call}</p>
        <PhoneLink phone={place.phone} />
        <p>
          <RouteLink to="/{-$lang}" search={looked} className="tall-link">
            {say.elsewhere}
          </RouteLink>
        </p>
      </section>
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: (place: string) => `${place}\u00a0: choisir une heure`,
    heading: 'Quand voulez-vous venir\u00a0?',
    nothing: 'Aucune heure libre ici pour le moment',
    otherwise: 'Aucune heure ne convient\u00a0?',
    instead: 'Que faire\u00a0?',
    call: 'Appelez, on cherchera avec vous\u00a0:',
    elsewhere: 'Voir les autres lieux',
  },
  en: {
    title: (place: string) => `${place}: choose a time`,
    heading: 'When would you like to come?',
    nothing: 'No free time here for the moment',
    otherwise: 'No time suits you?',
    instead: 'What can you do?',
    call: 'Call, and we will look together:',
    elsewhere: 'See the other places',
  },
})
