import { orderOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import type { RankedRow } from '../ui/charts/ranked-rows.ts'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { Definition } from './Definition.tsx'
import './ways.css'
import { type Dashboard, type PeopleFigures, sayCount, type TerritoryRow } from './shown.ts'

type ResidencesProps = {
  people: PeopleFigures
  dashboard: Dashboard
  /** The territories one level below, which have names. */
  rows: readonly TerritoryRow[]
}

/** Where those who came here live: beside the table of territories, which says where sessions took place. */
export function Residences({ people: { residences, participants }, dashboard, rows }: ResidencesProps) {
  if (participants === 0) return null
  const here = dashboard.path.at(-1)
  const departement = dashboard.path.find(({ level }) => level === 'departement')
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const inside = Object.entries(residences.inside).map(([code, count]) =>
    rowOf(code, names.get(code) ?? here?.name ?? code, count),
  )
  const elsewhere = [
    rowOf(
      'departement',
      `Ailleurs dans le département${departement ? ` (${departement.name})` : ''}`,
      residences.departement,
    ),
    rowOf('beyond', 'Hors du département', residences.beyond),
    { ...rowOf('untold', 'Commune non communiquée', residences.untold), isApart: true },
  ]
  return (
    <section aria-labelledby="residences">
      <h2 id="residences">Où habitent les personnes venues</h2>
      <p className="mention ways-lead">
        Le tableau «&nbsp;Territoire par territoire&nbsp;» dit où les séances se sont tenues. Celui-ci dit où
        habitent celles et ceux qui sont venus ici, quand ils l’ont dit.
      </p>
      <RankedBars
        title={<Definition of="residence">Accompagnements selon la commune de résidence</Definition>}
        name="Accompagnements selon la commune de résidence"
        heads={['Résidence', 'Accompagnements']}
        rows={[
          ...inside.toSorted((a, b) => orderOf(b.figure) - orderOf(a.figure)),
          ...elsewhere.filter(({ figure }) => figure !== 0),
        ]}
        say={sayCount}
        inOrder
      />
    </section>
  )
}

const rowOf = (key: string, label: string, count: GuardedCount): RankedRow => ({
  key,
  label,
  figure: count,
})
