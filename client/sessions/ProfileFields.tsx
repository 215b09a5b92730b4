import { type AgeBand, ageBandLabels, genderLabels, statusLabels } from '#shared/profile.ts'
import { followedIn } from '#shared/session-input.ts'
import { Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { SelectField } from '../ui/Field.tsx'
import { CommuneField } from '../territories/CommuneField.tsx'
import type { Kept } from './first-told.ts'
import { choicesOf, fieldId, type Telling } from './telling.ts'
import { useResidence } from './use-residence.ts'

/** One person: did they come before, unless it is known; the rest is theirs to say, and « Non communiqué » until then. */
export function ProfileFields({ told, tell, mistakes, kept }: Telling & { kept: Kept | undefined }) {
  const residence = useResidence(told, kept)
  return (
    <>
      {followedIn(told) === 0 && (
        <Segmented
          legend={'Déjà venue\u00a0?'}
          id={fieldId('returning')}
          error={mistakes.returning}
          choices={[
            { value: '0', label: 'Non, première fois' },
            { value: '1', label: 'Oui, déjà' },
          ]}
          values={[String(Math.min(1, told.returning))]}
          onChange={({ currentTarget: { value } }) => tell({ returning: Number(value) })}
        />
      )}
      <Disclosure title="Profil de la personne (facultatif)">
        <div className="session-rows">
          <SelectField
            label="Âge"
            id={fieldId('ages')}
            error={mistakes.ages}
            value={only(told.ages)}
            onChange={({ currentTarget: { value } }) =>
              tell({ ages: value === '' ? {} : { [value as AgeBand]: 1 } })
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
              key={residence.key}
              id={fieldId('residenceCode')}
              label="Commune où elle habite"
              error={mistakes.residenceCode}
              code={told.residenceCode}
              name={residence.name}
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

/** One answer, kept as a counter of one, as workshops keep theirs. */
function One<Code extends string>({ legend, field, labels, told, tell }: OneProps<Code>) {
  return (
    <Segmented
      legend={legend}
      id={fieldId(field)}
      choices={[...choicesOf(labels), { value: '', label: 'Non communiqué' }]}
      values={[only(told[field])]}
      onChange={({ currentTarget: { value } }) => tell({ [field]: value === '' ? {} : { [value]: 1 } })}
    />
  )
}

const only = (counters: Partial<Record<string, number>>) =>
  Object.keys(counters).find((code) => counters[code]) ?? ''
