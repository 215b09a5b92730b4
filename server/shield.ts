import fastifyHelmet from '@fastify/helmet'
import fastify from 'fastify'
import type { Settings } from './env.ts'

type Shielded = Pick<Settings, 'publicUrl'>

/**
 * The security headers of every answer, by name. They never differ from one answer to another: Helmet says them once, and
 * not again at each request (a twentieth of a booking).
 */
export async function shieldOf(settings: Shielded): Promise<Record<string, string>> {
  const [bare, shielded] = [fastify(), fastify()]
  await shielded.register(fastifyHelmet, options(settings))
  const usual = await bare.inject('/')
  const { headers } = await shielded.inject('/')
  await Promise.all([bare.close(), shielded.close()])
  const added = Object.entries(headers).filter(([name]) => !(name in usual.headers))
  return Object.fromEntries(added.map(([name, value]) => [name, String(value)]))
}

/** Strict: nothing inline, nothing from elsewhere, no frame. HSTS only where the public address is HTTPS. */
function options({ publicUrl }: Shielded) {
  const none = ["'none'"]
  const self = ["'self'"]
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        fontSrc: self,
        connectSrc: self,
        manifestSrc: self,
        workerSrc: self,
        formAction: self,
        baseUri: none,
        objectSrc: none,
        frameAncestors: none,
      },
    },
    hsts: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    frameguard: { action: 'deny' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
  }
}
