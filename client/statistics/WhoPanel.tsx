import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../trpc.ts'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { type KindCode, kindCodes } from './search.ts'

/** One structure or all, individual sessions or workshops or both. */
export function WhoPanel() {
  const { search, change } = useAsked()
  const trpc = useTRPC()
  const { data: choices } = useQuery(trpc.statistics.choices.queryOptions())
  const structures = choices?.structures ?? []
  return (
    <Row gap="medium" className="asked-selects">
      {structures.length > 1 && (
        <SelectField
          label="Structure d’accueil"
          value={search.structure ?? ''}
          onChange={({ currentTarget: { value } }) => void change({ structure: value || undefined })}
        >
          <option value="">Toutes</option>
          {structures.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <Segmented<KindCode | 'tous'>
        legend="Séances"
        choices={[
          { value: 'tous', label: 'Toutes' },
          { value: 'individuels', label: 'Individuelles' },
          { value: 'ateliers', label: 'Ateliers' },
        ]}
        values={[search.type ?? 'tous']}
        onChange={({ currentTarget: { value } }) =>
          void change({ type: value in kindCodes ? (value as KindCode) : undefined })
        }
      />
    </Row>
  )
}
