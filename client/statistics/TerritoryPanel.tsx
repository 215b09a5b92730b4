import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../trpc.ts'
import { SelectField } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { codeOf, type Territory } from '#shared/dashboard-search.ts'

/** The whole département, one of its EPCI, or one commune. */
export function TerritoryPanel() {
  const { question, home, change } = useAsked()
  const trpc = useTRPC()
  const { data: tree } = useQuery(trpc.territories.tree.queryOptions())
  if (!tree) return <Skeleton lines={2} />
  const go = (territory: Territory) => void change({ lieu: undefined, territoire: codeOf(territory, home) })
  const { departement, commune } = question
  const communeAsked = tree.communes.find(({ code }) => code === commune)
  const epci = question.epci ?? communeAsked?.epciSiren ?? ''
  const offered = tree.communes.filter(({ epciSiren }) => !epci || epciSiren === epci)
  return (
    <Row gap="medium" className="asked-selects">
      <SelectField
        label="Intercommunalité"
        value={epci}
        onChange={({ currentTarget: { value } }) =>
          go(value ? { departement, epci: value } : { departement })
        }
      >
        <option value="">Toutes</option>
        {tree.epcis.map(({ siren, name }) => (
          <option key={siren} value={siren}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Commune"
        value={commune ?? ''}
        onChange={({ currentTarget: { value } }) =>
          go(value ? { departement, commune: value } : { departement, ...(epci && { epci }) })
        }
      >
        <option value="">Toutes</option>
        {offered.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </Row>
  )
}
