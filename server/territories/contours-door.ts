import type { FastifyInstance } from 'fastify'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { contoursQuestion } from '#shared/contours.ts'
import type { Settings } from '../env.ts'
import { isKnown } from '../known-tag.ts'
import { keptContours } from './keep-contours.ts'

type Asked = { Params: { departement: string; version: string } }

/**
 * `GET /contours/46-0123456789ab.json`: TopoJSON, for ever at this address; a page that still knows an older one is given
 * the contours of today, and asks again next time.
 */
export function serveContours(app: FastifyInstance, settings: Pick<Settings, 'dataDir'>) {
  app.get<Asked>('/contours/:departement-:version.json', (request, reply) => {
    const { departement, version } = request.params
    const isCode = z.safeParse(contoursQuestion, { departement }).success
    const kept = isCode ? keptContours({ settings }, departement) : null
    if (!kept) return reply.code(404).send({ error: 'notFound' })
    const tag = `"${kept.version}"`
    reply.headers({
      etag: tag,
      vary: 'accept-encoding',
      'cache-control': version === kept.version ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
    reply.type('application/json; charset=utf-8')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
      return reply.send(gunzipSync(kept.zipped).toString())
    return reply.header('content-encoding', 'gzip').send(kept.zipped)
  })
}
