import { useEffect, useRef } from 'react'
import { type PublicPlace, withoutPlace } from '#shared/places.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant, Zone } from '#shared/time.ts'
import { NearestPhone } from '../places/NearestPhone.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import type { Looked } from '../places/search-params.ts'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { bookingWords } from './booking-words.ts'
import type { Lost } from './keep-hour.ts'

type NearestTimesProps = {
  lost: Lost
  place: PublicPlace | null
  zone: Zone
  looked: Looked
  onChoose: (startsAt: Instant) => void
}

/** The hour cannot be had: why, the closest free hours by one touch, and nothing that was typed is lost. */
export function NearestTimes({ lost, place, zone, looked, onChoose }: NearestTimesProps) {
  const say = useWords(bookingWords)
  const lang = useLang()
  const { because, nearest } = lost
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [lost])
  return (
    <section className="nearest" ref={box} tabIndex={-1} aria-labelledby="proches">
      <h2 id="proches">{say.lost[because]}</h2>
      <p>{nearest.length > 0 ? say.goneHelp : say.goneNone}</p>
      <ul>
        {nearest.map((startsAt) => (
          <li key={startsAt}>
            <Button type="button" look="secondary" onClick={() => onChoose(startsAt)}>
              {sayDayAndTime(startsAt, zone, lang)}
            </Button>
          </li>
        ))}
      </ul>
      <p className="nearest-else">
        {nearest.length > 0 ? (
          <RouteLink
            to="/{-$lang}/lieux/$slug"
            params={(same) => ({ ...same, slug: place?.slug ?? withoutPlace })}
            search={looked}
            className="tall-link"
          >
            {say.otherHours}
          </RouteLink>
        ) : (
          <RouteLink to="/{-$lang}" search={looked} className="tall-link">
            {say.otherPlaces}
          </RouteLink>
        )}
        {place ? <PhoneLink phone={place.phone} /> : <NearestPhone looked={looked} />}
      </p>
    </section>
  )
}
