import type { ReactNode } from 'react'
import type { PublicPlace } from '#shared/places.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf, type Instant, type Zone } from '#shared/time.ts'
import type { Looked } from '../places/search-params.ts'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import './recap.css'

/** Where one is in the three questions. */
export function Step({ at }: { at: 2 | 3 }) {
  return <p className="mention step">{useWords(words).step(at)}</p>
}

/** The place chosen, always in sight and always changeable. */
export function ChosenPlace({ place, looked }: { place: PublicPlace; looked: Looked }) {
  const say = useWords(words)
  return (
    <Recap>
      <Chosen
        what={<strong>{place.name}</strong>}
        change={
          <RouteLink to="/{-$lang}" search={looked} className="tall-link">
            {say.change} <span className="heard-only">{say.thePlace}</span>
          </RouteLink>
        }
      >
        <span>
          {place.address}, {place.postalCode} {place.communeName}
        </span>
        <span>{[place.stepFree && say.stepFree, place.accessNote].filter(Boolean).join(' ·\u00a0')}</span>
        <PhoneLink phone={place.phone} />
      </Chosen>
    </Recap>
  )
}

type ChosenHourProps = { place: PublicPlace; startsAt: Instant; looked: Looked; isGone: boolean }

/** The hour and the place chosen, each with its way back; crossed out once somebody else has it. */
export function ChosenHour({ place, startsAt, looked, isGone }: ChosenHourProps) {
  const say = useWords(words)
  const moment = <Moment startsAt={startsAt} zone={place.zone} />
  return (
    <Recap>
      <Chosen
        what={isGone ? <s>{moment}</s> : moment}
        change={
          <RouteLink
            to="/{-$lang}/lieux/$slug"
            params={(same) => ({ ...same, slug: place.slug })}
            search={looked}
            className="tall-link"
          >
            {say.change} <span className="heard-only">{say.theHour}</span>
          </RouteLink>
        }
      />
      <Chosen
        what={<strong>{place.name}</strong>}
        change={
          <RouteLink to="/{-$lang}" search={looked} className="tall-link">
            {say.change} <span className="heard-only">{say.thePlace}</span>
          </RouteLink>
        }
      >
        <PhoneLink phone={place.phone} />
      </Chosen>
    </Recap>
  )
}

/** « Mardi 16 juin, 9 h 00 », large. */
export function Moment({ startsAt, zone }: { startsAt: Instant; zone: Zone }) {
  const lang = useLang()
  const day = sayDay(dayOf(startsAt, zone), lang, 'without year')
  return (
    <time className="moment" dateTime={new Date(startsAt).toISOString()}>
      <span>{day.charAt(0).toLocaleUpperCase() + day.slice(1)}</span>{' '}
      <span className="moment-time">
        {useWords(words).at}
        {sayTimeAt(startsAt, zone, lang)}
      </span>
    </time>
  )
}

const Recap = ({ children }: { children: ReactNode }) => <div className="recap">{children}</div>

type ChosenProps = { what: ReactNode; change: ReactNode; children?: ReactNode }

const Chosen = ({ what, change, children }: ChosenProps) => (
  <div className="recap-part">
    <div className="recap-line">
      <div>{what}</div>
      {change}
    </div>
    {children && <div className="recap-more">{children}</div>}
  </div>
)

const words = inBoth({
  fr: {
    step: (at: number) => `Étape ${at} sur 3`,
    change: 'Changer',
    thePlace: 'de lieu',
    theHour: 'd’heure',
    stepFree: 'Accès de plain-pied',
    at: 'à ',
  },
  en: {
    step: (at: number) => `Step ${at} of 3`,
    change: 'Change',
    thePlace: 'the place',
    theHour: 'the time',
    stepFree: 'Step-free access',
    at: 'at ',
  },
})
