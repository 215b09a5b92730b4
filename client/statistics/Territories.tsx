import { skipToken, useQuery } from '@tanstack/react-query'
import { changeOf, intensityOf } from '#shared/indicators.ts'
import { orderOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { themes } from '#shared/themes.ts'
import { sayPart } from '#shared/numbers.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { type Column, DataTable, type Sort } from '../ui/DataTable.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { useAsked } from './asked.ts'
import { codeOf, type DashboardSearch } from '#shared/dashboard-search.ts'
import {
  type Dashboard,
  sayCount,
  sayChangeOf,
  sayHours,
  sayWhichDepartements,
  type TerritoryRow,
} from './shown.ts'
import { leavingDepartement } from './WayUp.tsx'

/** What the server says of the territories, whether it has come or not. */
export type TerritoriesAnswer = { data: TerritoryRow[] | undefined; isPending: boolean; error: unknown }

/** One level below, a row each; a touch goes down to it, the way above the title goes back up. */
export function Territories({
  dashboard,
  answer: rows,
}: {
  dashboard: Dashboard
  answer: TerritoriesAnswer
}) {
  const here = dashboard.path.at(-1)
  return (
    <section aria-labelledby="territories">
      <h2 id="territories">Territoire par territoire</h2>
      {(here?.level === 'commune' || here?.level === 'place') && <p>{sayHere(dashboard)}</p>}
      {here?.level === 'country' && rows.data && <p>{sayWhichDepartements(rows.data)}</p>}
      {here?.level !== 'place' && rows.data && <Table rows={rows.data} dashboard={dashboard} />}
      {rows.isPending && <Skeleton lines={6} />}
      {Boolean(rows.error) && <Alert tone="error">{sayFailure(rows.error)}</Alert>}
    </section>
  )
}

/** A place is known by its commune. */
function sayHere({ path, population }: Dashboard) {
  const [commune, place] = path.slice(-2).map(({ name }) => name)
  return path.at(-1)?.level === 'place'
    ? `${place} est à ${commune}. Une séance compte là où elle s’est tenue.`
    : `${place} est une commune de ${sayCount(population)} habitants. Une séance compte là où elle s’est tenue.`
}

type Row = Omit<TerritoryRow, 'level'> & { level: TerritoryRow['level'] | 'total' | 'parent' }

function Table({ rows: read, dashboard }: { rows: readonly TerritoryRow[]; dashboard: Dashboard }) {
  const rows = useReached(read)
  const { search, change } = useAsked()
  const level = dashboard.path.at(-1)?.level
  const most = Math.max(1, ...rows.map(({ sessions }) => widthOf(sessions)))
  return (
    <DataTable<Row>
      caption={`${dashboard.path.at(-1)?.name}, ${level ? partsOf[level] : ''}`}
      columns={columns(most)}
      rows={rows}
      rowKey={({ code }) => code}
      sort={sortFrom(search.tri)}
      onSort={({ key, down }) => void change({ tri: `${down ? '-' : ''}${key}` })}
      totals={[totalOf(rows, dashboard), ...parentOf(dashboard)]}
    />
  )
}

/** Of départements, how many communes were reached comes after the rest. */
function useReached(rows: readonly TerritoryRow[]): readonly TerritoryRow[] {
  const { question, there, isKnown } = useAsked()
  const { data } = useQuery(
    useTRPC().statistics.coverage.queryOptions(there || !isKnown ? skipToken : question),
  )
  if (!data) return rows
  const counts = new Map(
    data.below.map((each) => [each.code, 'communesReached' in each ? each.communesReached : null]),
  )
  return rows.map((row) =>
    row.level === 'departement' ? { ...row, communesReached: counts.get(row.code) ?? null } : row,
  )
}

const partsOf: Record<TerritoryRow['level'], string> = {
  country: 'département par département',
  departement: 'intercommunalité par intercommunalité',
  epci: 'commune par commune',
  commune: 'lieu par lieu',
  place: '',
}

function sortFrom(tri = '-sessions'): Sort {
  return tri.startsWith('-') ? { key: tri.slice(1), down: true } : { key: tri, down: false }
}

const columns = (most: number): Column<Row>[] => [
  { key: 'name', label: 'Territoire', cell: (row) => <Name row={row} />, sortBy: ({ name }) => name },
  {
    key: 'sessions',
    label: 'Séances',
    numeric: true,
    cell: (row) => <Bar row={row} most={most} />,
    sortBy: ({ sessions }) => orderOf(sessions),
  },
  {
    key: 'evolution',
    label: 'Évolution',
    numeric: true,
    cell: ({ evolution }) => sayChangeOf(evolution),
    sortBy: ({ evolution }) => evolution,
  },
  {
    key: 'hours',
    label: 'Heures',
    numeric: true,
    cell: ({ hours }) => sayHours(hours),
    sortBy: ({ hours }) => hours,
  },
  {
    key: 'intensity',
    label: <>Heures pour 1&nbsp;000&nbsp;hab.</>,
    numeric: true,
    cell: ({ intensity }) => (intensity === null ? '–' : sayHours(intensity)),
    sortBy: ({ intensity }) => intensity,
  },
  ...themes.map((theme) => ({
    key: theme,
    label: <ThemeMark theme={theme} short />,
    numeric: true,
    cell: (row: Row) => sayPart(row.themes[theme].frequency),
    sortBy: (row: Row) => row.themes[theme].frequency,
  })),
]

/** A touch on a territory goes down to it. */
function Name({ row }: { row: Row }) {
  const there = useThere(row)
  return (
    <>
      {there ? (
        <RouteLink to="/tableau-de-bord" search={there}>
          {row.name}
        </RouteLink>
      ) : (
        row.name
      )}
      {row.level !== 'commune' && row.level !== 'place' && (
        <>
          {' '}
          <span className="mention territory-communes">{sayCommunes(row)}</span>
        </>
      )}
    </>
  )
}

/** The address of a territory one level below; none of what is only compared with. */
function useThere({ level, code }: Row): DashboardSearch | null {
  const { search, there, home } = useAsked()
  if (level === 'total' || level === 'parent' || code === nowhere) return null
  if (level === 'place') return { ...search, lieu: code }
  if (level === 'departement')
    return { ...search, ...leavingDepartement, territoire: codeOf({ departement: code }, home) }
  return { ...search, lieu: undefined, territoire: codeOf({ ...there, [level]: code }, home) }
}

/** What is done at no place has no page of its own. */
const nowhere = 'nowhere'

/** Where help went: « 63 communes touchées sur 86, 6 autres hors du département ». */
function sayCommunes({ communes, communesReached, communesAcrossBorder }: Row) {
  if (communesReached === null) return `${sayCount(communes)}\u00a0${communes === 1 ? 'commune' : 'communes'}`
  const touched =
    communesReached === 0
      ? 'Aucune commune touchée'
      : `${communesReached}\u00a0${touchedWord(communesReached)}`
  const beyond =
    communesAcrossBorder === null ? '' : `, ${communesAcrossBorder - communes} autres hors du département`
  return `${touched} sur\u00a0${communes}${beyond}`
}

const touchedWord = (count: number) => (count === 1 ? 'commune touchée' : 'communes touchées')

/** A hidden count draws no bar, so that its length tells nothing. */
const widthOf = (sessions: GuardedCount) => (sessions === 'few' ? 0 : sessions)

function Bar({ row, most }: { row: Row; most: number }) {
  return (
    <span className="territory-bar">
      {row.level !== 'total' && row.level !== 'parent' && (
        <span>
          <span style={{ width: `${(100 * widthOf(row.sessions)) / most}%` }} />
        </span>
      )}
      <span>{sayCount(row.sessions)}</span>
    </span>
  )
}

function totalOf(rows: readonly TerritoryRow[], dashboard: Dashboard): Row {
  const { now, previous, path, population, communes } = dashboard
  return {
    ...now,
    level: 'total',
    code: 'total',
    name: `${path.at(-1)?.name}, en tout`,
    population,
    communes,
    communesAcrossBorder: null,
    communesReached: rows.some((row) => row.communesReached === null)
      ? null
      : rows.reduce((sum, row) => sum + (row.communesReached ?? 0), 0),
    intensity: intensityOf(now.hours, population),
    evolution: previous && changeOf(previous.now.sessions, previous.before.sessions),
  }
}

/** The territory around, to compare with: nothing above the widest. */
const parentOf = ({ parent }: Dashboard): Row[] =>
  parent
    ? [{ ...parent, level: 'parent', name: `${parent.name}, pour comparer`, communesAcrossBorder: null }]
    : []
