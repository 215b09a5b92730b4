import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { isNotNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import { openDatabase, type Db } from '#drizzle/open.ts'
import { letters } from '#drizzle/schema/index.ts'
import { hour, type Instant, instantAt, minute } from '#shared/time.ts'
import { secret } from '../people.ts'
import { mailSink } from './mail-sink.ts'
import { cancel, idOf, move, oweReminders } from './owed-reminders.ts'

/** `KILLS=200 SEED=… npx vitest run --project faults tests/faults/reminders-killed.test.ts` for more, at the same moments. */
const kills = Number(process.env['KILLS'] ?? 20)
const seed = process.env['SEED'] ?? 'F20'
const owed = 30 * kills

/** Five minutes and one: what a dead carrier held is free again. */
const untilFree = 6 * minute

let folder: string
let file: string
let db: Db
let sink: Awaited<ReturnType<typeof mailSink>>
/** The appointment of each letter that the server has read to its end, whatever became of the answer. */
let read: string[]
/** Called at each of them. */
let heard: () => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-reminders-'))
  file = join(folder, 'permanence.sqlite')
  cpSync(inject('demonstration'), folder, { recursive: true })
  db = openDatabase(file)
  read = []
  heard = () => {}
  sink = await mailSink((letter) => {
    read.push(/^Message-ID: <([^.]+)\.reminder\.0@/m.exec(letter)?.[1] ?? letter)
    heard()
  })
})
afterEach(async () => {
  await sink.close()
  db.$client.close()
  rmSync(folder, { recursive: true })
})

/**
 * When a carrier dies: some letters after its start, and some milliseconds more, wherever that finds it; but soon enough, on
 * a fast machine too, that letters are left for the next one.
 */
type Death = { letters: number; milliseconds: number }
const lastLetters = 10

/** Another process carries from this moment on, until it has nothing left or dies. */
async function carry(now: Instant, death?: Death) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/carrier.ts', file, String(now)], {
    env: { ...process.env, DATA_DIR: folder, SECRET: secret, SMTP_URL: sink.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (death) {
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
    await Promise.race([lettersRead(death.letters), ended])
    await Promise.race([after(death.milliseconds), lettersRead(lastLetters), ended])
    child.kill('SIGKILL')
  } else child.stdout.resume()
  await ended
}

function lettersRead(more: number) {
  const enough = read.length + more
  return new Promise<void>((resolve) => {
    heard = () => {
      if (read.length >= enough) resolve()
    }
    heard()
  })
}

const marked = () =>
  new Set(
    db
      .select({ id: letters.aboutId })
      .from(letters)
      .where(isNotNull(letters.sentAt))
      .all()
      .map(({ id }) => id),
  )
const unmarked = () => {
  const known = marked()
  return [...new Set(read)].filter((id) => !known.has(id))
}

describe('reminders', () => {
  it(`F20 survive ${kills} kills: none lost, at most one twice a kill, none for what has changed (SEED=${seed})`, async () => {
    const dice = chance(seed)
    const start = instantAt('2027-06-15', '09:00', 'Europe/Paris')
    /** The first twenty begin while the house falls; the newest leave first, so these come last. */
    const startsAt = (rank: number) => (rank < 20 ? start + 3 * untilFree : start + 48 * hour)
    const people = Array.from({ length: owed }, (_, rank) => ({
      id: idOf('appointment', rank),
      startsAt: startsAt(rank),
    }))
    oweReminders(db, people, start)
    const changed = new Map<string, number>()
    let doubtful = 0
    for (let kill = 0; kill < kills; kill++) {
      const now = start + kill * untilFree
      const before = new Set(unmarked())
      await carry(now, { letters: dice.below(15), milliseconds: dice.below(110) })
      const fresh = unmarked().filter((id) => !before.has(id))
      expect(fresh.length).toBeLessThanOrEqual(1)
      doubtful += fresh.length
      for (const change of [cancel, move]) {
        const known = marked()
        const pending = people.slice(20).filter(({ id }) => !known.has(id) && !changed.has(id))
        const one = pending[dice.below(pending.length)]
        if (!one) continue
        change(db, one.id, now)
        changed.set(one.id, read.length)
      }
    }
    expect(read.length).toBeGreaterThan(kills)
    await carry(start + kills * untilFree)

    const counts = new Map<string, number>()
    for (const id of read) counts.set(id, (counts.get(id) ?? 0) + 1)
    const due = people.slice(20).filter(({ id }) => !changed.has(id))
    expect(due.filter(({ id }) => !counts.has(id))).toEqual([])
    expect(read.length - counts.size).toBeLessThanOrEqual(doubtful)
    expect(people.slice(0, 20).filter(({ id }) => counts.has(id))).toEqual([])
    for (const [id, at] of changed) expect(read.slice(at)).not.toContain(id)
    expect(changed.size).toBe(2 * kills)
    const rows = db.select().from(letters).all()
    expect(rows.filter(({ sentAt, abandonedAt }) => sentAt === null && abandonedAt === null)).toEqual([])
  })
})
