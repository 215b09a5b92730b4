import { sayPeriod } from '#shared/periods.ts'
import { Chip } from '../ui/Chip.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import type { DashboardSearch } from './search.ts'
import type { Dashboard } from './shown.ts'

/** What differs from the plain view of one's département this year; a touch takes it away. */
export function Chips({ dashboard }: { dashboard: Dashboard }) {
  const { search, question, change } = useAsked()
  const isPeriod = Boolean((search.du && search.au) || (search.periode && search.periode !== 'annee'))
  const territory = search.territoire ? dashboard.path.at(-1)?.name : undefined
  const structure = search.structure ? dashboard.structures?.[0]?.name : undefined
  const chips: { name: string | false | undefined; without: DashboardSearch }[] = [
    { name: territory, without: { territoire: undefined } },
    { name: isPeriod && sayPeriod(question), without: { periode: undefined, du: undefined, au: undefined } },
    { name: structure, without: { structure: undefined } },
    { name: search.type && sayKind[search.type], without: { type: undefined } },
  ]
  const inForce = chips.flatMap(({ name, without }) => (name ? [{ name, without }] : []))
  if (inForce.length === 0) return null
  return (
    <Row as="ul" className="chips" aria-label="Filtres">
      {inForce.map(({ name, without }) => (
        <li key={name}>
          <Chip name={name} onRemove={() => void change(without)} />
        </li>
      ))}
    </Row>
  )
}

const sayKind = { individuels: 'séances individuelles', ateliers: 'ateliers' }
