import { useState } from 'react'
import { themeLabels } from '#shared/themes.ts'
import { RouteLink } from '../../ui/ButtonLink.tsx'
import { type Column, DataTable, type Sort } from '../../ui/DataTable.tsx'
import { ThemeMark } from '../../ui/ThemeMark.tsx'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Lighting } from './InteractiveMap.tsx'
import { type Measure, measures, orderOfValue, sayValue } from '#shared/map-measures.ts'
import { leadingTheme, type MapRow } from '#shared/map-scene.ts'

type MapTableProps = Lighting & {
  rows: readonly MapRow[]
  /** Whether the map tells the theme that comes first, by its colour. */
  isOfDiscs: boolean
  measure: Measure
  caption: string
}

/** The same as the map, for whoever prefers lines; a name leads where its shape does. */
export function MapTable({ rows, isOfDiscs, measure, caption, lit, setLit, searchOf }: MapTableProps) {
  const [sort, setSort] = useState<Sort>({ key: measure.name, down: true })
  const figures = measure === measures.seances ? [measure, measures.heures] : [measure, measures.seances]
  const columns: Column<MapRow>[] = [
    {
      key: 'name',
      label: labels[rows[0]?.level ?? 'epci'],
      cell: (row) => <Name row={row} search={searchOf(row)} />,
      sortBy: ({ name }) => name,
    },
    ...figures.map((figure: Measure) => ({
      key: figure.name,
      label: figure.name,
      numeric: true,
      cell: (row: MapRow) => sayValue(figure.of(row), figure),
      sortBy: (row: MapRow) => orderOfValue(figure.of(row)),
    })),
    ...(isOfDiscs ? [themeColumn] : []),
  ]
  return (
    <div className={rows.length > 12 ? 'map-table map-table-long' : 'map-table'}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        lit={{ key: lit, onLit: setLit }}
        sort={sort}
        onSort={setSort}
      />
    </div>
  )
}

const labels = { departement: 'Département', epci: 'Territoire', commune: 'Territoire', place: 'Lieu' }

const themeColumn: Column<MapRow> = {
  key: 'theme',
  label: 'Thème en tête',
  cell(row) {
    const theme = leadingTheme(row)
    return theme ? <ThemeMark theme={theme} short /> : '–'
  },
  sortBy(row) {
    const theme = leadingTheme(row)
    return theme && themeLabels[theme].short
  },
}

function Name({ row, search }: { row: MapRow; search: DashboardSearch }) {
  return (
    <>
      <RouteLink to="/tableau-de-bord" search={search}>
        {row.name}
      </RouteLink>
      {row.within && (
        <>
          {' '}
          <span className="mention territory-communes">{row.within}</span>
        </>
      )}
    </>
  )
}
