import { sayPhone, sayTimeAt } from '#shared/speech.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { Badge } from '../ui/Card.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PhoneIcon } from '../ui/icons.tsx'
import { plural } from '../ui/lang.ts'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { BookedBy } from './BookedBy.tsx'
import { SendLink } from './SendLink.tsx'
import { OverlapNote } from './OverlapNote.tsx'
import { nameOf } from './name-of.ts'
import type { Appointment, Entry, TimelineActs } from './timeline.ts'
import { VisitAddress } from './VisitAddress.tsx'
import { Untold } from './Untold.tsx'
import { useSettle } from './use-settle.ts'

type EntryRowProps = { entry: Entry; zone: string; isAlone?: boolean; acts?: TimelineActs | undefined }

/** Who comes, when, for what; and the one act that comes next. */
export function EntryRow({ entry, zone, isAlone = false, acts }: EntryRowProps) {
  const [first] = entry.seats
  const isCancelled = first.status === 'cancelled'
  return (
    <li className={`entry entry-${first.status}`}>
      <span className="entry-time figures">{sayTimeAt(entry.startsAt, zone, 'fr')}</span>
      <div className="entry-who">
        {first.workshopId === null ? (
          <>
            <OnePerson appointment={first} isAlone={isAlone} />
            {acts?.isOutside(first) && <Badge tone="urgent">Hors plage</Badge>}
          </>
        ) : (
          <p>
            <strong>Atelier collectif</strong>{' '}
            <span className="mention">
              {isCancelled ? 'annulé' : plural('fr', entry.seats.length, 'inscrit', 'inscrits')}
            </span>
          </p>
        )}
        {first.waiting > 0 && !isCancelled && (
          <p>
            <RouteLink to="/liste-d-attente">
              {plural('fr', first.waiting, 'personne attend', 'personnes attendent')}
            </RouteLink>
          </p>
        )}
        {first.workshopId !== null && !isCancelled && <Seats seats={entry.seats} />}
      </div>
      <Acts entry={entry} />
      {acts && first.workshopId === null && first.status === 'coming' && (
        <div className="entry-acts">
          <Button
            type="button"
            look="quiet"
            aria-label={`Déplacer ou annuler\u00a0: ${nameOf(first)}`}
            onClick={() => acts.onAppointment(first)}
          >
            Déplacer ou annuler
          </Button>
        </div>
      )}
    </li>
  )
}

function OnePerson({ appointment, isAlone }: { appointment: Appointment; isAlone: boolean }) {
  const { status, cancelledBy, need, needNote, phone, place, service, overlapReason } = appointment
  const isCancelled = status === 'cancelled'
  return (
    <>
      <p>
        {isCancelled ? <s>{nameOf(appointment)}</s> : <strong>{nameOf(appointment)}</strong>}
        {isCancelled && (
          <span className="mention"> annulé par {cancelledBy === 'advisor' ? 'vous' : 'la personne'}</span>
        )}
        {isAlone && <span className="mention"> {place?.name ?? modes[service.mode]}</span>}
      </p>
      {!isCancelled && (
        <p className="entry-need">
          {need === 'unknown' ? (
            <span className="mention">Besoin à préciser</span>
          ) : (
            <ThemeMark theme={need} short />
          )}
          {phone && (
            <a href={`tel:${phone}`} className="entry-phone">
              <PhoneIcon />
              <span className="figures">{sayPhone(phone)}</span>
            </a>
          )}
          {needNote && <q>{needNote}</q>}
        </p>
      )}
      {!isCancelled && <VisitAddress appointment={appointment} />}
      {!isCancelled && <OverlapNote reason={overlapReason} />}
      {!isCancelled && <BookedBy appointment={appointment} />}
      <SendLink appointment={appointment} />
      <Untold appointment={appointment} />
    </>
  )
}

const modes = { place: 'sur place', phone: 'au téléphone', video: 'en visio', home: 'à domicile' }

/** Who is registered, each to be settled: who came counts, and who did not. */
function Seats({ seats }: { seats: readonly Appointment[] }) {
  return (
    <Disclosure title="Liste des inscrits">
      <ul className="seats">
        {seats.map((seat) => (
          <li key={seat.id}>
            <div>
              {nameOf(seat)}
              <BookedBy appointment={seat} />
              <Untold appointment={seat} />
            </div>
            <Settling appointment={seat} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Acts({ entry }: { entry: Entry }) {
  const [first] = entry.seats
  const noted = entry.seats.find(({ sessionId }) => sessionId !== null)
  if (noted?.sessionId)
    return (
      <div className="entry-acts">
        <Badge tone="strong">Noté</Badge>
        <RouteLink
          to="/noter"
          search={{ session: noted.sessionId }}
          aria-label={`Corriger l’accompagnement de ${nameOf(first)}`}
        >
          Corriger
        </RouteLink>
      </div>
    )
  const [state] = entry.seats.map(({ status }) => status).filter((status) => status !== 'missed')
  if (state === undefined || state === 'coming' || state === 'cancelled')
    return first.workshopId === null && state === undefined ? (
      <div className="entry-acts">
        <Settling appointment={first} />
      </div>
    ) : null
  return (
    <div className="entry-acts">
      <ButtonLink
        to="/noter"
        search={{ appointment: first.id }}
        look="secondary"
        aria-label={`${state === 'honoured' ? 'Noter' : 'Clôturer et noter'}\u00a0: ${nameOf(first)}`}
      >
        {state === 'honoured' ? 'Noter' : 'Clôturer et noter'}
      </ButtonLink>
      {first.workshopId === null && <Settling appointment={first} />}
    </div>
  )
}

/** Honoured or missed, by one touch, with undo; settled, what was said and the way back. */
export function Settling({ appointment }: { appointment: Appointment }) {
  const { settle, isSettling } = useSettle()
  const { status, sessionId } = appointment
  const who = nameOf(appointment)
  if (status === 'coming' || status === 'cancelled') return null
  if (status === 'honoured' || status === 'missed')
    return (
      <span className="settled">
        <Badge tone={status === 'missed' ? 'plain' : 'strong'}>
          {status === 'missed' ? 'Absent' : 'Honoré'}
        </Badge>
        {sessionId === null && (
          <Button
            type="button"
            look="quiet"
            busy={isSettling}
            aria-label={`Revenir sur\u00a0: ${who}`}
            onClick={() => settle(appointment, null)}
          >
            Revenir
          </Button>
        )}
      </span>
    )
  return (
    <span className="settling">
      <Button
        type="button"
        look="quiet"
        busy={isSettling}
        aria-label={`Honoré\u00a0: ${who}`}
        onClick={() => settle(appointment, 'honoured')}
      >
        Honoré
      </Button>
      <Button
        type="button"
        look="quiet"
        busy={isSettling}
        aria-label={`Absent\u00a0: ${who}`}
        onClick={() => settle(appointment, 'missed')}
      >
        Absent
      </Button>
    </span>
  )
}
