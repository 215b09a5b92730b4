import * as z from 'zod/mini'
import type { PartnerScope } from '#shared/open-data.ts'
import type { Context } from '../trpc.ts'
import { ApiRefusal } from './api-refusals.ts'
import { listOf, paged } from './api-shapes.ts'
import type { Partner } from './partner.ts'

/** What answers a question: the house, and the partner whose key came with it. */
export type ApiContext = Context & { partner: Partner | null }

type Told = {
  /** After `/api/v1`, parameters between braces. */
  path: string
  name: string
  summary: string
  description: string
  /** How long a cache may answer without asking again, in seconds. */
  seconds: number
  scope?: PartnerScope
}

/** One address of the public API: what it is, what it is asked, the shape of its answer. */
export type Operation = Told & {
  inPath: z.ZodMiniObject
  inQuery: z.ZodMiniObject
  answer: z.ZodMiniType
  ask: (ctx: ApiContext, params: unknown, query: unknown) => unknown
}

type Shape = z.ZodMiniObject
const nothing = z.strictObject({})

/** One thing, found by what is asked. */
export const reading = <InPath extends Shape, InQuery extends Shape, Answer extends z.ZodMiniType>(
  told: Told & {
    inPath: InPath
    inQuery: InQuery
    answer: Answer
    does: (ctx: ApiContext, asked: z.output<InPath> & z.output<InQuery>) => z.output<Answer>
  },
): Operation => ({
  ...told,
  ask: (ctx, params, query) =>
    told.does(ctx, { ...checked(told.inPath, params), ...checked(told.inQuery, query) }),
})

/** A list that may be long: `does` gives all of it, and the page that is asked for leaves, with the address of the next. */
export const listing = <InQuery extends z.core.$ZodLooseShape, Each extends z.ZodMiniType>(
  told: Told & {
    inQuery: InQuery
    each: Each
    does: (
      ctx: ApiContext,
      asked: z.output<z.ZodMiniObject<InQuery>>,
    ) => readonly z.output<Each>[] | Promise<readonly z.output<Each>[]>
  },
): Operation => {
  const inQuery = z.strictObject({ ...told.inQuery, ...paged })
  return {
    ...told,
    inPath: nothing,
    inQuery,
    answer: listOf(told.each),
    ask: async (ctx, _params, query) => {
      const asked = checked(inQuery, query) as z.output<z.ZodMiniObject<InQuery>> & Paged
      const all = await told.does(ctx, asked)
      const next =
        asked.page * asked.perPage < all.length ? addressOf(ctx, told.path, query, asked.page + 1) : null
      const from = (asked.page - 1) * asked.perPage
      return { total: all.length, next, results: all.slice(from, from + asked.perPage) }
    },
  }
}

type Paged = { page: number; perPage: number }

function addressOf({ settings }: Context, path: string, query: unknown, page: number): string {
  const words = new URLSearchParams(query as Record<string, string>)
  words.set('page', String(page))
  return `${settings.publicUrl}/api/v1${path}?${words.toString()}`
}

/** @throws ApiRefusal that names the parameters which were not understood */
function checked<Asked extends z.ZodMiniType>(shape: Asked, given: unknown): z.output<Asked> {
  const read = z.safeParse(shape, given)
  if (read.success) return read.data
  const names = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  )
  throw new ApiRefusal('badParameters', [...new Set(names)])
}
