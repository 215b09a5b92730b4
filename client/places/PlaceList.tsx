import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type PlaceNear, placesNamed, placesNear, type PublicPlace } from '#shared/places.ts'
import { type CommuneFound, searchable } from '#shared/territories.ts'
import { useTRPC } from '../trpc.ts'
import { EmptyState } from '../ui/Card.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, plural, useLang, useWords } from '../ui/lang.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { PlaceCard, type PlaceWithNext } from './PlaceCard.tsx'
import type { Looked } from './search-params.ts'
import { positionKnown } from './whereabouts.ts'

const atFirst = 5

/** The places that answer to what was looked for, the nearest first; without a question, all of them by commune. */
export function PlaceList({ places, looked }: { places: readonly PlaceWithNext[]; looked: Looked }) {
  const say = useWords(words)
  const lang = useLang()
  const trpc = useTRPC()
  const [shown, setShown] = useState({ count: atFirst, of: looked })
  const communes = useQuery(
    trpc.territories.search.queryOptions(
      { text: looked.ou ?? '' },
      { enabled: !!looked.ou, staleTime: Infinity },
    ),
  )
  const answer = answerTo(places, looked, communes.data)
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = looked.ou ?? looked.ici
  const isWaiting = looked.ou !== undefined && communes.isPending
  const before = useRef(asked)
  useEffect(() => {
    if (isWaiting || before.current === asked) return
    before.current = asked
    heading.current?.focus()
  }, [asked, isWaiting])
  if (isWaiting) return null
  const count = shown.of.ou === looked.ou && shown.of.ici === looked.ici ? shown.count : atFirst
  return (
    <section aria-labelledby="lieux">
      <Stack>
        <div>
          <h2 id="lieux" tabIndex={-1} ref={heading} className="place-list-title">
            {headingOf(answer)}
          </h2>
          {answer.near.length > 0 && (
            <p className="mention">{plural(lang, answer.near.length, say.place, say.places)}</p>
          )}
        </div>
        {answer.others.length > 0 && (
          <Row as="div">
            <span>{say.orElse}</span>
            {answer.others.map((name) => (
              <RouteLink key={name} to="/{-$lang}" search={{ ou: name }} className="tall-link">
                {name}
              </RouteLink>
            ))}
          </Row>
        )}
        {answer.near.length === 0 && (
          <EmptyState title={say.noPlace}>
            <p>{say.noPlaceHelp}</p>
          </EmptyState>
        )}
        <ul className="place-list">
          {answer.near.slice(0, count).map(({ place, km }) => (
            <PlaceCard key={place.id} place={place} km={km} looked={looked} />
          ))}
        </ul>
        <ShowMore
          shown={Math.min(count, answer.near.length)}
          total={answer.near.length}
          onMore={() => setShown({ count: count + 10, of: looked })}
        >
          {say.more}
        </ShowMore>
      </Stack>
    </section>
  )

  function headingOf({ where }: Answer) {
    if (where.kind === 'here') return say.here
    if (where.kind === 'commune') return say.near(where.name)
    if (where.kind === 'named') return say.named(where.typed)
    return where.kind === 'unknown' ? say.unknown(where.typed) : say.all
  }
}

type Answer = {
  where:
    | { kind: 'all' | 'here' }
    | { kind: 'commune'; name: string }
    | { kind: 'named' | 'unknown'; typed: string }
  near: PlaceNear<PlaceWithNext>[]
  /** Other communes that the person may have meant. */
  others: string[]
}

function answerTo(
  places: readonly PlaceWithNext[],
  { ou, ici }: Looked,
  communes: readonly CommuneFound[] = [],
): Answer {
  const all = () => byCommune(places).map((place) => ({ place, km: null }))
  if (ici) {
    const point = positionKnown()
    if (!point) return { where: { kind: 'all' }, near: all(), others: [] }
    const near = placesNear(places, { communeCode: null, postalCodes: [], epciName: null, point })
    return { where: { kind: 'here' }, near, others: [] }
  }
  if (ou === undefined) return { where: { kind: 'all' }, near: all(), others: [] }
  const [commune, ...more] = communes
  if (!commune) return answerByName(places, ou)
  const { code, postalCodes, epciName, latitude, longitude } = commune
  const point = latitude !== null && longitude !== null ? { latitude, longitude } : null
  const others = searchable(commune.name) === searchable(ou) ? [] : more.slice(0, 5).map(({ name }) => name)
  return {
    where: { kind: 'commune', name: commune.name },
    near: placesNear(places, { communeCode: code, postalCodes, epciName, point }),
    others,
  }
}

/** No commune has that name: a place may. */
function answerByName(places: readonly PlaceWithNext[], typed: string): Answer {
  const named = placesNamed(places, typed)
  const near = (named.length > 0 ? named : byCommune(places)).map((place) => ({ place, km: null }))
  return { where: { kind: named.length > 0 ? 'named' : 'unknown', typed }, near, others: [] }
}

const byCommune = <Place extends PublicPlace>(places: readonly Place[]) =>
  places.toSorted(
    (a, b) => a.communeName.localeCompare(b.communeName, 'fr') || a.name.localeCompare(b.name, 'fr'),
  )

const words = inBoth({
  fr: {
    all: 'Tous les lieux',
    here: 'Près de vous',
    near: (commune: string) => `Près de ${commune}`,
    named: (typed: string) => `Lieux qui répondent à «\u00a0${typed}\u00a0»`,
    unknown: (typed: string) => `Nous ne trouvons pas «\u00a0${typed}\u00a0». Voici tous les lieux`,
    orElse: 'Ou bien\u00a0:',
    place: 'lieu',
    places: 'lieux',
    more: 'Voir plus de lieux',
    noPlace: 'Aucun lieu ne prend encore de rendez-vous en ligne',
    noPlaceHelp:
      'Demandez à votre mairie ou à France Services\u00a0: on vous y aidera à trouver un rendez-vous.',
  },
  en: {
    all: 'All places',
    here: 'Near you',
    near: (commune: string) => `Near ${commune}`,
    named: (typed: string) => `Places that match “${typed}”`,
    unknown: (typed: string) => `We cannot find “${typed}”. Here are all the places`,
    orElse: 'Or else:',
    place: 'place',
    places: 'places',
    more: 'Show more places',
    noPlace: 'No place takes appointments online yet',
    noPlaceHelp: 'Ask at your town hall or at France Services: they will help you find an appointment.',
  },
})
