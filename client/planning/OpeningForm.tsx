import { useState, type FormEvent } from 'react'
import { sayOpening } from '#shared/planning-speech.ts'
import type { OpeningInput } from '#shared/planning.ts'
import type { Day } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { capitalised } from '../ui/lang.ts'
import { Row, Stack } from '../ui/Stack.tsx'
import { openingFrom, type OpeningMistakes, openingMistakes, type OpeningTold } from './opening-told.ts'
import type { Plans } from './plans.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { stillWrong, withFirstDay } from './repeat-told.ts'
import './planning.css'

type OpeningFormProps = {
  first: OpeningTold
  plans: Pick<Plans, 'places' | 'services'>
  today: Day
  busy: boolean
  act: string
  onOpening: (opening: OpeningInput) => void
  onClose: () => void
}

/** Hours at a place, once or again and again; read back in a sentence as one types. */
export function OpeningForm({ first, plans, today, busy, act, onOpening, onClose }: OpeningFormProps) {
  const [told, setTold] = useState(first)
  const [mistakes, setMistakes] = useState<OpeningMistakes>({})
  const [tries, setTries] = useState(0)
  const tell = (changed: Partial<OpeningTold>) => {
    const next = { ...told, ...changed }
    setTold(next)
    setMistakes((before) => stillWrong(before, openingMistakes(next, plans.services)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = openingMistakes(told, plans.services)
    setMistakes(found)
    setTries((before) => before + 1)
    if (Object.keys(found).length === 0 && !busy) onOpening(openingFrom(told, plans.services))
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([field, message]) => ({ field, message }))}
        />
        <WhatAndWhere told={told} tell={tell} plans={plans} mistakes={mistakes} />
        <WhenFields told={told} tell={tell} mistakes={mistakes} />
        <RepeatFields told={told} tell={tell} mistakes={mistakes} />
        <div className="planning-foot">
          <ReadBack told={told} plans={plans} today={today} />
          <Row>
            <Button type="submit" busy={busy}>
              {act}
            </Button>
            <Button type="button" look="quiet" onClick={onClose}>
              Ne rien changer
            </Button>
          </Row>
        </div>
      </Stack>
    </form>
  )
}

type FieldsProps = {
  told: OpeningTold
  tell: (changed: Partial<OpeningTold>) => void
  mistakes: OpeningMistakes
}

function WhatAndWhere({ told, tell, mistakes, plans }: FieldsProps & Pick<OpeningFormProps, 'plans'>) {
  const { places, services } = plans
  const service = services.find(({ id }) => id === told.serviceId)
  const needsPlace = service?.mode === 'place'
  const known = places.some(({ id }) => id === told.placeId)
  return (
    <>
      <SelectField
        label="Pour quoi ?"
        id="serviceId"
        value={told.serviceId}
        onChange={({ currentTarget: { value } }) => tell({ serviceId: value })}
      >
        <option value="">Tous les rendez-vous individuels</option>
        {services.map(({ id, nameFr }) => (
          <option key={id} value={id}>
            {nameFr}
          </option>
        ))}
      </SelectField>
      {service?.kind === 'workshop' && (
        <Row className="planning-pair">
          <TextField
            label="Titre de l’atelier"
            id="title"
            maxLength={80}
            error={mistakes.title}
            value={told.title}
            onChange={({ currentTarget: { value } }) => tell({ title: value })}
          />
          <TextField
            label="Places"
            id="seats"
            type="number"
            inputMode="numeric"
            min={1}
            max={200}
            className="fr-input planning-short"
            error={mistakes.seats}
            value={told.seats}
            onChange={({ currentTarget: { value } }) => tell({ seats: value })}
          />
        </Row>
      )}
      <SelectField
        label="Où ?"
        id="placeId"
        error={mistakes.placeId}
        value={told.placeId}
        onChange={({ currentTarget: { value } }) => tell({ placeId: value })}
      >
        <option value="">
          {needsPlace ? 'Choisissez un lieu' : 'Sans lieu (téléphone, visio, domicile)'}
        </option>
        {told.placeId !== '' && !known && <option value={told.placeId}>Lieu fermé depuis</option>}
        {places.map(({ id, name, communeName }) => (
          <option key={id} value={id}>
            {name.includes(communeName) ? name : `${name}, ${communeName}`}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function WhenFields({ told, tell, mistakes }: FieldsProps) {
  const runsOver = told.startsAt !== '' && told.endsAt !== '' && told.endsAt <= told.startsAt
  return (
    <>
      <TextField
        label={told.repeat === 'once' ? 'Quel jour ?' : 'À partir de quel jour ?'}
        id="firstDay"
        type="date"
        error={mistakes.firstDay}
        value={told.firstDay}
        onChange={({ currentTarget: { value } }) => tell(withFirstDay(told, value))}
      />
      <Row className="planning-pair">
        <TextField
          label="De"
          id="startsAt"
          type="time"
          error={mistakes.startsAt}
          value={told.startsAt}
          onChange={({ currentTarget: { value } }) => tell({ startsAt: value })}
        />
        <TextField
          label="À"
          id="endsAt"
          type="time"
          error={mistakes.endsAt}
          value={told.endsAt}
          onChange={({ currentTarget: { value } }) => tell({ endsAt: value })}
        />
      </Row>
      {runsOver && (
        <Checkbox
          label="Se termine le lendemain"
          checked={told.overnight}
          onChange={({ currentTarget: { checked } }) => tell({ overnight: checked })}
        />
      )}
    </>
  )
}

/** What the form says, in one sentence: it follows the fingers, and is heard when they stop. */
function ReadBack({ told, plans, today }: { told: OpeningTold } & Pick<OpeningFormProps, 'plans' | 'today'>) {
  const isSayable = Object.keys(openingMistakes(told, plans.services)).length === 0
  const { places, services } = plans
  const placeName = places.find(({ id }) => id === told.placeId)?.name ?? null
  return (
    <output className="planning-read-back">
      {isSayable && `${capitalised(sayOpening(openingFrom(told, services), { placeName, today }))}.`}
    </output>
  )
}
