import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { sayPart } from '#shared/numbers.ts'
import { useTRPC } from '../trpc.ts'
import type { Column } from '../ui/DataTable.tsx'
import { useAsked } from './asked.ts'
import { sayKm } from './Coverage.tsx'
import { type CoverageFigures, sayCount } from './shown.ts'

/** A territory of the table, its whole and the one around it. */
type Row = { level: string; code: string }

type Covered = Pick<
  CoverageFigures,
  'communes' | 'communesCovered' | 'population' | 'populationCovered' | 'meanKm'
>

/** Where help is within reach, territory by territory; nothing where it is not known, or where a row is one place. */
export function useCoverageColumns(): Column<Row>[] {
  const { there, isKnown } = useAsked()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const { data } = useQuery(useTRPC().statistics.coverage.queryOptions(there ?? skipToken, asked))
  if (!there || !data || data.below.length === 0) return []
  const below = new Map(data.below.map((each) => [each.code, each]))
  const of = ({ level, code }: Row): Covered | null | undefined => {
    if (level === 'total') return data
    return level === 'parent' ? data.parent : below.get(code)
  }
  return data.below.every(({ communes }) => communes === 1) ? ofCommunes(of) : ofMany(of)
}

type Of = (row: Row) => Covered | null | undefined

/** Of one commune, a share would only be all or nothing. */
const ofCommunes = (of: Of): Column<Row>[] => [
  {
    key: 'coverage',
    label: 'Couverte',
    numeric: true,
    cell: (row) =>
      told(of(row), ({ communes, communesCovered }) => {
        if (communes === 1) return communesCovered === 1 ? 'oui' : 'non'
        return `${sayCount(communesCovered)} sur\u00a0${sayCount(communes)}`
      }),
    sortBy: (row) => of(row)?.communesCovered ?? null,
  },
  distance(of),
]

const ofMany = (of: Of): Column<Row>[] => [
  {
    key: 'coverage',
    label: 'Communes couvertes',
    numeric: true,
    cell: (row) => told(of(row), (covered) => sayPart(shareOf(covered))),
    sortBy: (row) => shareOf(of(row)),
  },
  {
    key: 'uncovered',
    label: 'Ni séance ni permanence',
    numeric: true,
    cell: (row) => told(of(row), ({ communes, communesCovered }) => sayCount(communes - communesCovered)),
    sortBy: (row) => uncoveredOf(of(row)),
  },
  {
    key: 'populationCovered',
    label: 'Population couverte',
    numeric: true,
    cell: (row) => told(of(row), (covered) => sayPart(peopleOf(covered))),
    sortBy: (row) => peopleOf(of(row)),
  },
  distance(of),
]

function distance(of: Of): Column<Row> {
  return {
    key: 'distance',
    label: 'Permanence la plus proche',
    numeric: true,
    cell: (row) => sayKm(of(row)?.meanKm ?? null),
    sortBy: (row) => of(row)?.meanKm ?? null,
  }
}

/** A dash where nothing is known. */
const told = <Said>(covered: Covered | null | undefined, say: (covered: Covered) => Said) =>
  covered ? say(covered) : '–'

const uncoveredOf = (covered: Covered | null | undefined) =>
  covered ? covered.communes - covered.communesCovered : null

const shareOf = (covered: Covered | null | undefined) =>
  covered && covered.communes > 0 ? covered.communesCovered / covered.communes : null

const peopleOf = (covered: Covered | null | undefined) =>
  covered && covered.population > 0 ? covered.populationCovered / covered.population : null
