import type { PublicPlace } from '#shared/places.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant } from '#shared/time.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Card } from '../ui/Card.tsx'
import { HeardAbout } from '../ui/HeardAbout.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { sayKm } from './say-km.ts'
import { type Looked, wayOf } from './search-params.ts'
import { wayWords } from './way-words.ts'

export type PlaceWithNext = PublicPlace & { nextSlotAt: Instant | null }

type PlaceCardProps = { place: PlaceWithNext; km: number | null; looked: Looked }

/** A place to choose: its name, how far, when next, how to call, how one gets in. */
export function PlaceCard({ place, km, looked }: PlaceCardProps) {
  const say = useWords(words)
  const { next } = useWords(wayWords)
  const lang = useLang()
  const id = `lieu-${place.id}`
  return (
    <Card as="li" className="place-card" aria-labelledby={id}>
      <div className="place-card-name">
        <h3 id={id}>{place.name}</h3>
        <p className="mention">
          {place.communeName}
          {km !== null && km >= 0.05 && ` ·\u00a0${sayKm(km, lang)}`}
        </p>
      </div>
      {place.nextSlotAt === null ? (
        <p className="place-card-next">{say.nothing}</p>
      ) : (
        <p className="place-card-next">
          {next[wayOf(looked)]}
          <strong>{sayDayAndTime(place.nextSlotAt, place.zone, lang)}</strong>
        </p>
      )}
      <div className="place-card-foot">
        <p className="place-card-facts">
          <PhoneLink phone={place.phone} />
          {place.stepFree && <span>{say.stepFree}</span>}
        </p>
        {place.nextSlotAt === null ? null : (
          <ButtonLink
            to="/{-$lang}/lieux/$slug"
            params={(same) => ({ ...same, slug: place.slug })}
            search={looked}
          >
            <HeardAbout seen={say.choose}>{place.name}</HeardAbout>
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}

const words = inBoth({
  fr: {
    nothing: 'Pas d’heure libre en ligne pour le moment\u00a0: appelez.',
    stepFree: 'Accès de plain-pied',
    choose: 'Choisir ce lieu',
  },
  en: {
    nothing: 'No free time online for the moment: please call.',
    stepFree: 'Step-free access',
    choose: 'Choose this place',
  },
})
