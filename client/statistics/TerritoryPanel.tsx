import { useQuery } from '@tanstack/react-query'
import { codeOf, type Territory } from '#shared/dashboard-search.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { useTRPC } from '../trpc.ts'
import { SelectField } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { leavingDepartement } from './WayUp.tsx'

/** The country for whoever sees it, a whole département, one of its EPCI, or one commune. */
export function TerritoryPanel() {
  const { there, home, choices, change } = useAsked()
  const departements = choices?.departements ?? []
  return (
    <Row gap="medium" className="asked-selects">
      {departements.length > 1 && (
        <SelectField
          label="Département"
          value={there?.departement ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void change({
              ...leavingDepartement,
              territoire: codeOf(value ? { departement: value } : {}, home),
            })
          }
        >
          {choices?.country && <option value="">Tous ({choices.country})</option>}
          {departements.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {there && <Inside asked={there} />}
    </Row>
  )
}

function Inside({ asked }: { asked: DashboardQuestion }) {
  const { departement, commune } = asked
  const { home, change } = useAsked()
  const trpc = useTRPC()
  const { data: tree } = useQuery(trpc.territories.tree.queryOptions({ departement }))
  if (!tree) return <Skeleton lines={2} />
  const go = (territory: Territory) => void change({ lieu: undefined, territoire: codeOf(territory, home) })
  const communeAsked = tree.communes.find(({ code }) => code === commune)
  const epci = asked.epci ?? communeAsked?.epciSiren ?? ''
  const offered = tree.communes.filter(({ epciSiren }) => !epci || epciSiren === epci)
  return (
    <>
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
    </>
  )
}
