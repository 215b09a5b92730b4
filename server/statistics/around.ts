import { type AnywhereQuestion, type DashboardQuestion, filtersOf } from '#shared/statistics.ts'
import type { Perimeter } from './perimeter.ts'

/**
 * The same question of the territory around, to compare with; null of a département, around which running totals alone know.
 * @param path of what is asked: see `perimeterOf`
 */
export function aroundOf(question: DashboardQuestion, path: Perimeter['path']): DashboardQuestion | null {
  const above = path.at(-2)
  if (!above || above.level === 'country') return null
  const { epci: _epci, commune: _commune, placeId: _placeId, ...asked } = question
  return above.level === 'departement' ? asked : { ...asked, [above.level]: above.code }
}

/** The same up to the country, which is told by period and kind of session only. */
export function widerOf(question: DashboardQuestion, path: Perimeter['path']): AnywhereQuestion | null {
  if (path.at(-2)?.level !== 'country') return aroundOf(question, path)
  const { from, to, kind, structureId } = question
  const isTold = structureId === undefined && filtersOf(question) === null
  return isTold ? { from, to, ...(kind && { kind }) } : null
}
