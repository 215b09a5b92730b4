import { filtersSaidOf, kindsSaid } from '#shared/filter-words.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { narrowings } from './narrowings.ts'
import type { Looks } from './perimeter.ts'

/** What narrows the sessions, as the chips of the screen name it. */
export function filtersSaid(ctx: Looks, question: AnywhereQuestion): string[] {
  const kind = question.kind ? [kindsSaid[question.kind]] : []
  if (!('departement' in question)) return kind
  const { departement, placeId, advisorId, tagId } = question
  const named = (placeId ?? advisorId ?? tagId) ? narrowings(ctx, { departement }) : null
  return [...kind, ...filtersSaidOf(question, named).map(({ said }) => said)]
}
