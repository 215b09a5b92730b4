import { hashPassword, passwordCredential } from '#drizzle/passwords.ts'
import { credentials } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import type { Settings } from '#server/env.ts'
import { world } from './world.ts'

export const password = 'un mot de passe assez long'
export const camilles = 'camille.delmas@exemple.fr'
/** What a browser says of a request from our own pages. */
export const ours = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

export type Doorstep = Awaited<ReturnType<typeof doorstep>>
type Answer = { headers: Record<string, unknown> }

const kept = hashPassword(password)

/** The small world behind its HTTP door, without a network; Camille has a password. */
export async function doorstep(changed: Partial<Settings> = {}) {
  const here = world(changed)
  const { userId } = here.people.camille.actor
  here.db
    .insert(credentials)
    .values(passwordCredential(userId, await kept, here.now()))
    .run()
  let app = await open()

  return { here, app: () => app, signIn, signOut, whoAmI, restart, close: () => app.close() }

  function open() {
    return buildApp({ db: here.db, settings: here.settings, now: here.now })
  }

  /** Another process on the same file. */
  async function restart() {
    await app.close()
    app = await open()
  }

  function signIn(email: string, typed = password, headers: Record<string, string> = {}) {
    const payload = { email, password: typed }
    return app.inject({
      method: 'POST',
      url: '/api/sign-in/email',
      headers: { ...ours, ...headers },
      payload,
    })
  }

  function signOut(cookie: string) {
    return app.inject({ method: 'POST', url: '/api/sign-out', headers: { ...ours, cookie }, payload: {} })
  }

  async function whoAmI(cookie: string) {
    const answer = await app.inject({ url: '/api/trpc/signIn.me', headers: { cookie } })
    return answer.json<{ result: { data: { name: string } | null } }>().result.data?.name ?? null
  }
}

/** What the browser keeps of this answer. */
export const cookieFrom = (answer: Answer) =>
  [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')
