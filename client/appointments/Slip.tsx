import { sayReference } from '#shared/booking-rules.ts'
import { howItGoes, onScreen } from '#shared/letters.ts'
import { sayDay, sayDuration, sayPhone, sayTimeAt } from '#shared/speech.ts'
import { dayOf, minute } from '#shared/time.ts'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import type { AppointmentSeen } from './appointment-seen.ts'
import { appointmentWords } from './appointment-words.ts'
import './slip.css'

/** What one puts on the fridge: the day and the hour in large letters, the place, the telephone, what to bring. */
export function Slip({ appointment }: { appointment: AppointmentSeen }) {
  const say = useWords(appointmentWords)
  const lang = useLang()
  const { startsAt, endsAt, zone, place, callAt, status, service } = appointment
  const isOff = status === 'cancelled'
  const isAhead = status === 'coming' || status === 'underway'
  return (
    <article className={`slip ${isOff ? 'slip-off' : ''}`} aria-label={say.title}>
      {appointment.isForSomebody && appointment.firstName && (
        <p className="slip-whom">{say.forWhom(appointment.firstName)}</p>
      )}
      <p className="slip-moment">
        <time dateTime={new Date(startsAt).toISOString()}>
          <span className="slip-day">{sayDay(dayOf(startsAt, zone), lang, 'without year')}</span>{' '}
          <span className="slip-time">
            <span className="heard-only">{say.at}</span>
            {sayTimeAt(startsAt, zone, lang)}
          </span>
        </time>
        <span className="slip-length">
          {lang === 'fr' ? service.nameFr : service.nameEn}, {sayDuration((endsAt - startsAt) / minute, lang)}
        </span>
      </p>
      {place && (
        <div className="slip-place">
          <strong>{place.name}</strong>
          <span>
            {place.address}, {place.postalCode} {place.communeName}
          </span>
          {place.stepFree && <span>{say.stepFree}</span>}
          {place.accessNote && <span lang="fr">{place.accessNote}</span>}
          <PhoneLink phone={place.phone} />
        </div>
      )}
      {!place && (appointment.homeAddress ?? callAt) && (
        <div className="slip-place">
          {appointment.homeAddress && <span>{appointment.homeAddress}</span>}
          {callAt && <PhoneLink phone={callAt} />}
        </div>
      )}
      {isAhead && (
        <div className="slip-more">
          <p>
            {appointment.isForSomebody
              ? say.withSomebody(appointment.advisorName, service.mode)
              : say.with(appointment.advisorName, service.mode)}
          </p>
          {appointment.videoLink ? (
            <p>
              {onScreen[lang].how}{' '}
              <a className="tall-link slip-room" href={appointment.videoLink} rel="noreferrer">
                {appointment.videoLink}
              </a>
            </p>
          ) : (
            <p>{howItGoes[lang][service.mode]}</p>
          )}
          {callAt && <p className="slip-on-paper">{say.onPaper(sayPhone(callAt))}</p>}
        </div>
      )}
      <p className="slip-reference">
        {say.reference} <strong>{sayReference(appointment.reference)}</strong>
      </p>
    </article>
  )
}
