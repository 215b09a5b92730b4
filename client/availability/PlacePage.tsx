import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { heldId } from '../booking-draft.ts'
import { NotFound } from '../house/NotFound.tsx'
import { ResumeBooking } from '../ResumeBooking.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { NearestPhone } from '../places/NearestPhone.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { wayOf } from '../places/search-params.ts'
import { wayWords } from '../places/way-words.ts'
import { WorkshopLines } from '../places/WorkshopLines.tsx'
import { AdvisorChoice } from './AdvisorChoice.tsx'
import { HourPicker } from './HourPicker.tsx'
import { ChosenPlace, Step } from './Recap.tsx'
import { ServiceChoice } from './ServiceChoice.tsx'

/** The second screen, and the place's own page: when one may come. */
export function PlacePage() {
  const say = useWords(words)
  const { chosen, when } = useWords(wayWords)
  const lang = useLang()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { slug } = useParams({ from: '/{-$lang}/lieux/$slug' })
  const looked = useSearch({ from: '/{-$lang}/lieux/$slug' })
  const [holdId] = useState(heldId)
  const way = wayOf(looked)
  const found = useQuery(
    trpc.availability.atPlace.queryOptions(
      { slug, holdId, way, serviceId: looked.motif, advisorId: looked.avec },
      { staleTime: 0, placeholderData: (before) => (before?.place?.slug === slug ? before : undefined) },
    ),
  )
  if (refusalOf(found.error) === 'notFound') return <NotFound />
  if (found.error) return <Alert tone="error">{sayFailure(found.error, lang)}</Alert>
  if (!found.data) return <Skeleton lines={9} />
  const { place, zone, days, workshops, advisors, services, service } = found.data
  const isNothing = days.length === 0 && workshops.length === 0
  return (
    <Stack gap="large">
      <ResumeBooking />
      <Title>
        {say.title(place?.name ?? chosen[way]) + (place && way !== 'place' ? ` · ${chosen[way]}` : '')}
      </Title>
      <Stack>
        <div>
          <Step at={2} />
          <h1>
            <Unbroken>{when[way]}</Unbroken>
          </h1>
        </div>
        <ChosenPlace place={place} looked={looked} />
      </Stack>
      {workshops.length > 0 && (
        <WorkshopLines workshops={workshops} zone={zone} slug={slug} looked={looked} />
      )}
      {services.length > 0 && service && (
        <ServiceChoice services={services} chosen={looked.motif ?? service.id} slug={slug} looked={looked} />
      )}
      {advisors.length > 0 && <AdvisorChoice advisors={advisors} slug={slug} looked={looked} />}
      {days.length > 0 && (
        <HourPicker
          days={days}
          zone={zone}
          onChoose={(startsAt) =>
            void navigate({
              to: '/{-$lang}/lieux/$slug/rendez-vous',
              params: (same) => ({ ...same, slug }),
              search: { ...looked, motif: services.length > 0 ? service?.id : undefined, heure: startsAt },
            })
          }
        />
      )}
      {isNothing && (
        <EmptyState title={way === 'place' ? say.nothing : say.nothingThisWay}>
          {place && way !== 'place' && (
            <RouteLink
              to="/{-$lang}/lieux/$slug"
              params={(same) => ({ ...same, slug })}
              search={{ ...looked, comment: undefined }}
              className="tall-link"
            >
              {say.onSite}
            </RouteLink>
          )}
        </EmptyState>
      )}
      <section aria-labelledby="autrement" className="otherwise">
        <h2 id="autrement">{isNothing ? say.instead : say.otherwise}</h2>
        <p>{say.call}</p>
        {place ? <PhoneLink phone={place.phone} /> : <NearestPhone looked={looked} />}
        {way !== 'workshop' && (
          <p>
            <RouteLink
              to="/{-$lang}/lieux/$slug/attente"
              params={(same) => ({ ...same, slug })}
              search={looked}
              className="tall-link"
            >
              {say.wait}
            </RouteLink>
          </p>
        )}
        <p>
          <RouteLink to="/{-$lang}" search={looked} className="tall-link">
            {say.elsewhere}
          </RouteLink>
        </p>
        {place && (
          <p>
            <RouteLink
              to="/{-$lang}/lieux/$slug/affiche"
              params={(same) => ({ ...same, slug })}
              className="tall-link"
            >
              {say.poster}
            </RouteLink>
          </p>
        )}
      </section>
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: (place: string) => `${place}\u00a0: choisir une heure`,
    nothing: 'Aucune heure libre ici pour le moment',
    nothingThisWay: 'Rien de prévu ici de cette façon pour le moment',
    onSite: 'Voir les rendez-vous sur place',
    otherwise: 'Aucune heure ne convient\u00a0?',
    instead: 'Que faire\u00a0?',
    call: 'Appelez, on cherchera avec vous\u00a0:',
    wait: 'Ou laissez-nous vos coordonnées\u00a0: nous vous prévenons si une heure se libère',
    elsewhere: 'Voir les autres lieux',
    poster: 'Imprimer l’affiche de ce lieu',
  },
  en: {
    title: (place: string) => `${place}: choose a time`,
    nothing: 'No free time here for the moment',
    nothingThisWay: 'Nothing planned here in this way for the moment',
    onSite: 'See the appointments on site',
    otherwise: 'No time suits you?',
    instead: 'What can you do?',
    call: 'Call, and we will look together:',
    wait: 'Or leave us your contact: we tell you if a time is freed',
    elsewhere: 'See the other places',
    poster: 'Print the poster of this place',
  },
})
