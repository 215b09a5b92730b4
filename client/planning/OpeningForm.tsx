import { sayOpening } from '#shared/planning-speech.ts'
import type { OpeningInput } from '#shared/planning.ts'
import type { Day } from '#shared/time.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { capitalised } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { HoursFields } from './HoursFields.tsx'
import { openingFrom, type OpeningMistakes, openingMistakes, type OpeningTold } from './opening-told.ts'
import { type PlanFields, PlanForm } from './PlanForm.tsx'
import type { Plans } from './plans.ts'
import { withFirstDay } from './repeat-told.ts'

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
export function OpeningForm({ plans, today, onOpening, ...form }: OpeningFormProps) {
  const { places, services } = plans
  const readBack = (told: OpeningTold) => {
    const placeName = places.find(({ id }) => id === told.placeId)?.name ?? null
    return `${capitalised(sayOpening(openingFrom(told, services), { placeName, today }))}.`
  }
  return (
    <PlanForm
      {...form}
      mistakesIn={(told: OpeningTold) => openingMistakes(told, services)}
      readBack={readBack}
      onTold={(told) => onOpening(openingFrom(told, services))}
    >
      {(fields) => (
        <>
          <WhatAndWhere {...fields} plans={plans} />
          <WhenFields {...fields} />
        </>
      )}
    </PlanForm>
  )
}

type FieldsProps = PlanFields<OpeningTold, OpeningMistakes>

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
      <HoursFields told={told} tell={tell} mistakes={mistakes} />
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
