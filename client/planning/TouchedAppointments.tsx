import { useState } from 'react'
import type { Decision } from '#shared/planning.ts'
import { sayDayAndTime, sayDuration, sayPhone } from '#shared/speech.ts'
import { minute } from '#shared/time.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField, TextArea } from '../ui/Field.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import { Row, Stack } from '../ui/Stack.tsx'
import {
  type ChoiceTold,
  choicesFor,
  choiceToAll,
  decisionFrom,
  losesNothing,
  type Told,
  toldFirst,
  wordToAll,
} from './choices-told.ts'
import type { TouchedAppointment } from './plans.ts'
import './planning.css'

type TouchedAppointmentsProps = {
  touched: readonly TouchedAppointment[]
  mayKeep: boolean
  /** The appointment whose new time was taken meanwhile. */
  taken: string | null
  busy: boolean
  onDecide: (decisions: Decision[]) => void
  onBack: () => void
}

/** The appointments that a change touches, each with what becomes of it: nothing is saved before all are decided. */
export function TouchedAppointments(props: TouchedAppointmentsProps) {
  const { touched, mayKeep, taken, busy, onDecide, onBack } = props
  const [told, setTold] = useState<Told>({})
  const [isMissing, setMissing] = useState(false)
  const toldOf = (one: TouchedAppointment) => told[one.id] ?? toldFirst(one)
  const allCancelled = touched.every((one) => toldOf(one).choice === 'cancel')
  const decisions = touched.map((one) => decisionFrom(one, toldOf(one)))
  const submit = () => {
    const made = decisions.filter((decision) => decision !== null)
    setMissing(made.length < touched.length)
    if (made.length === touched.length) onDecide(made)
  }
  return (
    <Stack>
      <p>
        {touched.length === 1
          ? 'Une personne a rendez-vous. Dites ce que devient son rendez-vous.'
          : `${plural('fr', touched.length, 'personne a', 'personnes ont')} rendez-vous. Dites ce que devient chaque rendez-vous.`}
      </p>
      {touched.length > 1 && (
        <ForAll
          touched={touched}
          mayKeep={mayKeep}
          onChoice={(choice) => setTold(choiceToAll(touched, told, choice, mayKeep))}
        />
      )}
      {touched.length > 1 && allCancelled && (
        <TextArea
          label="Le même mot pour tous (facultatif)"
          maxLength={300}
          onChange={({ currentTarget: { value } }) => setTold(wordToAll(touched, told, value))}
        />
      )}
      <Stack as="ul" gap="small">
        {touched.map((one) => (
          <Card as="li" key={one.id}>
            <OneTouched
              appointment={one}
              mayKeep={mayKeep}
              told={toldOf(one)}
              error={errorOf(one, isMissing && toldOf(one).choice === null, taken)}
              tell={(changed) => setTold({ ...told, [one.id]: { ...toldOf(one), ...changed } })}
            />
          </Card>
        ))}
      </Stack>
      <Row>
        <Button type="button" busy={busy} onClick={submit}>
          Enregistrer ces choix
        </Button>
        <Button type="button" look="quiet" onClick={onBack}>
          Revenir au changement
        </Button>
      </Row>
    </Stack>
  )
}

function errorOf({ id }: TouchedAppointment, isMissing: boolean, taken: string | null) {
  if (taken === id) return 'Cette heure vient d’être prise. Choisissez-en une autre.'
  return isMissing ? 'Dites ce que devient ce rendez-vous.' : undefined
}

type ForAllProps = Pick<TouchedAppointmentsProps, 'touched' | 'mayKeep'> & {
  onChoice: (choice: Decision['choice']) => void
}

/** One answer for everybody who has it; each may still be changed. */
function ForAll({ touched, mayKeep, onChoice }: ForAllProps) {
  const offered = touched.map((one) => choicesFor(one, mayKeep))
  const countOf = (choice: Decision['choice']) =>
    offered.filter((choices) => choices.some(({ value }) => value === choice)).length
  return (
    <Row>
      {(['keep', 'move', 'transfer', 'cancel'] as const)
        .filter((choice) => countOf(choice) > 0)
        .map((choice) => (
          <Button key={choice} type="button" look="secondary" onClick={() => onChoice(choice)}>
            {countOf(choice) === touched.length
              ? `Tout ${verbs[choice]}`
              : `${capitalised(verbs[choice])} tout ce qui peut l’être`}
          </Button>
        ))}
    </Row>
  )
}

