import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicQuestion } from '#shared/public-figures.ts'
import type { Context } from '../trpc.ts'
import { publicAddresses, publicFigures } from './public.ts'
import { headOf, textOf } from './public-text.ts'

/**
 * `GET /chiffres/lot/grand-figeac`: the page that the client draws, with its own title, description and address, and its figures
 * in plain text until it is drawn: for search engines, previews, and whoever has no JavaScript. An unknown territory is
 * not found. `GET /sitemap.xml` names these pages.
 */
export function servePublicFigures(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Context,
  clientDir: string,
) {
  const page = readFileSync(join(clientDir, 'index.html'), 'utf8')
  const answer = async (request: FastifyRequest) => {
    const asked = publicQuestion.safeParse({
      ...(request.params as Record<string, string>),
      ...periodIn(request.query),
    })
    if (!asked.success) return null
    const ctx = contextOf(request)
    return publicFigures(ctx, asked.data).then(
      (figures) => filled(page, figures, ctx),
      () => null,
    )
  }
  for (const path of ['', '/:departement', '/:departement/:epci', '/:departement/:epci/:commune'])
    app.get(`/chiffres${path}`, async (request, reply) => {
      const made = await answer(request)
      return reply
        .code(made === null ? 404 : 200)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(made ?? page)
    })
  app.get('/sitemap.xml', (request, reply) => {
    const ctx = contextOf(request)
    const addresses = ['/', '/ateliers', ...publicAddresses(ctx)]
    const urls = addresses.map((address) => `<url><loc>${ctx.settings.publicUrl}${address}</loc></url>`)
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
      )
  })
  app.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(
        `User-agent: *\nDisallow: /api/\nSitemap: ${contextOf(request).settings.publicUrl}/sitemap.xml\n`,
      ),
  )
}

function filled(page: string, figures: Awaited<ReturnType<typeof publicFigures>>, ctx: Context): string {
  return page
    .replace(/<title>.*?<\/title>/s, '')
    .replace(/<meta\s+name="description".*?\/>/s, () => headOf(figures, ctx.settings))
    .replace(/<noscript>.*?<\/noscript>/s, '')
    .replace('<div id="root"></div>', () => `<div id="root">${textOf(figures)}</div>`)
}

const periodIn = (query: unknown) => {
  const { periode } = query as { periode?: unknown }
  return typeof periode === 'string' && periode !== '' ? { period: periode } : {}
}
