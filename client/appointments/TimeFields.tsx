import { sayDay, sayTimeAt } from '#shared/speech.ts'
import { addDays, type Day, dayOf } from '#shared/time.ts'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import {
  type BookForMistakes,
  type BookForTold,
  type FreeTime,
  type FreeTimes,
  keyOfTime,
  ownPlaceOf,
} from './book-for-told.ts'
import { OverlapReason } from './OverlapReason.tsx'

type TimeFieldsProps = {
  told: BookForTold
  tell: (changed: Partial<BookForTold>) => void
  mistakes: BookForMistakes
  free: FreeTimes
  chosen: FreeTime | 'own'
  isTaken: boolean
  zone: string
  today: Day
}

/** The soonest free hours, those of a day, or any hour of one's own. */
export function TimeFields(props: TimeFieldsProps) {
  const { told, tell, free, chosen, zone, today } = props
  const { services, places, times, serviceId } = free
  const service = services.find(({ id }) => id === serviceId)
  const isWorkshop = service?.kind === 'workshop'
  const shown = told.day === '' ? times.slice(0, 5) : times
  const named = new Set(shown.map(({ placeId }) => placeId)).size > 1
  const days = new Set(shown.map(({ startsAt }) => dayOf(startsAt, zone)))
  const [onlyDay] = days.size === 1 ? days : []
  return (
    <>
      {services.length > 1 && (
        <SelectField
          label={'Pour quoi\u00a0?'}
          value={serviceId ?? ''}
          onChange={({ currentTarget: { value } }) => tell({ serviceId: value, chosen: '' })}
        >
          {services.map(({ id, nameFr }) => (
            <option key={id} value={id}>
              {nameFr}
            </option>
          ))}
        </SelectField>
      )}
      <Segmented
        legend={'Quand\u00a0?'}
        hint={
          onlyDay === undefined
            ? nothingFree(told.day, isWorkshop, times)
            : capitalised(sayClose(onlyDay, today))
        }
        choices={[
          ...shown.map((time) => ({
            value: keyOfTime(time),
            label: (
              <span className="book-for-time">
                {sayWhen(time, { zone, today, isDayKnown: onlyDay !== undefined })}
                {sayMore(time, named ? places : []) && (
                  <span className="book-for-place">{sayMore(time, named ? places : [])}</span>
                )}
              </span>
            ),
          })),
          ...(isWorkshop ? [] : [{ value: 'own', label: 'Une autre heure' }]),
        ]}
        values={[chosen === 'own' ? 'own' : keyOfTime(chosen)]}
        onChange={({ currentTarget: { value } }) => tell({ chosen: value })}
      />
      <Row className="book-for-pair">
        <TextField
          label={chosen === 'own' ? 'Jour' : 'Voir un autre jour'}
          id="ownDay"
          type="date"
          min={today}
          error={props.mistakes.ownDay}
          value={chosen === 'own' ? told.ownDay : told.day}
          onChange={({ currentTarget: { value } }) =>
            tell({ day: value, ownDay: value, ...(chosen !== 'own' && { chosen: '' }) })
          }
        />
        {chosen === 'own' && !isWorkshop && <OwnHour {...props} />}
      </Row>
      {props.isTaken && (
        <OverlapReason
          warning="Quelqu’un est déjà attendu à cette heure, ou est en train de la choisir."
          reason={told.overlapReason}
          error={props.mistakes.overlapReason}
          onReason={(overlapReason) => tell({ overlapReason })}
        />
      )}
    </>
  )
}

/** Openings are not asked: only a place, where one is needed. */
function OwnHour({ told, tell, mistakes, free, zone }: TimeFieldsProps) {
  const { places, services, serviceId } = free
  const needsPlace = services.find(({ id }) => id === serviceId)?.mode === 'place'
  return (
    <>
      <TextField
        label="Heure"
        id="ownTime"
        type="time"
        error={mistakes.ownTime}
        value={told.ownTime}
        onChange={({ currentTarget: { value } }) => tell({ ownTime: value, chosen: 'own' })}
      />
      <SelectField
        label="Lieu"
        value={ownPlaceOf(told, free, zone) ?? ''}
        onChange={({ currentTarget: { value } }) => tell({ ownPlaceId: value || null })}
      >
        {!needsPlace && <option value="">Sans lieu</option>}
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}

const nothingFree = (day: Day, isWorkshop: boolean, times: readonly FreeTime[]) =>
  times.length > 0
    ? undefined
    : [
        day === '' ? 'Rien de libre d’ici deux semaines.' : 'Rien de libre ce jour-là.',
        isWorkshop ? 'Choisissez un autre jour.' : 'Choisissez un autre jour, ou une heure à vous.',
      ].join(' ')

/** `aujourd’hui`, `demain`, `mardi 16 juin`. */
function sayClose(day: Day, today: Day) {
  if (day === today) return 'aujourd’hui'
  return day === addDays(today, 1) ? 'demain' : sayDay(day, 'fr', 'without year')
}

type Telling = { zone: string; today: Day; isDayKnown: boolean }

function sayWhen({ startsAt }: FreeTime, { zone, today, isDayKnown }: Telling) {
  const time = sayTimeAt(startsAt, zone, 'fr')
  if (isDayKnown) return time
  const day = dayOf(startsAt, zone)
  return `${capitalised(day <= addDays(today, 1) ? sayClose(day, today) : sayDay(day, 'fr', 'short'))}, ${time}`
}

const sayMore = ({ placeId, seatsLeft }: FreeTime, places: FreeTimes['places']) =>
  [
    places.find(({ id }) => id === placeId)?.name,
    seatsLeft !== null && plural('fr', seatsLeft, 'place libre', 'places libres'),
  ]
    .filter(Boolean)
    .join(', ')
