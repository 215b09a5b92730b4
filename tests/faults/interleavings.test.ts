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
/** Nobody insists more often than this. */
const patience = 20

let folder: string
let grounds: Awaited<ReturnType<typeof tuesday>>[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-minds-'))
  grounds = [await tuesday(false), await tuesday(true)]
})
afterAll(() => rmSync(folder, { recursive: true }))

type Ground = (typeof grounds)[number]

/** Who speaks next, and to which of the two houses that have the file open. */
const turns = fc.infiniteStream(fc.record({ who: fc.nat(), house: fc.nat({ max: 1 }) }))
const anyMeeting = fc.record({
  isPair: fc.boolean(),
  wishes: fc.shuffledSubarray(
    Array.from({ length: 11 }, (_, nth) => nth),
    { minLength: 2, maxLength: 5 },
  ),
  turns,
})

it(`${runs} times people change their mind at once: no promise is broken, and it is as if they had come one after the other`, async () => {
  await fc.assert(
    fc.asyncProperty(anyMeeting, async ({ isPair, wishes, turns: order }) => {
      const ground = grounds[Number(isPair)]!
      const wanted = wishes.map((nth) => ground.wishes[nth]!)
      const { state, broken, ended } = await together(ground, wanted, order)
      expect(broken).toEqual([])
      expect(await isAsIfOneByOne(ground, [ended, ...orders(wanted)], state)).toBe(true)
    }),
    { numRuns: runs, endOnFailure: true },
  )
})

/** Each request goes to one of two connections on the same file; `ended` is the order in which they had what they would get. */
async function together(ground: Ground, wanted: Wish[], order: Iterator<{ who: number; house: number }>) {
  const [first, second] = open(ground, 2)
  let asking = wanted.map((wish) => ({ wish, step: wish.begin() }))
  const ended: Wish[] = []
  for (let turn = 0; asking.length > 0; turn++) {
    expect(turn).toBeLessThan(patience * wanted.length)
    const { who, house } = order.next().value as { who: number; house: number }
    const next = asking[who % asking.length]!
    if (!(await next.step(house ? second! : first!))) continue
    ended.push(next.wish)
    asking = asking.filter((one) => one !== next)
  }
  const found = { state: ground.stateOf(first!), broken: violations(first!.$client, []), ended }
  close(first!, second!)
  return found
}

/** Is this what some order of the same wishes leaves, each one waiting for the one before? */
async function isAsIfOneByOne(ground: Ground, serial: Wish[][], state: ReturnType<Ground['stateOf']>) {
  for (const wishes of serial) {
    const [db] = open(ground, 1)
    for (const { begin } of wishes) await untilDone(begin(), db!)
    const found = ground.stateOf(db!)
    close(db!)
    if (JSON.stringify(found) === JSON.stringify(state)) return true
  }
  return false
}

async function untilDone(step: Step, db: Db) {
  for (let times = 0; times < patience; times++) if (await step(db)) return
}

/** Every order of these wishes. */
const orders = (wishes: Wish[]): Wish[][] =>
  wishes.length < 2
    ? [wishes]
    : wishes.flatMap((wish) => orders(wishes.filter((one) => one !== wish)).map((rest) => [wish, ...rest]))

let files = 0

/** The disk is not what is tried here: nothing waits for it. */
function open({ file }: Ground, connections: number): Db[] {
  const path = join(folder, `${files++}.sqlite`)
  writeFileSync(path, file)
  return Array.from({ length: connections }, () => {
    const db = openDatabase(path)
    db.$client.pragma('synchronous = OFF')
    return db
  })
}

const close = (...connections: Db[]) => connections.forEach(({ $client }) => $client.close())
