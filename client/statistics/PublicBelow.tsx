import { useState } from 'react'
import { shortNameOf } from '#shared/public-figures.ts'
import { orderOf } from '#shared/shown-indicators.ts'
import { themes } from '#shared/themes.ts'
import { sayPart } from '#shared/numbers.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { type Column, DataTable, type Sort } from '../ui/DataTable.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { type PublicFigures, sayCount, sayHours } from './shown.ts'

type Row = PublicFigures['below'][number]

/** The territories one level below, side by side; those without any session are there too. */
export function PublicBelow({ rows, name }: { rows: readonly Row[]; name: string }) {
  const [sort, setSort] = useState<Sort>({ key: 'sessions', down: true })
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="territories">
      <h2 id="territories">Territoire par territoire</h2>
      <DataTable<Row>
        caption={`${shortNameOf(name)}, territoire par territoire`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        sort={sort}
        onSort={setSort}
      />
    </section>
  )
}

const columns: Column<Row>[] = [
  {
    key: 'name',
    label: 'Territoire',
    cell: (row) => <Name row={row} />,
    sortBy: ({ name }) => shortNameOf(name),
  },
  {
    key: 'sessions',
    label: 'Séances',
    numeric: true,
    cell: ({ sessions }) => sayCount(sessions),
    sortBy: ({ sessions }) => orderOf(sessions),
  },
  {
    key: 'hours',
    label: 'Heures',
    numeric: true,
    cell: ({ hours }) => sayHours(hours),
    sortBy: ({ hours }) => hours,
  },
  ...themes.map((theme) => ({
    key: theme,
    label: <ThemeMark theme={theme} short />,
    numeric: true,
    cell: (row: Row) => sayPart(row.themes[theme].frequency),
    sortBy: (row: Row) => row.themes[theme].frequency,
  })),
]

function Name({ row: { name, address, communes, communesReached } }: { row: Row }) {
  return (
    <>
      {address ? <RouteLink to={address as '/chiffres'}>{shortNameOf(name)}</RouteLink> : name}
      {communes > 1 && (
        <>
          {' '}
          <span className="mention territory-communes">
            {communesReached === null
              ? `${sayCount(communes)}\u00a0communes`
              : `${sayCount(communesReached)}\u00a0${communesReached === 1 ? 'commune touchée' : 'communes touchées'} sur\u00a0${sayCount(communes)}`}
          </span>
        </>
      )}
    </>
  )
}
