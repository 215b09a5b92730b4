import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { openDatabase } from '#drizzle/open.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { hour } from '#shared/time.ts'
import { plantTeam } from '../bench/team.ts'
import { connect, inTurns } from '../connections.ts'
import { freeSlots, type FreeSlot } from '../free-slots.ts'
import { secret } from '../people.ts'
import { runHouse, signIn, type RunningHouse } from '../running-house.ts'
import { assertInvariants, assertKept, snapshot, type Snapshot } from './invariants.ts'
import { ask, type Asked, load } from './load.ts'
import { nobodyWaits } from './nobody-waits.ts'

/** `SEED=… npx vitest run --project faults tests/faults/kill.test.ts` kills at other moments. */
const seed = process.env['SEED'] ?? 'kills'
const kills = 30

let folder: string
let path: string
let before: Snapshot
let slots: FreeSlot[]
let house: RunningHouse

/** The demonstration with forty more advisors, so that there are free hours for everybody. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-kill-'))
  path = join(folder, 'permanence.sqlite')
  cpSync(inject('demonstration'), folder, { recursive: true })
  const db = openDatabase(path)
  nobodyWaits(db)
  const team = new Set(plantTeam(db, chance('kill'), Date.now()).map(({ advisorId }) => advisorId))
  before = snapshot(db.$client)
  db.$client.close()
  slots = freeSlots(folder, Date.now(), hour).filter(({ advisorId }) => team.has(advisorId))
})
afterEach(async () => {
  await house.stop()
  rmSync(folder, { recursive: true })
})

const open = async () => void (house = await runHouse(folder, { reopen: true, env: { SECRET: secret } }))

const { email, password } = demonstrationAccounts[0]!

const deedsOf = (asked: Asked[]) => asked.map(({ deed }) => deed)

const check = (asked: Asked[]) => assertInvariants(path, deedsOf(asked), before)

/** What was never answered is asked again, and some of what was: nothing is done twice, nothing is answered otherwise. */
async function replay(asked: Asked[]) {
  const wire = connect(house.url, 16)
  const silent = asked.filter(({ deed }) => deed.outcome === 'unknown')
  await inTurns(silent, 16, (it) => ask(wire, it))
  expect(silent.filter(({ deed }) => deed.outcome !== 'done')).toEqual([])
  const answered = asked.filter(({ deed }) => deed.outcome === 'done').slice(-20)
  const texts = answered.map(({ answer }) => answer?.text)
  await inTurns(answered, 16, (it) => ask(wire, it))
  expect(answered.map(({ answer }) => answer?.text)).toEqual(texts)
  wire.close()
}

describe('a house that falls', () => {
  it(`${kills} times while people book and advisors record loses nothing it had answered (SEED=${seed})`, async () => {
    const dice = chance(seed)
    const asked: Asked[] = []
    await open()
    const cookie = await signIn(house.url, email, password)
    for (let fall = 0; fall < kills; fall++) {
      const { firstAnswer, ended } = load(house.url, { slots, cookie, asked })
      await firstAnswer
      await after(dice.below(120))
      await house.kill()
      await ended
      await open()
      assertKept(path, deedsOf(asked))
      await replay(asked)
    }
    check(asked)
    expect(asked.filter(({ deed }) => deed.outcome === 'done').length).toBeGreaterThan(10 * kills)
  })

  it('by request, while people book, ends well and keeps what it had answered', async () => {
    const asked: Asked[] = []
    await open()
    const cookie = await signIn(house.url, email, password)
    const { firstAnswer, ended } = load(house.url, { slots, cookie, asked })
    await firstAnswer
    await after(200)
    expect(await house.stop()).toBe(0)
    await ended
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
    check(asked)
    await open()
    await replay(asked)
    check(asked)
  })
})
