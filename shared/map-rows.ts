import type { Position } from './contours.ts'
import { positionOfDepartement } from './departement-centres.ts'
import type { Measured } from './map-measures.ts'
import type { MapRow } from './map-scene.ts'
import type { Point } from './territories.ts'

type Territory = Measured & {
  level: 'country' | 'departement' | 'epci' | 'commune' | 'place'
  code: string
  name: string
}

/** Territories one level below, as the tables have them. */
export const rowsOfTerritories = (rows: readonly Territory[]): MapRow[] =>
  rows.flatMap((row) =>
    row.level === 'epci' || row.level === 'commune'
      ? [{ ...row, level: row.level, key: `${row.level}-${row.code}`, within: null, position: null }]
      : [],
  )

/** Départements of the country: a circle each, where one looks for it. */
export const rowsOfDepartements = (rows: readonly Territory[]): MapRow[] =>
  rows.flatMap((row) =>
    row.level === 'departement'
      ? [
          {
            ...row,
            level: row.level,
            key: `departement-${row.code}`,
            within: null,
            position: positionOfDepartement(row.code),
          },
        ]
      : [],
  )

type Place = Measured & { id: string; name: string; communeName: string; position: Point | null }

export const rowsOfPlaces = (places: readonly Place[]): MapRow[] =>
  places.map(({ id, communeName, position, ...place }) => ({
    ...place,
    key: `place-${id}`,
    level: 'place',
    code: id,
    within: communeName,
    position: position && positionOf(position),
  }))

const positionOf = ({ longitude, latitude }: Point): Position => [longitude, latitude]
