import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Act, thingOf } from '#client/offline/acts.ts'
import { buildApp } from '#server/app.ts'
import { hour } from '#shared/time.ts'
import { violations } from '../faults/invariants.ts'
import { following } from './following.ts'
import { type Fault, faults, Laptop, Network } from './laptops.ts'
import { compareWithFile, isWritten, judge, strangers, type Told } from './outbox-judge.ts'
import { pastAppointment } from './past-appointment.ts'
import { telling } from './telling.ts'
import { type Person, world, type World } from './world.ts'

/** `HISTORIES=20000 npx vitest run --project api tests/api/outbox-histories.test.ts` tries as many. */
const runs = Number(process.env['HISTORIES'] ?? 200)

/** Acts and accidents of one history: many are tried in the time of a few long ones. */
const longest = runs > 1_000 ? 16 : 50

let lot: World
let app: FastifyInstance
beforeAll(async () => {
  lot = world()
  app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })
})
afterAll(() => app.close())

/** The acts of one history, in the order in which they were told. */
type Model = { told: Told[] }
type Real = { network: Network; laptops: Laptop[] }

class Tell implements fc.AsyncCommand<Model, Real> {
  readonly where: number
  readonly make: (told: Told[], laptop: Laptop, network: Network) => Act
  readonly name: string
  constructor(name: string, where: number, make: (told: Told[], laptop: Laptop, network: Network) => Act) {
    this.name = name
    this.where = where
    this.make = make
  }
  check = () => true
  async run({ told }: Model, { network, laptops }: Real) {
    const laptop = await laptops[this.where]!.open()
    const act = this.make(told, laptop, network)
    const entry: Told = { act, laptop, answered: 'failed', isErased: false, hadRoom: !laptop.full }
    told.push(entry)
    const answered = await laptop.tabs[0]!.outbox.post(act).catch(() => 'failed' as const)
    entry.answered = answered
    if (answered === 'sent' && !isWritten(lot, act, network))
      throw new Error('acknowledged before it is written')
  }
  toString = () => `${this.name} on ${this.where}`
}

class Do implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly act: (model: Model, real: Real) => Promise<unknown>
  constructor(name: string, act: (model: Model, real: Real) => Promise<unknown>) {
    this.name = name
    this.act = act
  }
  check = () => true
  run = async (model: Model, real: Real) => void (await this.act(model, real))
  toString = () => this.name
}

/** One of the last sessions told by whoever has this laptop, or one that nobody told. */
function sessionOf(told: Told[], laptop: Laptop, nth: number) {
  const mine = told.filter(
    ({ act, laptop: { person } }) => act.verb === 'sessions.record' && person === laptop.person,
  )
  const { act } = mine.at(-1 - (nth % 3)) ?? { act: null }
  return act?.verb === 'sessions.record' ? act.input : telling(lot)()
}

/** Each an hour before the one before. */
let hours = 0
function anHourOf({ actor }: Person) {
  hours += 1
  return pastAppointment(lot, { advisorId: actor.advisorId ?? '', startsAt: lot.now() - hours * hour })
}

/** How many corrections the page has seen: those that were done, and those that wait here. */
const seenBy = (laptop: Laptop, id: string, { done }: Network) =>
  [...done.values(), ...laptop.tabs[0]!.outbox.entries().filter(({ id: each }) => !done.has(each))].filter(
    (act) => act.verb === 'sessions.revise' && thingOf(act) === id,
  ).length

const where = fc.nat({ max: 2 })
const minutes = fc.integer({ min: 1, max: 96 }).map((n) => n * 5)

