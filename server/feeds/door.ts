import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from '../known-tag.ts'
import { Problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { readFeed } from './read-feed.ts'

type Asked = { Params: { file: string } }

/**
 * `GET /agendas/<key>.ics`: the address is the key, so no log names it, no cache shares it and nothing indexes it. It is
 * asked again each time: closed, an address is closed at once.
 */
export function serveFeeds(app: FastifyInstance, contextOf: (request: FastifyRequest) => Context) {
  app.get<Asked>('/agendas/:file', (request, reply) => {
    const { file } = request.params
    reply.header('x-robots-tag', 'noindex, nofollow')
    const feed = readOrRefuse(contextOf(request), file.endsWith('.ics') ? file.slice(0, -4) : '', reply)
    if (feed === null) return reply
    reply.headers({ 'cache-control': 'private, no-cache', etag: feed.tag })
    if (isKnown(request.headers['if-none-match'], feed.tag)) return reply.code(304).send()
    return reply
      .headers({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="rendez-vous.ics"',
      })
      .send(feed.content)
  })
}

function readOrRefuse(ctx: Context, key: string, reply: FastifyReply) {
  try {
    return readFeed(ctx, key)
  } catch (error) {
    const refusal = error instanceof Error && error.cause instanceof Problem ? error.cause.problem : null
    if (refusal === null) throw error
    reply
      .header('cache-control', 'no-store')
      .code(refusal === 'notFound' ? 404 : 429)
      .send({ error: refusal })
    return null
  }
}
