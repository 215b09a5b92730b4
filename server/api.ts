import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { appRouter } from './router.ts'
import type { Context } from './trpc.ts'

type Serving = {
  contextOf: (request: FastifyRequest) => Promise<Context>
  /** Told of what nobody expected; refusals are answers like others. */
  onSurprise: (error: TRPCError, procedure: string, trace: string) => void
}

type Asked = { Params: { names: string }; Querystring: { batch?: string; input?: string } }

/** A comma costs nothing to send and a whole answer to make. */
const mostTogether = 10

/** A thousand people of a spreadsheet come all together or not at all: longer than a form ever is. */
const longer = [['imports[.]addPeople', 768 * 1024]] as const

/**
 * What `@trpc/client` speaks, over Fastify: `GET /api/trpc/a.b?input=…` to read, `POST` with JSON to change, several names
 * with commas and `batch=1`. The library's own adapter makes a web Request and a web Response of each call, for streams
 * and runtimes that we do not have: it takes longer than booking does.
 */
export function serveApi(app: FastifyInstance, { contextOf, onSurprise }: Serving) {
  app.get<Asked>('/api/trpc/:names', (request, reply) =>
    answer(request, reply, 'query', () => read(request.query.input)),
  )
  app.post<Asked>('/api/trpc/:names', (request, reply) =>
    answer(request, reply, 'mutation', () => request.body),
  )
  for (const [name, bodyLimit] of longer)
    app.post<Asked>(`/api/trpc/:names(^${name}$)`, { bodyLimit }, (request, reply) =>
      answer(request, reply, 'mutation', () => request.body),
    )

  async function answer(
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
    type: 'query' | 'mutation',
    inputOf: () => unknown,
  ) {
    const ctx = await contextOf(request)
    const { names } = request.params
    if (request.query.batch === undefined) {
      const { status, body } = await call(ctx, type, names, inputOf, 0)
      return reply.code(status).send(body)
    }
    const all = names.split(',', mostTogether + 1)
    if (all.length > mostTogether) return reply.code(400).send({ error: 'too many calls at once' })
    const calls = all.map((name, at) => call(ctx, type, name, () => nth(inputOf(), at), at))
    const answers = await Promise.all(calls)
    const [first] = answers
    const isOne = answers.every(({ status }) => status === first?.status)
    return reply.code(isOne && first ? first.status : 207).send(answers.map(({ body }) => body))
  }

  async function call(
    ctx: Context,
    type: 'query' | 'mutation',
    path: string,
    inputOf: () => unknown,
    batchIndex: number,
  ) {
    const getRawInput = () => Promise.resolve(inputOf())
    const asked = { ctx, type, path, batchIndex, getRawInput, signal: undefined }
    try {
      if (!isOf(type, path)) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' })
      const data: unknown = await callTRPCProcedure({ ...asked, router: appRouter })
      return { status: 200, body: { result: { data } } }
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause)
      if (error.code === 'INTERNAL_SERVER_ERROR') onSurprise(error, path, ctx.trace)
      const shape = getTRPCErrorShape({
        config: appRouter._def._config,
        error,
        type,
        path,
        input: undefined,
        ctx,
      })
      return { status: getHTTPStatusCodeFromError(error), body: { error: shape } }
    }
  }
}

/** At run time under their whole names, `appointments.book`. */
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>

/** What reads is never asked by POST, nor what changes by GET; a name that nothing bears is refused further on. */
const isOf = (type: string, path: string) =>
  !Object.hasOwn(procedures, path) || procedures[path]?._def.type === type

function read(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'PARSE_ERROR', cause })
  }
}

/** Inputs that come together are named by their place: `{ "0": …, "1": … }`. */
const nth = (inputs: unknown, at: number): unknown =>
  typeof inputs === 'object' && inputs !== null ? Reflect.get(inputs, at) : undefined
