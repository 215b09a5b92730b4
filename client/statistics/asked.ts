import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { readerOf } from '#shared/dashboard-reader.ts'
import { useActor } from '../actor.ts'
import { useSettings } from '../settings.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { questionOf } from '#shared/dashboard-question.ts'
import { type DashboardSearch, sinceTheBeginning } from '#shared/dashboard-search.ts'

/** What the address asks, as the server understands it, and how to ask something else. */
export function useAsked() {
  const search = useSearch({ from: '/staff/tableau-de-bord' })
  const navigate = useNavigate()
  return {
    search,
    ...useQuestion(search),
    /** Changes some of the address and keeps the rest. */
    change: (changed: DashboardSearch) =>
      navigate({ to: '/tableau-de-bord', search: { ...search, ...changed }, resetScroll: false }),
  }
}

/** What an address of the dashboard asks, wherever it stands. */
export function useQuestion(search: DashboardSearch) {
  const { today, zone } = useToday()
  const { home } = readerOf(useActor() ?? null, useSettings()?.departement.code ?? '')
  const choices = useQuery(useTRPC().statistics.choices.queryOptions())
  const question = questionOf(search, home, { today, firstMonth: choices.data?.firstMonth ?? null })
  return {
    today,
    zone,
    home,
    choices: choices.data,
    /** Not before one knows where one is, nor when all began. */
    isKnown: home !== '' && !(search.periode === sinceTheBeginning && choices.isPending),
    question,
    /** The same of a département or less; null of the country, which only running totals know. */
    there: 'departement' in question ? question : null,
  }
}
