import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../env.ts'
import { tagOf } from '../known-tag.ts'
import type { Context } from '../trpc.ts'
import { apiDocument } from './api-document.ts'
import type { Operation } from './api-operation.ts'
import { operations } from './api-operations.ts'
import { ApiRefusal, problemBody } from './api-refusals.ts'
import { openToAll, sendTagged } from './door.ts'
import { type Partner, partnerOf } from './partner.ts'

type Serving = {
  settings: Settings
  contextOf: (request: FastifyRequest) => Context
  onSurprise: (error: unknown, request: FastifyRequest) => void
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key came with a request of the public API. */
    partner?: Partner | null
  }
}

export const apiRoot = '/api/v1'

/** A partner who reads often may this many times more. */
const often = 10

/**
 * `GET /api/v1/…`: what anybody may read, from any page, without a cookie ever being looked at. Every answer is checked with its own
 * shape, so that nothing leaves which the document does not describe. Refusals are `application/problem+json`.
 */
export async function servePublicApi(app: FastifyInstance, serving: Serving) {
  const { settings, contextOf } = serving
  const document = JSON.stringify(apiDocument(settings))
  await app.register(
    async (api) => {
      api.setErrorHandler((error: FastifyError, request, reply) => refuse(error, request, reply))
      api.addHook('onRequest', (request, reply, done) => {
        reply.headers(openToAll)
        request.partner = partnerOf(contextOf(request), request.headers.authorization)
        done()
      })
      if (settings.apiRateLimit > 0) await api.register(fastifyRateLimit, rates(settings.apiRateLimit))
      api.get('/openapi.json', (request, reply) => {
        reply.header('cache-control', 'public, max-age=3600')
        return sendTagged(request, reply, { content: document, tag: tagOf(document), type: jsonType })
      })
      for (const operation of operations)
        api.get(operation.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) =>
          answer(operation, request, reply),
        )
      api.get('/*', () => {
        throw new ApiRefusal('notFound')
      })
    },
    { prefix: apiRoot },
  )

  async function answer(operation: Operation, request: FastifyRequest, reply: FastifyReply) {
    const { scope, seconds } = operation
    const partner = request.partner ?? null
    if (scope && !partner) throw new ApiRefusal('keyMissing')
    if (scope && !partner?.scopes.includes(scope)) throw new ApiRefusal('notInScope')
    const ctx = { ...contextOf(request), partner }
    const content = JSON.stringify(
      operation.answer.parse(await operation.ask(ctx, request.params, request.query)),
    )
    reply.header('cache-control', scope ? 'private, no-cache' : `public, max-age=${seconds}`)
    return sendTagged(request, reply, { content, tag: tagOf(content), type: jsonType })
  }

  function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    const body = problemBody(settings, error)
    if (body.status >= 500) serving.onSurprise(error, request)
    if (body.status === 401) reply.header('www-authenticate', 'Bearer realm="api"')
    if (body.status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', '3600')
    return reply
      .headers({ 'cache-control': 'no-store' })
      .code(body.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(body))
  }
}

const jsonType = 'application/json; charset=utf-8'

/** By address, so that one partner behind many addresses is never stopped by another; counted in memory, since a reading writes nothing. */
const rates = (usual: number) => ({
  max: (request: FastifyRequest) => (request.partner?.scopes.includes('often') ? usual * often : usual),
  timeWindow: 60_000,
  enableDraftSpec: true,
  errorResponseBuilder: () => new ApiRefusal('tooOften'),
})
