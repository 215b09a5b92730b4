import { skipToken, useQuery } from '@tanstack/react-query'
import { filtersOf } from '#shared/dashboard-question.ts'
import { type DashboardSearch, kindCodes } from '#shared/dashboard-search.ts'
import { filtersSaidOf, kindsSaid } from '#shared/filter-words.ts'
import type { Filters } from '#shared/statistics.ts'
import { useTRPC } from '../trpc.ts'
import { useAsked } from './asked.ts'
import type { Dashboard } from './shown.ts'

/** A filter as it is named, and the address without it. */
export type FilterAsked = { name: string; without: DashboardSearch }

/** What narrows the sessions, in the order of the chips: the kind, which the country knows too, then what a département knows. */
export function useFilters(dashboard: Dashboard | undefined) {
  const { search, there } = useAsked()
  const filters = filtersOf(search)
  const isNamed = there && Boolean(filters.placeId ?? filters.advisorId ?? filters.tagId)
  const { data } = useQuery(
    useTRPC().statistics.narrowings.queryOptions(isNamed ? { departement: there.departement } : skipToken),
  )
  const kind: FilterAsked[] = search.type
    ? [{ name: kindsSaid[kindCodes[search.type]], without: { type: undefined } }]
    : []
  const structure: FilterAsked[] = search.structure
    ? [{ name: dashboard?.structures?.[0]?.name ?? 'Une structure', without: { structure: undefined } }]
    : []
  const narrowing = filtersSaidOf(filters, data).map(({ filter, said }): FilterAsked => ({
    name: said,
    without: { [words[filter]]: undefined },
  }))
  return { kind, narrowing: [...structure, ...narrowing] }
}

/** Those in force, as a picture says them; nothing where there is none. */
export function useFiltersSaid(dashboard: Dashboard | undefined): string[] {
  const { there } = useAsked()
  const { kind, narrowing } = useFilters(dashboard)
  const names = [...kind, ...(there ? narrowing : [])].map(({ name }) => name)
  return names.length > 0 ? [`Filtres\u00a0: ${names.join(' · ')}`] : []
}

/** The word of the address for each. */
const words: Record<keyof Filters, keyof DashboardSearch> = {
  placeId: 'lieu',
  advisorId: 'conseiller',
  channel: 'canal',
  theme: 'theme',
  topic: 'thematique',
  tagId: 'etiquette',
  public: 'public',
}
