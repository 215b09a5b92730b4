import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/router.ts'
import { isProblemName, problems, type ProblemName } from '#shared/problems.ts'
import type { Lang } from '#shared/speech.ts'

/** Where the answer is shown, a page asks: `useQuery(useTRPC().appointments.agenda.queryOptions({ week }))`. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** Who answers when the network does not: what the staff's laptop keeps, once it is open. */
let standIn: TRPCLink<AppRouter> | null = null
export const answerWith = (link: TRPCLink<AppRouter> | null) => void (standIn = link)

const throughLaptop: TRPCLink<AppRouter> = (runtime) => (asked) =>
  standIn ? standIn(runtime)(asked) : asked.next(asked.op)

/** Speaks to the API of the house that served the page. */
export const openApi = () =>
  createTRPCClient<AppRouter>({
    links: [throughLaptop, httpBatchLink({ url: '/api/trpc', maxItems: 10 })],
  })

/** What the page remembers of the answers. Only a silent network is asked again: a refusal stays a refusal. */
export const openMemory = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && isUnreachable(error),
      },
    },
  })

/** The name of an expected "no", or null for anything else. */
export function refusalOf(error: unknown): ProblemName | null {
  const name = saidBy(error)?.problem
  return isProblemName(name) ? name : null
}

/** The sentence to show for any failure: what happened, what was kept, what to do. */
export function sayFailure(error: unknown, lang: Lang = 'fr'): string {
  const name = refusalOf(error)
  if (name) return problems[name][lang]
  if (!isUnreachable(error)) return surprise[lang]
  return isReading(error) ? needsNetwork[lang] : unreachable[lang]
}

/** What came with the refusal (the nearest slots, the paths of wrong answers); shaped by the verb that refused. */
export const detailsOf = (error: unknown) => ({
  more: saidBy(error)?.more ?? null,
  fields: saidBy(error)?.fields ?? [],
})

/** The id under which the server noted a surprise, to be read on the telephone. */
export const traceOf = (error: unknown): string | null => saidBy(error)?.trace ?? null

/** Nobody answered: the network, or the server, is away. */
export const isUnreachable = (error: unknown) => error instanceof TRPCClientError && saidBy(error) === null

const isReading = (error: unknown) => error instanceof TRPCClientError && error.meta?.['isReading'] === true

/** Marks the silence that met a question of the staff's pages: nobody wrote anything, and they all say so in the same words. */
export const asReading = (error: TRPCClientError<AppRouter>): TRPCClientError<AppRouter> =>
  TRPCClientError.from(error, { meta: { isReading: true } })

type Said = { problem?: unknown; more?: unknown; fields?: string[]; trace?: string | null }

function saidBy(error: unknown): Said | null {
  return error instanceof TRPCClientError && error.data ? (error.data as Said) : null
}

const unreachable = {
  fr: 'La connexion ne répond pas. Ce que vous avez écrit est gardé\u00a0: réessayez dans un instant.',
  en: 'The connection is not answering. What you wrote is kept: try again in a moment.',
}

const needsNetwork = {
  fr: 'Pas de réseau\u00a0: ceci ne peut pas être montré pour l’instant, et le sera à son retour. Ce que vous notez est gardé.',
  en: 'No network: this cannot be shown for now, and will be when it is back. What you note is kept.',
}

const surprise = {
  fr: 'Quelque chose n’a pas marché de notre côté. Ce que vous avez écrit est gardé\u00a0: réessayez dans un instant.',
  en: 'Something went wrong on our side. What you wrote is kept: try again in a moment.',
}
