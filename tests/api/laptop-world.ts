import { uuidv7 } from 'uuidv7'
import type { Act } from '#client/offline/acts.ts'
import { sessions } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { Laptop, Network } from './laptops.ts'
import { telling } from './telling.ts'
import { type Person, world } from './world.ts'

/** The small world behind its real server, and a laptop of Camille's before it; the network does as it is told. */
export async function laptopWorld() {
  const lot = world()
  const app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })
  const network = new Network(app, lot.settings.publicUrl)
  let cookie = ''
  const signIn = (person: Person) => void (cookie = lot.cookieOf(person))
  const laptopOf = async (person: Person) => {
    const opened = new Laptop(person, network, () => cookie, lot.now)
    await opened.restart()
    return opened
  }
  signIn(lot.people.camille)
  const laptop = await laptopOf(lot.people.camille)
  const outbox = () => laptop.tabs[0]!.outbox
  const stands = () =>
    outbox()
      .entries()
      .map(({ verb, state, refusal }) => [verb, state, refusal?.problem ?? null])
  const kept = () => lot.db.select().from(sessions).all()
  const record = (changed = {}): Act => ({ verb: 'sessions.record', input: telling(lot)(changed) })
  const revise = (act: Act, minutes: number): Act => {
    if (act.verb !== 'sessions.record') throw new Error('only a session is corrected')
    const session = { ...act.input, minutes }
    return { verb: 'sessions.revise', input: { requestId: uuidv7(), session, corrections: 0 } }
  }
  const post = (act: Act) => outbox().post(act)
  /** The next requests are lost. */
  const cut = (times: number) =>
    void (network.coming = Array.from({ length: times }, () => 'drop the request' as const))
  return { lot, app, network, laptop, laptopOf, signIn, outbox, stands, kept, record, revise, post, cut }
}
