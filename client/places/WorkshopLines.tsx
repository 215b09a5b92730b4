import { useState } from 'react'
import { sayDayAndTime, sayTimeAt } from '#shared/speech.ts'
import type { Zone } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Badge } from '../ui/Card.tsx'
import { HeardAbout } from '../ui/HeardAbout.tsx'
import { capitalised, inBoth, plural, useLang, useWords } from '../ui/lang.ts'
import type { Looked } from './search-params.ts'
import { type ComingWorkshop, titleOf } from './workshop-told.ts'
import './workshops.css'

const atFirst = 2

type WorkshopLinesProps = {
  workshops: readonly ComingWorkshop[]
  zone: Zone
  /** The address of the place. */
  slug: string
  looked: Looked
}

/** The workshops of one place: what each is about, when, and the seats it has left; a full one says so. */
export function WorkshopLines({ workshops, zone, slug, looked }: WorkshopLinesProps) {
  const say = useWords(words)
  const lang = useLang()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ul className="workshop-lines">
        {workshops.map((workshop, index) => {
          const { workshopId, startsAt, endsAt, seatsLeft } = workshop
          const about = titleOf(workshop, lang)
          const when = sayDayAndTime(startsAt, zone, lang)
          return (
            <li
              key={`${workshopId} ${startsAt}`}
              className="workshop-line"
              data-later={!isWhole && index >= atFirst ? '' : undefined}
            >
              <div>
                <p className="workshop-about" lang={about.lang}>
                  {about.text}
                </p>
                <p>
                  {capitalised(when)}
                  {say.until(sayTimeAt(endsAt, zone, lang))}
                </p>
                <p className="mention">
                  {seatsLeft > 0 ? plural(lang, seatsLeft, say.seat, say.seats) : <Badge>{say.full}</Badge>}
                </p>
              </div>
              {seatsLeft === 0 && (
                <ButtonLink
                  to="/{-$lang}/lieux/$slug/attente"
                  params={(same) => ({ ...same, slug })}
                  search={{ ...looked, heure: startsAt, atelier: workshopId }}
                  look="quiet"
                >
                  <HeardAbout seen={say.wait}>
                    <span lang={about.lang}>{about.text}</span>, {when}
                  </HeardAbout>
                </ButtonLink>
              )}
              {seatsLeft > 0 && (
                <ButtonLink
                  to="/{-$lang}/lieux/$slug/rendez-vous"
                  params={(same) => ({ ...same, slug })}
                  search={{ ...looked, comment: 'atelier', heure: startsAt, atelier: workshopId }}
                  look="secondary"
                >
                  <HeardAbout seen={say.take}>
                    <span lang={about.lang}>{about.text}</span>, {when}
                  </HeardAbout>
                </ButtonLink>
              )}
            </li>
          )
        })}
      </ul>
      {!isWhole && workshops.length > atFirst && (
        <div>
          <Button type="button" look="quiet" onClick={() => setWhole(true)}>
            {say.more(workshops.length - atFirst)}
          </Button>
        </div>
      )}
    </>
  )
}

const words = inBoth({
  fr: {
    until: (time: string) => `, jusqu’à ${time}`,
    seat: 'place libre',
    seats: 'places libres',
    full: 'Complet',
    take: 'Prendre une place',
    wait: 'Liste d’attente',
    more: (count: number) => (count === 1 ? 'Voir une autre date' : `Voir ${count} autres dates`),
  },
  en: {
    until: (time: string) => `, until ${time}`,
    seat: 'seat left',
    seats: 'seats left',
    full: 'Full',
    take: 'Take a seat',
    wait: 'Waiting list',
    more: (count: number) => (count === 1 ? 'Show one more date' : `Show ${count} more dates`),
  },
})
