import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built client: hashed assets for ever, pages always fresh; an unknown page address opens the app, which says so. */
export async function serveClient(app: FastifyInstance, root: string) {
  await app.register(fastifyStatic, {
    root,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path)
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      !/\.\w{1,8}$/.test(request.url.split('?')[0] ?? '')
    if (!isPage) return reply.code(404).send({ error: 'not found' })
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
