import fastifyRateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Db } from '#drizzle/open.ts'
import type { Actor } from '#shared/permissions.ts'
import type { Instant } from '#shared/time.ts'
import { serveApi } from './api.ts'
import type { Settings } from './env.ts'
import { serveExports } from './exports/door.ts'
import { serveFeeds } from './feeds/door.ts'
import { serveClient } from './files.ts'
import { health } from './health.ts'
import { openResultDoor } from './notifications/result-door.ts'
import { refuseForeign } from './origin.ts'
import { refuseTooOld, senderOf } from './outboxes.ts'
import { serveShortAddresses } from './places/short-address.ts'
import { servePublicApi, apiRoot } from './open-data/api-door.ts'
import { serveOpenFiles } from './open-data/door.ts'
import { problem } from './problem.ts'
import { shieldOf } from './shield.ts'
import { signInDoor } from './sign-in/door.ts'
import { servePublicFigures } from './statistics/public-door.ts'
import { serveContours } from './territories/contours-door.ts'
import { clock } from './trpc.ts'
import { refuseUnread } from './unread.ts'

export type House = {
  db: Db
  settings: Settings
  /** Injected by tests only. */
  now?: () => Instant
  /** Folder of the built client; none inside the development server. */
  clientDir?: string
}

/** Closed slow connections, bounded bodies: Node's own defaults leave a slow body open for 90 s. */
const limits = {
  bodyLimit: 64 * 1024,
  routerOptions: { maxParamLength: 500 },
  keepAliveTimeout: 5_000,
  requestTimeout: 5_000,
  connectionTimeout: 10_000,
  http: { headersTimeout: 4_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 },
}

/** A request → /api (tRPC, sign-in) · calendar feeds · files · health. */
export async function buildApp({ db, settings, now = clock, clientDir }: House): Promise<FastifyInstance> {
  const shield = await shieldOf(settings)
  const app = fastify({
    ...limits,
    ...refuseUnread(shield),
    logger: {
      level: 'warn',
      serializers: { req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url }) },
    },
    trustProxy: settings.trustProxy ?? false,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.server.maxConnections = 1_000
  const shieldUnkept = { ...shield, 'cache-control': 'no-store' }
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? shieldUnkept : shield)
    done()
  })
  if (settings.rateLimit > 0)
    await app.register(fastifyRateLimit, {
      max: settings.rateLimit,
      timeWindow: 60_000,
      /** The public API counts its own readings. */
      allowList: ({ url }) => !url.startsWith('/api/') || url.startsWith(`${apiRoot}/`),
      errorResponseBuilder: () => problem('tooManyRequests'),
    })
  app.addHook('onRequest', refuseForeign(settings))
  app.addHook('onRequest', refuseTooOld)
  openResultDoor(app, { db, settings, now })
  const whoAsks = await signInDoor(app, { db, settings, now })
  serveApi(app, {
    contextOf: async (request) => context(request, senderOf(request, await whoAsks(request))),
    onSurprise: (error, path, trace) => app.log.error({ err: error.cause ?? error, path, trace }),
  })
  serveExports(app, {
    db,
    settings,
    contextOf: async (request) => context(request, await whoAsks(request)),
  })
  serveFeeds(app, (request) => context(request, null))
  serveShortAddresses(app, (request) => context(request, null))
  serveOpenFiles(app, (request) => context(request, null))
  await servePublicApi(app, {
    settings,
    contextOf: (request) => context(request, null),
    onSurprise: (error, request) => app.log.error({ err: error, path: request.routeOptions.url }),
  })
  serveContours(app, settings)
  app.get('/health', () => health({ db, settings, now: now() }))
  if (clientDir) {
    servePublicFigures(app, (request) => context(request, null), clientDir)
    await serveClient(app, clientDir)
  }
  return app

  function context(request: FastifyRequest, actor: Actor | null) {
    return { db, settings, now: now(), actor, address: request.ip, trace: request.id }
  }
}