const tells = [
  fc.tuple(where, minutes).map(
    ([at, n]) =>
      new Tell(`record ${n} minutes`, at, () => ({
        verb: 'sessions.record',
        input: telling(lot)({ minutes: n }),
      })),
  ),
  fc.tuple(where, fc.nat(), minutes).map(
    ([at, nth, n]) =>
      new Tell(`tell a session again, ${n} minutes`, at, (told, laptop) => ({
        verb: 'sessions.record',
        input: { ...sessionOf(told, laptop, nth), minutes: n },
      })),
  ),
  fc.tuple(where, fc.nat(), minutes, fc.option(fc.nat({ max: 2 }), { freq: 6, nil: null })).map(
    ([at, nth, n, corrections]) =>
      new Tell(`correct a session to ${n} minutes`, at, (told, laptop, network) => {
        const session = { ...sessionOf(told, laptop, nth), minutes: n }
        return {
          verb: 'sessions.revise',
          input: {
            requestId: uuidv7(),
            session,
            corrections: corrections ?? seenBy(laptop, session.id, network),
          },
        }
      }),
  ),
  fc.tuple(where, fc.nat(), fc.constantFrom('sessions.withdraw' as const, 'sessions.restore' as const)).map(
    ([at, nth, verb]) =>
      new Tell(verb, at, (told, laptop) => ({
        verb,
        input: { requestId: uuidv7(), id: sessionOf(told, laptop, nth).id },
      })),
  ),
  fc.tuple(where, fc.constantFrom('honoured' as const, 'missed' as const, null)).map(
    ([at, outcome]) =>
      new Tell(`settle an appointment, ${outcome}`, at, (_, { person }) => ({
        verb: 'appointments.settle',
        input: { requestId: uuidv7(), appointmentId: anHourOf(person).id, outcome },
      })),
  ),
  where.map(
    (at) => new Tell('follow somebody', at, () => ({ verb: 'beneficiaries.add', input: following() })),
  ),
]

const happenings = [
  fc
    .array(fc.constantFrom<Fault>(...faults), { minLength: 1, maxLength: 6 })
    .map(
      (coming) =>
        new Do(
          `the network will ${coming.join(', ')}`,
          async (_, { network }) => void (network.coming = coming),
        ),
    ),
  where.map(
    (at) =>
      new Do(`two tabs of ${at} send at once`, async (_, { laptops }) => {
        for (const { outbox } of laptops[at]!.tabs) void outbox.flush()
      }),
  ),
  where.map((at) => new Do(`${at} is closed and opened again`, (_, { laptops }) => laptops[at]!.restart())),
  fc.nat().map(
    (nth) =>
      new Do('a request arrives again, late', async (_, { network }) => {
        const late = network.seen[nth % Math.max(1, network.seen.length)]
        if (late) await network.inject(late)
      }),
  ),
  fc
    .tuple(where, fc.boolean())
    .map(
      ([at, full]) =>
        new Do(
          `${at} has ${full ? 'no ' : ''}room`,
          async (_, { laptops }) => void (laptops[at]!.full = full),
        ),
    ),
  where.map(
    (at) =>
      new Do(`${at} is three days late`, async (_, { laptops }) => void (laptops[at]!.late = -72 * hour)),
  ),
  where.map(
    (at) =>
      new Do(`all that ${at} keeps is erased`, async ({ told }, { laptops }) => {
        const laptop = laptops[at]!
        for (const each of told) if (each.laptop === laptop && each.answered !== 'sent') each.isErased = true
        await laptop.wipe()
      }),
  ),
]

it(
  'what an advisor tells is done once, or is shown with its reason: whatever the network, the browser and the clock do',
  { timeout: 60_000 + runs * 2_000 },
  async () => {
    const { camille, nadia } = lot.people
    const cookies = new Map([camille, nadia].map((person) => [person as object, lot.cookieOf(person)]))
    await fc.assert(
      fc.asyncProperty(
        fc.commands([...tells, ...tells, ...happenings], { maxCommands: longest, size: '+1' }),
        async (commands) => {
          const network = new Network(app, lot.settings.publicUrl)
          const laptops = [camille, camille, nadia].map(
            (person) => new Laptop(person, network, () => cookies.get(person) ?? '', lot.now),
          )
          const model: Model = { told: [] }
          await fc.asyncModelRun(() => ({ model, real: { network, laptops } }), commands)
          const used = laptops.filter(({ tabs }) => tabs.length > 0)
          await bringHome({ network, laptops: used })
          expect([
            ...used.flatMap((laptop) => judge(lot, laptop, model.told, network)),
            ...strangers(model.told, network),
            ...compareWithFile(lot, network),
          ]).toEqual([])
        },
      ),
      { numRuns: runs },
    )
    expect(violations(lot.db.$client, [])).toEqual([])
  },
)

/** The network works, there is room again, and everything is opened anew. */
async function bringHome({ network, laptops }: Real) {
  network.coming = []
  for (const laptop of laptops) {
    laptop.full = false
    await laptop.restart()
    await laptop.tabs[0]!.outbox.flush()
    await laptop.tabs[1]!.outbox.look()
  }
}
