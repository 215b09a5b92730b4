import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { importedSessions, importLines, imports, places } from '#drizzle/schema/index.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { mostSessionsAtOnce, type SessionsImport } from '#shared/imports.ts'
import { dayOf } from '#shared/time.ts'
import { expectRightTotals } from '../api/figures-kept.ts'
import { secret, sessionOf } from '../people.ts'
import { ask, questionUrl, runHouse, type RunningHouse, signIn } from '../running-house.ts'

/** `SEED=… npx vitest run --project faults tests/faults/import-killed.test.ts` kills at other moments. */
const seed = process.env['SEED'] ?? 'imports'
const parts = 30
const lines = parts * mostSessionsAtOnce

let folder: string
let house: RunningHouse
let cookie: string
let placeId: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-import-'))
  cpSync(inject('demonstration'), folder, { recursive: true })
  placeId = look((db) => db.select().from(places).limit(1).get()!.id)
  await open()
  const { email, password } = demonstrationAccounts[0]!
  cookie = await signIn(house.url, email, password)
})
afterEach(async () => {
  await house.stop()
  rmSync(folder, { recursive: true })
})

const open = async () => void (house = await runHouse(folder, { reopen: true, env: { SECRET: secret } }))

/** What the file says while no house is open. */
function look<Seen>(see: (db: Db) => Seen): Seen {
  const db = openDatabase(join(folder, 'permanence.sqlite'))
  try {
    return see(db)
  } finally {
    db.$client.close()
  }
}

const inJournal = (importId: string) =>
  look((db) => db.select().from(importedSessions).where(eq(importedSessions.importId, importId)).all().length)

/** A file of so many sessions, as its page brings it. */
function fileOf(importId: string): SessionsImport[] {
  const today = dayOf(Date.now(), 'Europe/Paris')
  return Array.from({ length: parts }, (_, part) => ({
    requestId: uuidv7(),
    importId,
    source: 'la_coop' as const,
    sessions: Array.from({ length: mostSessionsAtOnce }, (__, at) => ({
      keys: [`${importId} ${part}-${at}`],
      isOwnKey: false,
      session: sessionOf(part * mostSessionsAtOnce + at, placeId, today),
    })),
  }))
}

async function lay(file: SessionsImport[]) {
  for (const part of file)
    expect(await ask(house.url, 'imports.addSessions', part, cookie)).toMatchObject({ status: 200 })
}

const decide = (importId: string, requestId: string) =>
  ask(house.url, 'imports.keep', { requestId, importId, lines }, cookie)

type Progress = { left: number; hasFailed: boolean }

async function progress(importId: string): Promise<Progress> {
  const answer = await fetch(questionUrl(house.url, 'imports.progress', { importId }), {
    headers: { cookie },
  })
  return ((await answer.json()) as { result: { data: Progress } }).result.data
}

it('a file whose parts were cut by a fall is nowhere in the journal until all of it is there and was decided', async () => {
  const importId = uuidv7()
  const file = fileOf(importId)
  await lay(file.slice(0, 11))
  const cut = ask(house.url, 'imports.addSessions', file[11], cookie).catch(() => null)
  await house.kill()
  await cut
  expect(inJournal(importId)).toBe(0)
  await open()
  expect(await decide(importId, uuidv7())).toMatchObject({ status: 409 })
  await lay(file)
  await house.kill()
  expect(inJournal(importId)).toBe(0)
  expect(
    look((db) => db.select().from(importLines).where(eq(importLines.importId, importId)).all()),
  ).toHaveLength(lines)
})

it(
  `a file that was decided comes in whole, once, however often the house falls (SEED=${seed})`,
  { timeout: 300_000 },
  async () => {
    const dice = chance(seed)
    const [importId, requestId] = [uuidv7(), uuidv7()]
    await lay(fileOf(importId))
    expect(await decide(importId, requestId)).toMatchObject({ status: 200 })
    await house.kill()
    for (let fall = 0; fall < 2; fall++) {
      const come = inJournal(importId)
      await open()
      await after(dice.below(60))
      await house.kill()
      expect(inJournal(importId)).toBeGreaterThanOrEqual(come)
    }
    await open()
    await expect
      .poll(() => progress(importId), { timeout: 120_000 })
      .toMatchObject({ left: 0, hasFailed: false })
    expect(await decide(importId, requestId)).toMatchObject({ status: 200 })
    await house.stop()
    expect(inJournal(importId)).toBe(lines)
    look((db) => {
      expect(db.select().from(imports).where(eq(imports.id, importId)).get()).toMatchObject({
        undoneAt: null,
      })
      expectRightTotals({ db })
    })
  },
)