const verbs = { keep: 'garder', move: 'déplacer', transfer: 'confier', cancel: 'annuler' }

const reasons: Record<Reason, (appointment: TouchedAppointment) => string> = {
  outsideOpenings: () => 'hors des permanences',
  absent: () => 'pendant l’absence',
  placeClosed: () => 'le lieu sera fermé',
  advisorLeaves: ({ advisorFirstName }) => `${advisorFirstName} s’en va`,
  lengthChanged: ({ startsAt, endsAt }) => `prévu pour ${sayDuration((endsAt - startsAt) / minute, 'fr')}`,
  serviceRetired: () => 'motif retiré',
}

type OneTouchedProps = {
  appointment: TouchedAppointment
  mayKeep: boolean
  told: ChoiceTold
  error: string | undefined
  tell: (changed: Partial<ChoiceTold>) => void
}

function OneTouched({ appointment, mayKeep, told, error, tell }: OneTouchedProps) {
  const { startsAt, zone, person, service, place, by, phone, isWrittenTo } = appointment
  const when = capitalised(sayDayAndTime(startsAt, zone, 'fr'))
  const mustCall = !isWrittenTo && (told.choice === 'cancel' || told.choice === 'move')
  return (
    <Stack gap="small">
      <p>
        <strong>{when}</strong>
        {person && `, ${person}`}
        <br />
        <span className="mention">
          {service.nameFr}
          {place && `, ${place.name}`} · {reasons[by](appointment)}
        </span>
      </p>
      <Segmented
        legend={<span className="heard-only">{`${when}${person ? `, ${person}` : ''}`}</span>}
        error={error}
        choices={choicesFor(appointment, mayKeep)}
        values={told.choice === null ? [] : [told.choice]}
        onChange={({ currentTarget: { value } }) => tell({ choice: value as ChoiceTold['choice'] })}
      />
      {told.choice === 'keep' && (
        <p className="mention">
          {losesNothing(by)
            ? 'Il garde son heure et sa durée.'
            : 'Il reste à cette heure et sera marqué « hors plage » dans la semaine.'}
        </p>
      )}
      {told.choice === 'move' && <OtherTimes appointment={appointment} told={told} tell={tell} />}
      {told.choice === 'transfer' && <Colleagues appointment={appointment} told={told} tell={tell} />}
      {told.choice === 'cancel' && (
        <TextArea
          label="Un mot pour la personne (facultatif)"
          maxLength={300}
          value={told.message}
          onChange={({ currentTarget: { value } }) => tell({ message: value })}
        />
      )}
      {mustCall && (
        <p className="planning-call">
          Cette personne ne reçoit ni SMS ni e-mail{'\u00a0'}: prévenez-la par téléphone
          {phone && ` au ${sayPhone(phone)}`}.
        </p>
      )}
    </Stack>
  )
}

function OtherTimes({ appointment, told, tell }: Pick<OneTouchedProps, 'appointment' | 'told' | 'tell'>) {
  const { otherTimes, place, zone } = appointment
  return (
    <SelectField
      label="Nouvelle heure"
      value={told.time}
      onChange={({ currentTarget: { value } }) => tell({ time: Number(value) })}
    >
      {otherTimes.map(({ startsAt, placeId, placeName, advisorId, advisorName }, rank) => (
        <option key={`${startsAt} ${placeId} ${advisorId}`} value={rank}>
          {[
            capitalised(sayDayAndTime(startsAt, zone, 'fr')),
            placeId !== (place?.id ?? null) && placeName,
            advisorName && `avec ${advisorName}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </option>
      ))}
    </SelectField>
  )
}

function Colleagues({ appointment, told, tell }: Pick<OneTouchedProps, 'appointment' | 'told' | 'tell'>) {
  return (
    <SelectField
      label="À qui ? Même jour, même heure, même lieu"
      value={told.colleague}
      onChange={({ currentTarget: { value } }) => tell({ colleague: Number(value) })}
    >
      {appointment.colleagues.map(({ advisorId, name, isOutside }, rank) => (
        <option key={advisorId} value={rank}>
          {isOutside ? `${name}, hors permanence` : name}
        </option>
      ))}
    </SelectField>
  )
}
