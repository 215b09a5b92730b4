import { useState } from 'react'
import { type PlaceNear, withoutPlace } from '#shared/places.ts'
import type { Instant, Zone } from '#shared/time.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { inBoth, plural, useLang, useWords } from '../ui/lang.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { AnywhereCard } from './AnywhereCard.tsx'
import { NothingNear } from './NothingNear.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { PlaceCard, type PlaceWithNext } from './PlaceCard.tsx'
import { type Looked, wayOf } from './search-params.ts'
import { inOrder, type Where } from './where.ts'

const atFirst = 5

type PlaceListProps = {
  places: readonly PlaceWithNext[]
  /** The next hour that needs no place. */
  anywhere: { at: Instant; zone: Zone } | null
  /** Somebody helps so without a place, though no hour may be free. */
  isAnywhere: boolean
  where: Where
  looked: Looked
}

/** The places that answer to what was looked for, the nearest first; by phone or on screen, the soonest first. */
export function PlaceList({ places, anywhere, isAnywhere, where, looked }: PlaceListProps) {
  const say = useWords(words)
  const lang = useLang()
  const [shown, setShown] = useState({ count: atFirst, of: '' })
  const way = wayOf(looked)
  const isFar = way === 'phone' || way === 'video'
  const near = inOrder(places, where)
  const list = way === 'place' ? near.filter(({ place }) => !looked.plainpied || place.stepFree) : free(near)
  const found = isFar ? list.toSorted((a, b) => soonness(a) - soonness(b)) : list
  const asked = JSON.stringify(looked)
  const count = shown.of === asked ? shown.count : atFirst
  return (
    <section aria-labelledby="lieux">
      <Stack>
        <div>
          <h2 id="lieux" tabIndex={-1} className="place-list-title">
            {isFar ? say.soonest : headingOf()}
          </h2>
          {found.length > 0 && (
            <p className="mention">
              {plural(lang, found.length, say.place, say.places)}
              {isFar && ` ·\u00a0${say.bySoonest}`}
            </p>
          )}
        </div>
        {where.kind === 'commune' && where.others.length > 0 && (
          <Row as="div">
            <span>{say.orElse}</span>
            {where.others.map((name) => (
              <RouteLink
                key={name}
                to="/{-$lang}"
                search={{ ...looked, ici: undefined, ou: name }}
                className="tall-link"
              >
                {name}
              </RouteLink>
            ))}
          </Row>
        )}
        {way === 'place' && <NothingNear list={found} where={where} looked={looked} />}
        {found.length === 0 && anywhere === null && emptyState()}
        <ul className="place-list">
          {anywhere && <AnywhereCard {...anywhere} looked={looked} />}
          {found.slice(0, count).map(({ place, km }) => (
            <PlaceCard key={place.id} place={place} km={isFar ? null : km} looked={looked} />
          ))}
        </ul>
        <ShowMore
          shown={Math.min(count, found.length)}
          total={found.length}
          onMore={() => setShown({ count: count + 10, of: asked })}
        >
          {say.more}
        </ShowMore>
      </Stack>
    </section>
  )

  function headingOf() {
    if (where.kind === 'here') return say.here
    if (where.kind === 'commune') return say.near(where.name)
    if (where.kind === 'all') return say.all
    const isNamed = found.length > 0 && found.length < places.length
    return isNamed ? say.named(where.typed) : say.unknown(where.typed)
  }

  function emptyState() {
    const [nearest] = near
    if (!nearest)
      return (
        <EmptyState title={say.noPlace}>
          <p>{say.noPlaceHelp}</p>
        </EmptyState>
      )
    const { place } = nearest
    return (
      <EmptyState title={way === 'place' ? say.noStepFree : say.noneThisWay}>
        <p>
          {say.call(place.name)} <PhoneLink phone={place.phone} />
        </p>
        {way !== 'place' && (
          <p>
            <RouteLink
              to="/{-$lang}/lieux/$slug/attente"
              params={(same) => ({ ...same, slug: isAnywhere ? withoutPlace : place.slug })}
              search={looked}
              className="tall-link"
            >
              {say.wait}
            </RouteLink>
          </p>
        )}
        <RouteLink
          to="/{-$lang}"
          search={{ ...looked, comment: undefined, plainpied: undefined }}
          className="tall-link"
        >
          {say.everyPlace}
        </RouteLink>
      </EmptyState>
    )
  }
}

const free = (list: readonly PlaceNear<PlaceWithNext>[]) =>
  list.filter(({ place }) => place.nextSlotAt !== null)

const soonness = ({ place }: PlaceNear<PlaceWithNext>) => place.nextSlotAt ?? Infinity

const words = inBoth({
  fr: {
    all: 'Tous les lieux',
    here: 'Près de vous',
    near: (commune: string) => `Près de ${commune}`,
    named: (typed: string) => `Lieux qui répondent à «\u00a0${typed}\u00a0»`,
    unknown: (typed: string) => `Nous ne trouvons pas «\u00a0${typed}\u00a0». Voici tous les lieux`,
    soonest: 'Les prochaines heures libres',
    bySoonest: 'le plus tôt d’abord',
    orElse: 'Ou bien\u00a0:',
    place: 'lieu',
    places: 'lieux',
    more: 'Voir plus de lieux',
    noPlace: 'Aucun lieu ne prend encore de rendez-vous en ligne',
    noPlaceHelp:
      'Demandez à votre mairie ou à France Services\u00a0: on vous y aidera à trouver un rendez-vous.',
    noStepFree: 'Aucun lieu n’est noté sans marche à l’entrée',
    noneThisWay: 'Aucune heure libre de cette façon pour le moment',
    call: (place: string) => `Appelez, on cherchera avec vous (${place})\u00a0:`,
    wait: 'Ou laissez-nous vos coordonnées\u00a0: nous vous prévenons si une heure se libère',
    everyPlace: 'Voir tous les lieux',
  },
  en: {
    all: 'All places',
    here: 'Near you',
    near: (commune: string) => `Near ${commune}`,
    named: (typed: string) => `Places that match “${typed}”`,
    unknown: (typed: string) => `We cannot find “${typed}”. Here are all the places`,
    soonest: 'The next free times',
    bySoonest: 'soonest first',
    orElse: 'Or else:',
    place: 'place',
    places: 'places',
    more: 'Show more places',
    noPlace: 'No place takes appointments online yet',
    noPlaceHelp: 'Ask at your town hall or at France Services: they will help you find an appointment.',
    noStepFree: 'No place is known to be without a step at the door',
    noneThisWay: 'No free time in this way for the moment',
    call: (place: string) => `Call, and we will look together (${place}):`,
    wait: 'Or leave us your contact: we tell you if a time is freed',
    everyPlace: 'See all the places',
  },
})
