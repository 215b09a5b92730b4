import { changeOf, intensityOf } from '#shared/indicators.ts'
import { orderOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { themes } from '#shared/themes.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { type Column, DataTable, type Sort } from '../ui/DataTable.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { useAsked } from './asked.ts'
import { codeOf } from './search.ts'
import { type Dashboard, sayCount, sayChangeOf, sayHours, sayPart, type TerritoryRow } from './shown.ts'

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
      {here?.level === 'commune' ? (
        <p>
          {here.name} est une commune de {sayCount(dashboard.population)} habitants. Une séance compte là où
          elle s’est tenue.
        </p>
      ) : (
        rows.data && <Table rows={rows.data} dashboard={dashboard} />
      )}
      {rows.isPending && <Skeleton lines={6} />}
      {Boolean(rows.error) && <Alert tone="error">{sayFailure(rows.error)}</Alert>}
    </section>
  )
}

type Row = Omit<TerritoryRow, 'level'> & { level: TerritoryRow['level'] | 'total' }

function Table({ rows, dashboard }: { rows: readonly TerritoryRow[]; dashboard: Dashboard }) {
  const { search, change } = useAsked()
  const level = dashboard.path.at(-1)?.level
  const most = Math.max(1, ...rows.map(({ sessions }) => widthOf(sessions)))
  return (
    <DataTable<Row>
      caption={`${dashboard.path.at(-1)?.name}, ${level === 'epci' ? 'commune par commune' : 'intercommunalité par intercommunalité'}`}
      columns={columns(most)}
      rows={rows}
      rowKey={({ code }) => code}
      sort={sortFrom(search.tri)}
      onSort={({ key, down }) => void change({ tri: `${down ? '-' : ''}${key}` })}
      total={totalOf(rows, dashboard)}
    />
  )
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
  const { search, question, home } = useAsked()
  const territory = { departement: question.departement, [row.level]: row.code }
  return (
    <>
      {row.level === 'total' ? (
        row.name
      ) : (
        <RouteLink to="/tableau-de-bord" search={{ ...search, territoire: codeOf(territory, home) }}>
          {row.name}
        </RouteLink>
      )}
      {row.level !== 'commune' && (
        <>
          {' '}
          <span className="mention territory-communes">{sayCommunes(row)}</span>
        </>
      )}
    </>
  )
}

/** Where help went: « 63 communes touchées sur 86, 6 autres hors du département ». */
function sayCommunes({ communes, communesReached, communesAcrossBorder }: Row) {
  if (communesReached === null) return `${communes}\u00a0communes`
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
      {row.level !== 'total' && (
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
