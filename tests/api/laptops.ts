import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { FastifyInstance } from 'fastify'
import { type Act, idOf } from '#client/offline/acts.ts'
import { type Chest, type Ground, type Letters, openChest } from '#client/offline/chest.ts'
import { deliverer } from '#client/offline/deliver.ts'
import type { Outbox } from '#client/offline/way.ts'
import { openOutbox } from '#client/outbox.ts'
import type { Recording } from '#shared/journal.ts'
import type { Person } from './world.ts'

/** What the network does of a request, once. */
export const faults = [
  'deliver',
  'drop the request',
  'drop the answer',
  'deliver twice',
  'cut the body',
  'hang',
] as const
export type Fault = (typeof faults)[number]

type Request = { url: string; headers: Record<string, string>; payload: string }

/** A network between laptops and the real server: it does what it is told of each request, and remembers them all. */
export class Network {
  readonly #app: FastifyInstance
  readonly #origin: string
  /** What it does of the next requests; then it delivers. */
  coming: Fault[] = []
  readonly seen: Request[] = []
  /** What the server said yes to, by the request's id, in the order of its first yes. */
  readonly done = new Map<string, Act>()

  constructor(app: FastifyInstance, origin: string) {
    this.#app = app
    this.#origin = origin
  }

  /** @param onHang null when whoever asks cannot wait for ever */
  async carry(request: Request, onHang: (() => void) | null): Promise<Response> {
    this.seen.push(request)
    const fault = this.coming.shift() ?? 'deliver'
    if (fault === 'drop the request' || (fault === 'hang' && !onHang)) throw new TypeError('fetch failed')
    if (fault === 'hang') {
      onHang?.()
      return new Promise(() => {})
    }
    if (fault === 'cut the body') {
      await this.inject({ ...request, payload: request.payload.slice(0, request.payload.length / 2) })
      throw new TypeError('fetch failed')
    }
    if (fault === 'deliver twice') await this.inject(request)
    const answer = await this.inject(request)
    if (fault === 'drop the answer') throw new TypeError('fetch failed')
    return answer
  }

  /** What left long ago arrives now. */
  async inject({ url, headers, payload }: Request): Promise<Response> {
    const all = { ...headers, origin: this.#origin, 'content-type': 'application/json' }
    const answer = await this.#app.inject({ method: 'POST', url, headers: all, payload })
    if (answer.statusCode === 200) this.#note(url.split('/').at(-1), JSON.parse(payload))
    return new Response(answer.body, { status: answer.statusCode })
  }

  #note(verb: string | undefined, input: unknown) {
    const act = { verb, input } as Act
    const { requestId = idOf(act) } = act.input as Partial<Recording>
    if (!this.done.has(requestId)) this.done.set(requestId, act)
  }
}

type Tab = { outbox: Outbox; die: () => void }

/** A browser of an advisor's, with its tabs over one chest; `full` keeps nothing more, `late` shows another hour. */
export class Laptop {
  readonly person: Person
  readonly #network: Network
  readonly #cookie: () => string
  readonly #now: () => number
  #files = new IDBFactory()
  #opened: Promise<Chest> | undefined
  #lock = Promise.resolve()
  #stuck = deferred()
  tabs: Tab[] = []
  full = false
  late = 0
  /** What left the chest after it had been refused there. */
  readonly refusedAndDropped = new Set<string>()
  version: number | undefined

  constructor(person: Person, network: Network, cookie: () => string, now: () => number) {
    this.person = person
    this.#network = network
    this.#cookie = cookie
    this.#now = now
  }

  /** Closed without a word, and opened again with two tabs. */
  async restart() {
    for (const { die } of this.tabs) die()
    this.#lock = Promise.resolve()
    this.#stuck.resolve()
    this.#stuck = deferred()
    this.tabs = [await this.#openTab(), await this.#openTab()]
  }

  /** Opened when it is first of use. */
  async open() {
    if (this.tabs.length === 0) await this.restart()
    return this
  }

  /** All that the browser keeps is erased. */
  async wipe() {
    this.#files = new IDBFactory()
    this.#opened = undefined
    await this.restart()
  }

  /** What it keeps, as a chest opened by somebody else with the same browser. */
  chest = () => openChest(this.#ground())

  /** The bytes of its disk. */
  get files() {
    return this.#files
  }

  #ground = (): Ground => ({ indexedDB: this.#files, IDBKeyRange, crypto: globalThis.crypto })

  async #openTab(): Promise<Tab> {
    const death = deferred()
    const { chest, die } = mortal(await (this.#opened ??= this.chest()), () => this.full)
    const drop: typeof chest.letters.drop = async (id) => {
      const letters = await chest.letters.of(this.person.actor.userId)
      if (letters.some((each) => each.id === id && each.state === 'refused')) this.refusedAndDropped.add(id)
      await chest.letters.drop(id)
    }
    const stuck = this.#stuck
    const outbox = await openOutbox({
      chest: { ...chest, letters: { ...chest.letters, drop } },
      owner: this.person.actor.userId,
      deliver: deliverer(this.person.actor.userId, {
        ...(this.version !== undefined && { version: this.version }),
        fetch: (url, asked) =>
          this.#network.carry(this.#requestOf(url as string, asked), this.full ? null : stuck.resolve),
      }),
      now: () => this.#now() + this.late,
      oneAtATime: (work) => this.#one(work, death.promise),
      tell: () => {},
      patience: () => stuck.promise,
    })
    const close = () => {
      die()
      death.resolve()
    }
    return { outbox, die: close }
  }

  #requestOf(url: string, asked: { headers?: unknown; body?: unknown } = {}): Request {
    const { headers, body } = asked
    const said = Object.fromEntries(new Headers(headers as HeadersInit).entries())
    return {
      url,
      headers: { ...said, cookie: this.#cookie() },
      payload: typeof body === 'string' ? body : '',
    }
  }

  /** What `navigator.locks` does: one tab at a time, and a dead tab lets the next one in. */
  async #one(work: () => Promise<void>, death: Promise<void>) {
    const before = this.#lock
    const turn = before.then(() => Promise.race([work(), death]))
    this.#lock = turn.catch(() => {})
    await turn
  }
}

/** The chest of one tab: with no room it keeps nothing more, and once the tab is closed, nothing goes on in it. */
function mortal(chest: Chest, isFull: () => boolean) {
  let isDead = false
  const alive =
    <Given extends unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const answer = isDead ? null : await work(...given)
      return isDead ? new Promise<never>(() => {}) : (answer as Answer)
    }
  const { put, of, drop } = chest.letters
  const letters: Letters = {
    ...chest.letters,
    put: alive((...letter) =>
      isFull() ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : put(...letter),
    ),
    of: alive(of),
    drop: alive(drop),
  }
  return { chest: { ...chest, letters }, die: () => void (isDead = true) }
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
