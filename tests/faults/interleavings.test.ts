import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { type Step, tuesday, type Wish } from './changes-of-mind.ts'
import { violations } from './invariants.ts'

/** `INTERLEAVINGS=5000 npx vitest run --project faults tests/faults/interleavings.test.ts` tries as many. */
const runs = Number(process.env['INTERLEAVINGS'] ?? 300)
/** The whole file in one breath. */
const everyPage = 2 ** 30
/** Nobody insists more often than this. */
const patience = 20

let folder: string
/** Promises broken while people asked. */
const told: string[] = []
const tell = (promise: string) => void told.push(promise)
let grounds: Awaited<ReturnType<typeof prepare>>[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-minds-'))
  grounds = [
    await prepare('alone', await tuesday(false, tell)),
    await prepare('pair', await tuesday(true, tell)),
  ]
})
afterAll(() => {
  grounds.forEach(({ houses, before }) => [...houses, before].forEach(({ $client }) => $client.close()))
  rmSync(folder, { recursive: true })
})

/** Two houses that have one file open, brought back to what it was before each meeting; the disk is not what is tried here. */
async function prepare(name: string, { file, wishes, stateOf }: Awaited<ReturnType<typeof tuesday>>) {
  const path = join(folder, `${name}.sqlite`)
  writeFileSync(`${path}-before`, file)
  writeFileSync(path, file)
  const before = openDatabase(`${path}-before`)
  const houses = [openDatabase(path), openDatabase(path)] as const
  for (const { $client } of houses) $client.pragma('synchronous = OFF')
  return {
    before,
    houses,
    wishes,
    stateOf,
    bringBack: () => before.$client.backup(path, { progress: () => everyPage }),
  }
}

type Ground = (typeof grounds)[number]

/** Who speaks next, and to which of the two houses that have the file open. */
const turns = fc.infiniteStream(fc.record({ who: fc.nat(), house: fc.nat({ max: 1 }) }))
const among = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, nth) => nth),
    { minLength: 2, maxLength: 5 },
  )
const anyMeeting = fc.record({
  isPair: fc.boolean(),
  /* Of everybody; or, as often, of those who come, go and move while the plans stand. */
  wishes: fc.oneof(among(11), among(6)),
  turns,
})

it(`${runs} times people change their mind at once: no promise is broken, and it is as if they had come one after the other`, async () => {
  await fc.assert(
    fc.asyncProperty(anyMeeting, async ({ isPair, wishes, turns: order }) => {
      const ground = grounds[Number(isPair)]!
      const wanted = wishes.map((nth) => ground.wishes[nth]!)
      told.length = 0
      const { state, broken, ended } = await together(ground, wanted, order)
      const mayLoseHours = wanted.some(({ changesPlans }) => changesPlans)
      expect([...broken, ...(mayLoseHours ? [] : told)]).toEqual([])
      expect(await isAsIfOneByOne(ground, [ended, ...orders(wanted)], state)).toBe(true)
    }),
    { numRuns: runs, endOnFailure: true },
  )
})

/** Each request goes to one of two connections on the same file; `ended` is the order in which they had what they would get. */
async function together(ground: Ground, wanted: Wish[], order: Iterator<{ who: number; house: number }>) {
  await ground.bringBack()
  const [first] = ground.houses
  let asking = wanted.map((wish) => ({ wish, step: wish.begin() }))
  const ended: Wish[] = []
  for (let turn = 0; asking.length > 0; turn++) {
    expect(turn).toBeLessThan(patience * wanted.length)
    const { who, house } = order.next().value as { who: number; house: number }
    const next = asking[who % asking.length]!
    if (!(await next.step(ground.houses[house === 0 ? 0 : 1]))) continue
    ended.push(next.wish)
    asking = asking.filter((one) => one !== next)
  }
  return { state: ground.stateOf(first), broken: violations(first.$client, []), ended }
}

/** Is this what some order of the same wishes leaves, each one waiting for the one before? */
async function isAsIfOneByOne(ground: Ground, serial: Wish[][], state: ReturnType<Ground['stateOf']>) {
  for (const wishes of serial) {
    await ground.bringBack()
    const [db] = ground.houses
    for (const { begin } of wishes) await untilDone(begin(), db)
    if (JSON.stringify(ground.stateOf(db)) === JSON.stringify(state)) return true
  }
  return false
}

async function untilDone(step: Step, db: Db) {
  for (let times = 0; times < patience; times++) if (await step(db)) return
}

/** Every order of these wishes, each whole or each part in its turn. */
const orders = (wishes: Wish[]): Wish[][] => ordersOf(wishes.map(({ parts, ...whole }) => parts ?? [whole]))

function ordersOf(queues: Wish[][]): Wish[][] {
  const left = queues.filter((queue) => queue.length > 0)
  if (left.length === 0) return [[]]
  return left.flatMap(([next, ...later]) => {
    const others = left.filter(([first]) => first !== next)
    return ordersOf([later, ...others]).map((rest) => (next ? [next, ...rest] : rest))
  })
}
