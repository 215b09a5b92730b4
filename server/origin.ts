import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from './env.ts'
import { resultPath } from './notifications/result-door.ts'

const reading = new Set(['GET', 'HEAD'])

/** What other servers ask, who send no origin and prove themselves with a token; no cookie is read there. */
const servers = new Set([resultPath])

/**
 * What changes something comes as JSON from our own pages. tRPC itself runs a mutation on multipart/form-data, a type that
 * any site may post: so the refusal stands before any parser.
 */
export function refuseForeign({ publicUrl }: Pick<Settings, 'publicUrl'>) {
  const ours = new URL(publicUrl).origin
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (reading.has(request.method)) return
    if (request.method !== 'POST')
      return reply.code(405).header('allow', 'GET, HEAD, POST').send({ error: 'method' })
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') return reply.code(415).send({ error: 'json only' })
    if (!isOurs(request, ours) && !servers.has(request.routeOptions.url ?? ''))
      return reply.code(403).send({ error: 'same origin only' })
  }
}

function isOurs({ headers }: FastifyRequest, ours: string) {
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin'
  return headers.origin === ours
}
