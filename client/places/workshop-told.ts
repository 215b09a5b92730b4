import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { Lang } from '#shared/speech.ts'

export type ComingWorkshop = inferRouterOutputs<AppRouter>['availability']['workshops']['workshops'][number]

/** Advisors name their workshops in French; one without a name is called as its service is. */
export function titleOf({ title, service }: Pick<ComingWorkshop, 'title' | 'service'>, lang: Lang) {
  if (title !== null) return { text: title, lang: 'fr' as const }
  return { text: lang === 'fr' ? service.nameFr : service.nameEn, lang }
}
