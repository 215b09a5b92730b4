import { ageBandLabels, genderLabels, statusLabels } from '#shared/profile.ts'
import { Group } from '../ui/Choices.tsx'
import { plural } from '../ui/lang.ts'
import { choicesOf, fieldId, type Telling } from './telling.ts'

type Field = 'ages' | 'genders' | 'statuses'

/** How many people per age, gender and situation, each counted apart: nobody is described by crossing them. */
export function CounterFields(telling: Telling) {
  return (
    <div className="counters">
      <Counters field="ages" legend="Âge" labels={ageBandLabels} {...telling} />
      <Counters field="genders" legend="Genre" labels={genderLabels} {...telling} />
      <Counters field="statuses" legend="Situation" labels={statusLabels} {...telling} />
    </div>
  )
}

type CountersProps<Code extends string> = Telling & {
  field: Field
  legend: string
  labels: Record<Code, string>
}

function Counters<Code extends string>({ field, legend, labels, told, tell, mistakes }: CountersProps<Code>) {
  const counts: Partial<Record<string, number>> = told[field]
  const known = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return (
    <Group
      legend={legend}
      id={fieldId(field)}
      error={mistakes[field]}
      hint={
        known <= told.participants
          ? `${field === 'statuses' ? 'Non communiqué ou hétérogène' : 'Non communiqué'}\u00a0: ${plural('fr', told.participants - known, 'personne', 'personnes')}`
          : undefined
      }
    >
      <div className="counter-grid">
        {choicesOf(labels).map(({ value, label }) => (
          <label key={value}>
            <span>{label}</span>
            <input
              className="fr-input"
              type="number"
              inputMode="numeric"
              min={0}
              max={told.participants}
              value={counts[value] || ''}
              onChange={({ currentTarget }) =>
                tell({ [field]: counted(counts, value, Math.trunc(Number(currentTarget.value))) })
              }
            />
          </label>
        ))}
      </div>
    </Group>
  )
}

function counted(before: Partial<Record<string, number>>, value: string, count: number) {
  const { [value]: _, ...others } = before
  return count === 0 ? others : { ...others, [value]: count }
}
