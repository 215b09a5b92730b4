import { codeOf } from '#shared/dashboard-search.ts'
import { sayPart } from '#shared/numbers.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useAsked } from './asked.ts'
import { type CoverageFigures, sayCount, sayKm } from './shown.ts'

type Row = Omit<CoverageFigures['below'][number], 'level'> & { level: string }

/** Where help is within reach, territory by territory, beside the whole and the territory around. */
export function CoverageTable(props: { coverage: CoverageFigures; question: AnywhereQuestion }) {
  const { coverage, question } = props
  const { search, home } = useAsked()
  const { below, parent, ...whole } = coverage
  if (below.length === 0) return null
  const here = 'departement' in question ? { departement: question.departement } : {}
  const searchOf = ({ level, code }: Row) => ({
    ...search,
    lieu: undefined,
    territoire: codeOf({ ...here, [level]: code }, home),
  })
  const name: Column<Row> = {
    key: 'name',
    label: 'Territoire',
    cell: (row) =>
      isBelow(row) ? (
        <RouteLink to="/tableau-de-bord" search={searchOf(row)}>
          {row.name}
        </RouteLink>
      ) : (
        row.name
      ),
    sortBy: (row) => row.name,
  }
  const columns = 'departement' in question ? [...ofMany, far] : ofMany
  const isOfCommunes = below.every(({ communes }) => communes === 1)
  return (
    <DataTable<Row>
      caption="À portée, territoire par territoire"
      columns={[name, ...(isOfCommunes ? ofCommunes : columns)]}
      rows={below.toSorted((a, b) => uncoveredOf(b) - uncoveredOf(a))}
      rowKey={({ code }) => code}
      totals={[
        { ...whole, level: 'total', code: 'total', name: 'En tout' },
        ...(parent
          ? [{ ...parent, level: 'parent', code: 'parent', name: 'Département, pour comparer' }]
          : []),
      ]}
    />
  )
}

const isBelow = ({ level }: Row) => level !== 'total' && level !== 'parent'

const shareOf = ({ communes, communesCovered }: Row) => (communes === 0 ? null : communesCovered / communes)
const uncoveredOf = ({ communes, communesCovered }: Row) => communes - communesCovered
const peopleOf = ({ population, populationCovered }: Row) =>
  population === 0 ? null : populationCovered / population

const far: Column<Row> = {
  key: 'distance',
  label: 'Permanence la plus proche',
  numeric: true,
  cell: ({ meanKm }) => sayKm(meanKm),
  sortBy: ({ meanKm }) => meanKm,
}

/** Of one commune, a share would only be all or nothing. */
const ofCommunes: Column<Row>[] = [
  {
    key: 'coverage',
    label: 'Couverte',
    numeric: true,
    cell: ({ communes, communesCovered }) =>
      communes === 1
        ? communesCovered === 1
          ? 'oui'
          : 'non'
        : `${sayCount(communesCovered)} sur\u00a0${sayCount(communes)}`,
    sortBy: ({ communesCovered }) => communesCovered,
  },
  {
    key: 'population',
    label: 'Habitants',
    numeric: true,
    cell: ({ population }) => sayCount(population),
    sortBy: ({ population }) => population,
  },
  far,
]

const ofMany: Column<Row>[] = [
  {
    key: 'coverage',
    label: 'Communes couvertes',
    numeric: true,
    cell: (row) => `${sayCount(row.communesCovered)} sur\u00a0${sayCount(row.communes)}`,
    sortBy: ({ communesCovered }) => communesCovered,
  },
  {
    key: 'share',
    label: 'Part des communes',
    numeric: true,
    cell: (row) => sayPart(shareOf(row)),
    sortBy: shareOf,
  },
  {
    key: 'uncovered',
    label: 'Ni séance ni permanence',
    numeric: true,
    cell: (row) => sayCount(uncoveredOf(row)),
    sortBy: uncoveredOf,
  },
  {
    key: 'populationCovered',
    label: 'Population couverte',
    numeric: true,
    cell: (row) => sayPart(peopleOf(row)),
    sortBy: peopleOf,
  },
]
