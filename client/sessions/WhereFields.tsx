import { useState } from 'react'
import { channelLabels, longestMinutes, shortestMinutes } from '#shared/sessions.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { addDays, type Day } from '#shared/time.ts'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { CommuneField } from '../territories/CommuneField.tsx'
import type { Kept } from './first-told.ts'
import { PlaceChoices } from './PlaceChoices.tsx'
import { choicesOf, fieldId, type Telling } from './telling.ts'
import { useResidence } from './use-residence.ts'

type WhereProps = Telling & {
  kept: Kept | undefined
  /** The commune that a favourite brought, and how many times one began with one. */
  begun: { times: number; commune: { code: string; name: string } | null }
  today: Day
}

/** Where, when and how long. */
export function WhereFields(props: WhereProps) {
  const { told, tell, mistakes } = props
  return (
    <div className="session-rows">
      <Segmented
        legend={'Où\u00a0?'}
        id={fieldId('channel')}
        error={mistakes.channel}
        choices={choicesOf(channelLabels)}
        values={[told.channel]}
        onChange={({ currentTarget: { value } }) => tell({ channel: value as typeof told.channel })}
      />
      <Place {...props} />
      <DayField {...props} />
      <Duration {...props} />
    </div>
  )
}

function Place({ told, tell, mistakes, usual, kept, begun }: WhereProps) {
  const keptName = told.communeCode === kept?.told.communeCode ? kept?.communeName : null
  const residence = useResidence(told, kept)
  const isElsewhere = told.channel === 'other' || told.channel === 'home'
  if (isElsewhere)
    return (
      <CommuneField
        key={`commune ${begun.times}`}
        id={fieldId('communeCode')}
        label={'Dans quelle commune\u00a0?'}
        error={mistakes.communeCode}
        code={told.communeCode}
        name={told.communeCode === begun.commune?.code ? begun.commune?.name : keptName}
        onCode={(communeCode) => tell({ communeCode })}
      />
    )
  const known = usual.places.some(({ id }) => id === told.placeId)
  return (
    <>
      {told.channel === 'remote' && told.kind === 'individual' && (
        <CommuneField
          key={residence.key}
          id={fieldId('residenceCode')}
          label="Commune où habite la personne"
          hint="Sans elle, l’accompagnement compte dans la commune de votre lieu."
          error={mistakes.residenceCode}
          code={told.residenceCode}
          name={residence.name}
          onCode={(residenceCode) => tell({ residenceCode })}
        />
      )}
      <SelectField
        label={told.channel === 'remote' ? 'D’où aidiez-vous\u00a0?' : 'Lieu'}
        id={fieldId('placeId')}
        error={mistakes.placeId}
        value={told.placeId ?? ''}
        onChange={({ currentTarget: { value } }) => tell({ placeId: value === '' ? null : value })}
      >
        <PlaceChoices places={usual.places} />
        {told.placeId !== null && !known && (
          <option value={told.placeId}>{kept?.placeName ?? 'Lieu fermé depuis'}</option>
        )}
      </SelectField>
    </>
  )
}

function DayField({ told, tell, mistakes, today }: WhereProps) {
  const yesterday = addDays(today, -1)
  const [typing, setTyping] = useState(told.day < yesterday)
  const isOther = typing || told.day < yesterday
  return (
    <div className="session-row">
      <Segmented
        legend={'Quand\u00a0?'}
        choices={[
          { value: today, label: 'Aujourd’hui' },
          { value: yesterday, label: `Hier, ${sayDay(yesterday, 'fr', 'short')}` },
          { value: 'other', label: 'Un autre jour' },
        ]}
        values={[isOther ? 'other' : told.day]}
        onChange={({ currentTarget: { value } }) => {
          setTyping(value === 'other')
          if (value !== 'other') tell({ day: value })
        }}
      />
      {(isOther || mistakes.day) && (
        <TextField
          label="Jour"
          id={fieldId('day')}
          error={mistakes.day}
          type="date"
          max={today}
          value={told.day}
          onChange={({ currentTarget: { value } }) => tell({ day: value })}
        />
      )}
    </div>
  )
}

function Duration({ told, tell, mistakes, usual }: WhereProps) {
  const isOffered = usual.durations.includes(told.minutes)
  const [typing, setTyping] = useState(!isOffered)
  return (
    <div className="session-row">
      <Segmented
        legend={'Combien de temps\u00a0?'}
        choices={[
          ...usual.durations.map((minutes) => ({
            value: String(minutes),
            label: sayDuration(minutes, 'fr'),
          })),
          { value: 'other', label: 'Autre' },
        ]}
        values={[typing || !isOffered ? 'other' : String(told.minutes)]}
        onChange={({ currentTarget: { value } }) => {
          setTyping(value === 'other')
          if (value !== 'other') tell({ minutes: Number(value) })
        }}
      />
      {(typing || !isOffered || mistakes.minutes) && (
        <TextField
          label="Minutes"
          id={fieldId('minutes')}
          error={mistakes.minutes}
          type="number"
          inputMode="numeric"
          min={shortestMinutes}
          max={longestMinutes}
          step={5}
          value={told.minutes || ''}
          onChange={({ currentTarget: { value } }) => tell({ minutes: Math.trunc(Number(value)) })}
        />
      )}
    </div>
  )
}
