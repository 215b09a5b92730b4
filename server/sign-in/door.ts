import { APIError } from 'better-auth/api'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod/mini'
import type { Db } from '#drizzle/open.ts'
import { hashPassword, TooManyPasswords, verifyPassword } from '#drizzle/passwords.ts'
import { credentials, signIns, users, verifications } from '#drizzle/schema/index.ts'
import { email } from '#shared/fields.ts'
import type { Actor } from '#shared/permissions.ts'
import type { ProblemName } from '#shared/problems.ts'
import { hour, type Instant } from '#shared/time.ts'
import { isSpent, spend } from '../allowances.ts'
import type { Settings } from '../env.ts'
import { isDisabled, loadActor } from './actor.ts'
import { forgetTries, giveTryBack, takeTry } from './limits.ts'
import { sealed, sealToken } from './sealed.ts'

type Ground = { db: Db; settings: Settings; now: () => Instant }

const lasts = 12 * hour

/**
 * Two doors only, `POST /api/sign-in/email` and `POST /api/sign-out`, with better-auth behind; everything else it offers
 * stays shut. Their answers are ours: never the token, and the same words whether the address or the password is wrong.
 * @returns who asks: null without a valid sign-in, or when the account is disabled
 */
export async function signInDoor(app: FastifyInstance, ground: Ground) {
  const { db, settings, now } = ground
  const cookie = cookieName(settings)
  const auth = authOf(ground, app, cookie)

  app.post('/api/sign-in/email', async (request, reply) => {
    const asked = attempt.safeParse(request.body)
    if (!asked.success) return refuse(reply, 400, 'invalidInput')
    const ctx = { db, settings, now: now(), address: request.ip }
    if (isSpent(ctx, 'signIn')) return refuse(reply, 429, 'tooManyRequests')
    const wait = takeTry(ctx, asked.data.email)
    if (wait > 0) return refuse(reply.header('retry-after', Math.ceil(wait / 1000)), 429, 'tooManyTries')
    const answer = await forward(request, asked.data)
    if (answer.ok) {
      forgetTries(ctx, asked.data.email)
      return reply.header('set-cookie', answer.headers.getSetCookie()).send({})
    }
    if (answer.status === 401) {
      spend(ctx, 'signIn')
      return refuse(reply, 401, 'wrongSignIn')
    }
    giveTryBack(ctx, asked.data.email)
    if (answer.status === 503) return refuse(reply, 503, 'tooBusy')
    throw new Error(`The sign-in answered ${answer.status}`)
  })

  app.post('/api/sign-out', async (request, reply) => {
    const answer = await forward(request, {})
    return reply.header('set-cookie', answer.headers.getSetCookie()).send({})
  })

  return async (request: FastifyRequest): Promise<Actor | null> => {
    const token = tokenIn(request.headers.cookie, cookie)
    return token ? loadActor(db, sealToken(token), now()) : null
  }

  /** Only what we checked goes on. */
  function forward(request: FastifyRequest, body: object) {
    const headers = new Headers({ 'content-type': 'application/json' })
    if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
    const url = new URL(request.routeOptions.url ?? '', settings.publicUrl)
    return auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
}

/** The name that the browser ties to this exact host when the house is served by HTTPS. */
export const cookieName = ({ publicUrl }: Pick<Settings, 'publicUrl'>) =>
  publicUrl.startsWith('https:') ? '__Host-permanence' : 'permanence'

const attempt = z.strictObject({ email, password: z.string().check(z.minLength(1), z.maxLength(128)) })

/** A sign-in lasts a working day and no more; tokens are kept as SHA-256, addresses and programs not at all. */
function authOf({ db, settings, now }: Ground, app: FastifyInstance, cookie: string) {
  const schema = {
    user: users,
    session: signIns,
    account: credentials,
    verification: verifications,
  }
  return betterAuth({
    database: sealed(drizzleAdapter(db, { provider: 'sqlite', schema }), now, lasts),
    baseURL: new URL(settings.publicUrl).origin,
    basePath: '/api',
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => app.log.error({ signIn: message }) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => orLater(hashPassword(password)),
        verify: ({ hash, password }) => orLater(verifyPassword(hash, password)),
      },
    },
    session: { expiresIn: lasts / 1000, disableSessionRefresh: true },
    databaseHooks: {
      session: { create: { before: async (signIn) => !isDisabled(db, signIn.userId) } },
    },
    /* Ours count failures by account and by address, under the clock of the house. */
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookie,
          attributes: { secure: settings.publicUrl.startsWith('https:'), sameSite: 'lax', path: '/' },
        },
      },
      /* Every request has passed `refuseForeign` before it comes here. */
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
  })
}

async function orLater<Answer>(work: Promise<Answer>) {
  try {
    return await work
  } catch (error) {
    if (error instanceof TooManyPasswords) throw new APIError('SERVICE_UNAVAILABLE')
    throw error
  }
}

function refuse(reply: FastifyReply, status: number, problem: ProblemName) {
  return reply.code(status).send({ problem })
}

/** The value is `token.signature`; the token alone is 190 random bits, found by its hash or not at all. */
function tokenIn(header: string | undefined, name: string) {
  const pair = header?.split(/; */).find((each) => each.startsWith(`${name}=`))
  return pair?.slice(name.length + 1).match(/^[A-Za-z0-9_-]{32,}/)?.[0] ?? null
}
