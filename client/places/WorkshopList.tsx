import { useState } from 'react'
import { type PublicPlace, withoutPlace } from '#shared/places.ts'
import type { Zone } from '#shared/time.ts'
import { Card, EmptyState } from '../ui/Card.tsx'
import { inBoth, plural, useLang, useWords } from '../ui/lang.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { sayKm } from './say-km.ts'
import type { Looked } from './search-params.ts'
import { inOrder, type Where } from './where.ts'
import { WorkshopLines } from './WorkshopLines.tsx'
import type { ComingWorkshop } from './workshop-told.ts'

const atFirst = 5

type WorkshopListProps = {
  workshops: readonly ComingWorkshop[]
  places: readonly PublicPlace[]
  homeZone: Zone
  where: Where
  looked: Looked
}

/**
 * Workshops to come, place by place, the nearest first; without a question, the place that holds the next one first. On paper
 * there is nothing to touch: all of them are printed.
 */
export function WorkshopList({ workshops, places, homeZone, where, looked }: WorkshopListProps) {
  const say = useWords(words)
  const lang = useLang()
  const [count, setCount] = useState(atFirst)
  const at = (placeId: string | null) => workshops.filter((each) => each.placeId === placeId)
  const soonest = (place: PublicPlace) => at(place.id)[0]?.startsAt ?? Infinity
  const entered = places.filter(({ stepFree }) => stepFree || !looked.plainpied)
  const near = inOrder(entered, where)
  const found = where.kind === 'all' ? near.toSorted((a, b) => soonest(a.place) - soonest(b.place)) : near
  const anywhere = at(null)
  const total = anywhere.length + found.reduce((sum, { place }) => sum + at(place.id).length, 0)
  return (
    <section aria-labelledby="ateliers">
      <Stack>
        <div>
          <h2 id="ateliers" tabIndex={-1} className="place-list-title">
            {headingOf()}
          </h2>
          {total > 0 && <p className="mention">{plural(lang, total, say.workshop, say.workshops)}</p>}
        </div>
        {total === 0 && <EmptyState title={say.none}>{<p>{say.noneHelp}</p>}</EmptyState>}
        <ul className="place-list">
          {anywhere.length > 0 && (
            <Card as="li" className="place-card" aria-labelledby="sans-lieu">
              <h3 id="sans-lieu">{say.anywhere}</h3>
              <WorkshopLines workshops={anywhere} zone={homeZone} slug={withoutPlace} looked={looked} />
            </Card>
          )}
          {found.map(({ place, km }, index) => (
            <Card
              as="li"
              className="place-card"
              key={place.id}
              aria-labelledby={`atelier-${place.id}`}
              data-later={index < count ? undefined : ''}
            >
              <div>
                <h3 id={`atelier-${place.id}`}>{place.name}</h3>
                <p className="mention">
                  {place.address}, {place.postalCode} {place.communeName}
                  {km !== null && km >= 0.05 && ` ·\u00a0${sayKm(km, lang)}`}
                  {place.stepFree && ` ·\u00a0${say.stepFree}`}
                </p>
                <PhoneLink phone={place.phone} />
              </div>
              <WorkshopLines workshops={at(place.id)} zone={place.zone} slug={place.slug} looked={looked} />
            </Card>
          ))}
        </ul>
        <ShowMore
          shown={Math.min(count, found.length)}
          total={found.length}
          onMore={() => setCount(count + 10)}
        >
          {say.more}
        </ShowMore>
      </Stack>
    </section>
  )

  function headingOf() {
    if (where.kind === 'here') return say.here
    if (where.kind === 'commune') return say.near(where.name)
    return say.all
  }
}

const words = inBoth({
  fr: {
    all: 'Les prochains ateliers',
    here: 'Les ateliers près de vous',
    near: (commune: string) => `Les ateliers près de ${commune}`,
    workshop: 'atelier à venir',
    workshops: 'ateliers à venir',
    none: 'Aucun atelier n’est prévu pour le moment',
    noneHelp: 'Appelez un lieu près de chez vous\u00a0: on vous dira quand auront lieu les prochains.',
    anywhere: 'En visio, de chez vous',
    stepFree: 'Accès de plain-pied',
    more: 'Voir plus de lieux',
  },
  en: {
    all: 'The next workshops',
    here: 'Workshops near you',
    near: (commune: string) => `Workshops near ${commune}`,
    workshop: 'workshop to come',
    workshops: 'workshops to come',
    none: 'No workshop is planned for the moment',
    noneHelp: 'Call a place near you: they will tell you when the next ones are.',
    anywhere: 'By video, from home',
    stepFree: 'Step-free access',
    more: 'Show more places',
  },
})
