import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { departementOf } from '#shared/territories.ts'
import { useTRPC } from '../trpc.ts'
import { sayPart } from '#shared/numbers.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Figure } from './Appointments.tsx'
import { useAsked } from './asked.ts'
import { codeOf } from '#shared/dashboard-search.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { type CoverageFigures, sayCount, sayKm } from './shown.ts'

/** Where help went or could be had; and by name where it was neither. */
export function Coverage({ question }: { question: AnywhereQuestion }) {
  const { isKnown } = useAsked()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const { data } = useQuery(useTRPC().statistics.coverage.queryOptions(question, asked))
  return data ? <Covered coverage={data} question={question} /> : null
}

type CoveredProps = { coverage: CoverageFigures; question: AnywhereQuestion }

function Covered({ coverage, question }: CoveredProps) {
  const { communes, communesCovered, population, populationCovered, uncovered } = coverage
  const { meanKm, farthestKm, communesUnplaced } = coverage
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">Où l’aide est à portée</h2>
      <ul className="key-figures">
        <Figure of="coverage" said={`${sayCount(communesCovered)} sur ${sayCount(communes)}`}>
          avec au moins une séance ou une permanence
        </Figure>
        <Figure
          of="populationCovered"
          said={sayPart(population === 0 ? null : populationCovered / population)}
        >
          {sayCount(populationCovered)} habitants sur {sayCount(population)}
        </Figure>
        {'departement' in question && (
          <Figure of="distance" said={sayKm(meanKm)}>
            {sayFar({ meanKm, farthestKm, communes, communesUnplaced })}
          </Figure>
        )}
      </ul>
      <CoverageTable coverage={coverage} question={question} />
      {uncovered.length > 0 && (
        <Disclosure title={sayUncovered(uncovered.length, communes - communesCovered)}>
          <Uncovered rows={uncovered} isFarTold={'departement' in question} />
        </Disclosure>
      )}
    </section>
  )
}

function sayFar({
  meanKm,
  farthestKm,
  communes,
  communesUnplaced,
}: Pick<CoverageFigures, 'meanKm' | 'farthestKm' | 'communes' | 'communesUnplaced'>) {
  if (farthestKm === null) return 'aucune permanence ne s’est tenue'
  if (meanKm === null)
    return `la position de ${communesUnplaced} communes sur ${communes} n’est pas connue\u00a0: leurs contours la donnent`
  const unplaced = communesUnplaced > 0 ? `\u00a0; ${communesUnplaced} communes sans position connue` : ''
  return `en moyenne par habitant, ${sayKm(farthestKm)} au plus loin${unplaced}`
}

type Row = CoverageFigures['uncovered'][number]

function Uncovered({ rows, isFarTold }: { rows: readonly Row[]; isFarTold: boolean }) {
  const { search, home } = useAsked()
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: 'Commune',
      cell: ({ code, name }) => (
        <RouteLink
          to="/tableau-de-bord"
          search={{
            ...search,
            territoire: codeOf({ departement: departementOf(code), commune: code }, home),
          }}
        >
          {name}
        </RouteLink>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'population',
      label: 'Habitants',
      numeric: true,
      cell: ({ population }) => sayCount(population),
      sortBy: ({ population }) => population,
    },
    ...(isFarTold ? [farColumn] : []),
  ]
  return (
    <DataTable
      caption="Communes sans séance ni permanence"
      columns={columns}
      rows={rows.toSorted((a, b) => b.population - a.population)}
      rowKey={({ code }) => code}
    />
  )
}

const farColumn: Column<Row> = {
  key: 'km',
  label: 'Permanence la plus proche',
  numeric: true,
  cell: ({ km }) => sayKm(km),
  sortBy: ({ km }) => km,
}

/** Of the country, only the most populated are named. */
const sayUncovered = (named: number, all: number) =>
  all === 1
    ? 'La commune sans séance ni permanence'
    : named < all
      ? `Les ${named} plus peuplées des ${sayCount(all)}\u00a0communes sans séance ni permanence`
      : `Les ${sayCount(all)}\u00a0communes sans séance ni permanence`
