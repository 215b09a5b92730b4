import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { openLicence } from '#shared/open-data.ts'
import { isKnown } from '../known-tag.ts'
import type { Context } from '../trpc.ts'
import { openFile, type OpenFile, openFileNames } from './open-files.ts'

const zip = promisify(gzip)

/** Shorter than this, zipping saves nothing. */
const longEnough = 1400

/**
 * `GET /donnees/lieux.csv` and its like: addresses that never change, for anybody and from any page; asked again, a file that is
 * the same is not sent.
 */
export function serveOpenFiles(app: FastifyInstance, contextOf: (request: FastifyRequest) => Context) {
  for (const name of openFileNames)
    app.get(`/donnees/${name}`, async (request, reply) => {
      const ctx = contextOf(request)
      const file = await openFile(ctx, name)
      const [stem, ending] = name.split('.')
      reply.headers({
        ...openToAll,
        'cache-control': 'public, max-age=3600',
        'content-disposition': `inline; filename="${stem}-${ctx.settings.departement}-${file.on}.${ending}"`,
        link: `<${openLicence.address}>; rel="license"`,
      })
      return sendTagged(request, reply, file)
    })
}

/** Any page may read it: there is nothing here that is somebody's own. */
export const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset',
  'cross-origin-resource-policy': 'cross-origin',
} as const

/** The content with its tag, or 304 to whoever has it; zipped for those who read that, when it is long. */
export async function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  { content, tag, type }: Pick<OpenFile, 'content' | 'tag' | 'type'>,
) {
  reply.headers({ etag: tag, vary: 'accept-encoding' })
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  reply.type(type)
  const isZipped =
    content.length > longEnough && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  return isZipped ? reply.header('content-encoding', 'gzip').send(await zip(content)) : reply.send(content)
}
