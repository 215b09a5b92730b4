import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { TerritoryRow } from '../shown.ts'
import type { Measured } from './measures.ts'
import type { MapRow } from './scene.ts'

export type PlaceRow = inferRouterOutputs<AppRouter>['statistics']['places'][number]

type Territory = Measured & Pick<TerritoryRow, 'level' | 'code' | 'name'>

/** Territories one level below, as the tables have them. */
export const rowsOfTerritories = (rows: readonly Territory[]): MapRow[] =>
  rows.flatMap((row) =>
    row.level === 'epci' || row.level === 'commune'
      ? [{ ...row, level: row.level, key: `${row.level}-${row.code}`, within: null, position: null }]
      : [],
  )

export const rowsOfPlaces = (places: readonly PlaceRow[]): MapRow[] =>
  places.map(({ id, communeName, position, ...place }) => ({
    ...place,
    key: `place-${id}`,
    level: 'place',
    code: id,
    within: communeName,
    position: position && [position.longitude, position.latitude],
  }))
