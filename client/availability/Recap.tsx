import type { ReactNode } from 'react'
import { type PublicPlace, withoutPlace } from '#shared/places.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { dayOf, type Instant, type Zone } from '#shared/time.ts'
import { NearestPhone } from '../places/NearestPhone.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { type Looked, wayOf } from '../places/search-params.ts'
import { wayWords } from '../places/way-words.ts'
import { type ComingWorkshop, titleOf } from '../places/workshop-told.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { type OfferedService, sayService } from './say-service.ts'
import './recap.css'

/** Where one is in the three questions. */
export function Step({ at }: { at: 2 | 3 }) {
  return <p className="mention step">{useWords(words).step(at)}</p>
}

type Where = { place: PublicPlace | null; looked: Looked }

/** The place chosen, or what stands for it, always in sight and always changeable. */
export function ChosenPlace({ place, looked }: Where) {
  const say = useWords(words)
  return (
    <Recap>
      <ChosenWay place={place} looked={looked} />
      {place && (
        <Chosen what={<strong>{place.name}</strong>} change={<ChangePlace looked={looked} />}>
          <span>
            {place.address}, {place.postalCode} {place.communeName}
          </span>
          {place.stepFree && <span>{say.stepFree}</span>}
          {place.accessNote && <span lang="fr">{place.accessNote}</span>}
          <PhoneLink phone={place.phone} />
        </Chosen>
      )}
    </Recap>
  )
}

type ChosenHourProps = Where & {
  zone: Zone
  workshop: Pick<ComingWorkshop, 'title' | 'service'> | null
  service: OfferedService | null
  startsAt: Instant
  isGone: boolean
}

/** The hour and the place chosen, each with its way back; crossed out once somebody else has it. */
export function ChosenHour({ place, zone, workshop, service, startsAt, looked, isGone }: ChosenHourProps) {
  const say = useWords(words)
  const lang = useLang()
  const about = workshop && titleOf(workshop, lang)
  const moment = <Moment startsAt={startsAt} zone={zone} />
  return (
    <Recap>
      <Chosen
        what={isGone ? <s>{moment}</s> : moment}
        change={
          <RouteLink
            to="/{-$lang}/lieux/$slug"
            params={(same) => ({ ...same, slug: place?.slug ?? withoutPlace })}
            search={looked}
            className="tall-link"
          >
            {say.change} <span className="heard-only">{about ? say.theWorkshop : say.theHour}</span>
          </RouteLink>
        }
      >
        {about && <strong lang={about.lang}>{about.text}</strong>}
        {service && <span>{sayService(service, lang)}</span>}
      </Chosen>
      {!workshop && <ChosenWay place={place} looked={looked} />}
      {place && (
        <Chosen what={<strong>{place.name}</strong>} change={<ChangePlace looked={looked} />}>
          <PhoneLink phone={place.phone} />
        </Chosen>
      )}
    </Recap>
  )
}

/** How, when it is not simply by coming; without a place, whom to call all the same. */
function ChosenWay({ place, looked }: Where) {
  const { chosen, explained } = useWords(wayWords)
  const say = useWords(words)
  const way = wayOf(looked)
  if (way === 'place') return null
  return (
    <Chosen
      what={<strong>{chosen[way]}</strong>}
      change={
        <RouteLink to="/{-$lang}" search={looked} className="tall-link">
          {say.change} <span className="heard-only">{say.theWay}</span>
        </RouteLink>
      }
    >
      <span>{explained[way]}</span>
      {!place && <NearestPhone looked={looked} />}
    </Chosen>
  )
}

function ChangePlace({ looked }: { looked: Looked }) {
  const say = useWords(words)
  return (
    <RouteLink to="/{-$lang}" search={looked} className="tall-link">
      {say.change} <span className="heard-only">{say.thePlace}</span>
    </RouteLink>
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
    theWorkshop: 'd’atelier',
    theWay: 'de façon de faire',
    stepFree: 'Accès de plain-pied',
    at: 'à ',
  },
  en: {
    step: (at: number) => `Step ${at} of 3`,
    change: 'Change',
    thePlace: 'the place',
    theHour: 'the time',
    theWorkshop: 'the workshop',
    theWay: 'how to be helped',
    stepFree: 'Step-free access',
    at: 'at ',
  },
})
