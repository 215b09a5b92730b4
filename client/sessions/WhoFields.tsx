import {
  type ageBands,
  ageBandLabels,
  genderLabels,
  mostParticipants,
  sessionKindLabels,
  statusLabels,
} from '#shared/sessions.ts'
import { Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { CommuneField } from './CommuneField.tsx'
import { CounterFields } from './CounterFields.tsx'
import type { Kept } from './first-told.ts'
import { choicesOf, fieldId, type Telling, toggled } from './telling.ts'

type WhoProps = Telling & { kept: Kept | undefined }

/** One person or a group, and what they say of themselves if they like. */
export function WhoFields(props: WhoProps) {
  const { told, tell, mistakes } = props
  return (
    <>
      <Segmented
        legend="Sorte d’accompagnement"
        id={fieldId('kind')}
        error={mistakes.kind}
        choices={choicesOf(sessionKindLabels)}
        values={[told.kind]}
        onChange={({ currentTarget: { value } }) => tell({ kind: value as typeof told.kind })}
      />
      {told.kind === 'individual' ? <OnePerson {...props} /> : <Group {...props} />}
    </>
  )
}

function OnePerson({ told, tell, mistakes, kept }: WhoProps) {
  return (
    <>
      <Segmented
        legend="Déjà accompagnée ?"
        id={fieldId('returning')}
        error={mistakes.returning}
        choices={[
          { value: '0', label: 'Première fois' },
          { value: '1', label: 'Déjà venue' },
        ]}
        values={[String(Math.min(1, told.returning))]}
        onChange={({ currentTarget: { value } }) => tell({ returning: Number(value) })}
      />
      <Disclosure title="Profil de la personne (facultatif)">
        <div className="session-profile">
          <SelectField
            label="Âge"
            id={fieldId('ages')}
            error={mistakes.ages}
            value={only(told.ages)}
            onChange={({ currentTarget: { value } }) =>
              tell({ ages: value === '' ? {} : { [value as (typeof ageBands)[number]]: 1 } })
            }
          >
            <option value="">Non communiqué</option>
            {choicesOf(ageBandLabels).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
          <One legend="Genre" field="genders" labels={genderLabels} told={told} tell={tell} />
          <One legend="Situation" field="statuses" labels={statusLabels} told={told} tell={tell} />
          {told.channel !== 'remote' && (
            <CommuneField
              id={fieldId('residenceCode')}
              label="Commune où habite la personne"
              error={mistakes.residenceCode}
              code={told.residenceCode}
              name={told.residenceCode === kept?.told.residenceCode ? kept?.residenceName : null}
              onCode={(residenceCode) => tell({ residenceCode })}
            />
          )}
        </div>
      </Disclosure>
    </>
  )
}

type OneProps<Code extends string> = Pick<Telling, 'told' | 'tell'> & {
  legend: string
  field: 'genders' | 'statuses'
  labels: Record<Code, string>
}

/** One answer kept as a counter of one, as workshops keep theirs. */
function One<Code extends string>({ legend, field, labels, told, tell }: OneProps<Code>) {
  return (
    <Segmented
      legend={legend}
      choices={[...choicesOf(labels), { value: '', label: 'Non communiqué' }]}
      values={[only(told[field])]}
      onChange={({ currentTarget: { value } }) => tell({ [field]: value === '' ? {} : { [value]: 1 } })}
    />
  )
}

const only = (counters: Partial<Record<string, number>>) =>
  Object.keys(counters).find((code) => counters[code]) ?? ''

function Group({ told, tell, mistakes, usual }: WhoProps) {
  return (
    <>
      <div className="session-pair">
        <TextField
          label="Titre (facultatif)"
          id={fieldId('title')}
          error={mistakes.title}
          maxLength={120}
          value={told.title}
          onChange={({ currentTarget: { value } }) => tell({ title: value })}
        />
        <div className="session-counts">
          <TextField
            label="Participants"
            id={fieldId('participants')}
            error={mistakes.participants}
            type="number"
            inputMode="numeric"
            min={1}
            max={mostParticipants}
            value={told.participants || ''}
            onChange={({ currentTarget: { value } }) => tell({ participants: Math.trunc(Number(value)) })}
          />
          <TextField
            label="Déjà venus"
            id={fieldId('returning')}
            error={mistakes.returning}
            type="number"
            inputMode="numeric"
            min={0}
            max={told.participants}
            value={told.returning}
            onChange={({ currentTarget: { value } }) => tell({ returning: Math.trunc(Number(value)) })}
          />
        </div>
      </div>
      <Disclosure title="Compter par âge, genre et situation (facultatif)">
        <CounterFields told={told} tell={tell} mistakes={mistakes} usual={usual} />
      </Disclosure>
      {usual.colleagues.length > 0 && (
        <Disclosure title={coLed(told.coAdvisorIds.length)}>
          <Segmented
            legend="Animé avec"
            hint="L’atelier compte une seule fois, et chacun le voit dans son journal."
            id={fieldId('coAdvisorIds')}
            error={mistakes.coAdvisorIds}
            many
            choices={usual.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            values={told.coAdvisorIds}
            onChange={({ currentTarget: { value } }) => tell({ coAdvisorIds: toggled(told.coAdvisorIds, value) })}
          />
        </Disclosure>
      )}
    </>
  )
}

const coLed = (count: number) =>
  count === 0 ? 'Animé avec un·e collègue ? (facultatif)' : `Animé avec ${count} collègue${count > 1 ? 's' : ''}`
