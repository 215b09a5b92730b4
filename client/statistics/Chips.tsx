import { sayPeriod } from '#shared/periods.ts'
import { Chip } from '../ui/Chip.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { whyWithoutFilters } from './CountryUntold.tsx'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Dashboard } from './shown.ts'
import { type FilterAsked, useFilters } from './use-filters.ts'

/** What differs from the plain view of one's département this year; a touch takes it away. */
export function Chips({ dashboard }: { dashboard: Dashboard }) {
  const { search, question, there, change } = useAsked()
  const { kind, narrowing } = useFilters(dashboard)
  const isPeriod = Boolean((search.du && search.au) || (search.periode && search.periode !== 'annee'))
  const territory = search.territoire ? territoryIn(dashboard.path) : undefined
  const without = { periode: undefined, du: undefined, au: undefined }
  const ofCountry: FilterAsked[] = [
    ...(territory ? [{ name: territory, without: { territoire: undefined } }] : []),
    ...(isPeriod ? [{ name: sayPeriod(question), without }] : []),
    ...kind,
  ]
  const setAside = there ? [] : narrowing
  return (
    <>
      <ChipRow label="Filtres" chips={there ? [...ofCountry, ...narrowing] : ofCountry} change={change} />
      {setAside.length > 0 && (
        <>
          <p className="mention">
            Ces filtres attendent un département et ne comptent pas ici. {whyWithoutFilters}
          </p>
          <ChipRow label="Filtres mis de côté" chips={setAside} change={change} />
        </>
      )}
    </>
  )
}

type ChipRowProps = {
  label: string
  chips: readonly FilterAsked[]
  change: (without: DashboardSearch) => Promise<void>
}

function ChipRow({ label, chips, change }: ChipRowProps) {
  if (chips.length === 0) return null
  return (
    <Row as="ul" className="chips" aria-label={label}>
      {chips.map(({ name, without }) => (
        <li key={name}>
          <Chip name={name} onRemove={() => void change(without)} />
        </li>
      ))}
    </Row>
  )
}

/** The territory that was asked, above the place if there is one. */
const territoryIn = (path: Dashboard['path']) => path.findLast(({ level }) => level !== 'place')?.name
