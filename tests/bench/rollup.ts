import { eq, sql } from 'drizzle-orm'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#drizzle/open.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { advisors, places, sessions, users } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { record } from '#server/sessions/record.ts'
import { dayOf } from '#shared/time.ts'
import { secret, sessionOf } from '../people.ts'
import { fill } from './fill.ts'
import type { Page } from './table.ts'

const sessionsThere = 300_000
const recordings = 2000
const mostPercent = 30

/**
 * What running totals cost to whoever records a session: the same recording, on disk, and the same with the totals of one
 * more session of somewhere else, in turns. The difference is what they cost; what is left of a recording is the insert.
 */
export async function rollup(): Promise<Page> {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-rollup-'))
  const now = Date.now()
  const settings = readSettings({ DATA_DIR: dataDir, SECRET: secret })
  const { db, close } = await openHouse(settings, now)
  fill(db, sessionsThere, now)
  const { once, twice } = timesOf(db, now, settings)
  close()
  rmSync(dataDir, { recursive: true })
  const totals = twice - once
  const percent = (100 * totals) / (once - totals)
  return {
    title: `Recording on disk, among ${sessionsThere.toLocaleString('en')} sessions (load ${loadavg()[0]!.toFixed(1)})`,
    heads: ['recording µs', 'with totals twice µs', 'of which totals µs', 'of the insert', 'expected'],
    rows: [
      {
        what: 'running totals',
        cells: [
          ...[once, twice, totals].map((time) => (1000 * time).toFixed(0)),
          `${percent.toFixed(0)} %`,
          `≤ ${mostPercent} %`,
        ],
        isKept: percent <= mostPercent,
      },
    ],
  }
}

/** Milliseconds that half of the recordings take, with their own totals and with those of another session besides. */
function timesOf(db: Db, now: number, settings: ReturnType<typeof readSettings>) {
  const advisor = db
    .select({ userId: users.id, name: users.name, advisorId: advisors.id, structureId: advisors.structureId })
    .from(advisors)
    .innerJoin(users, eq(users.advisorId, advisors.id))
    .where(eq(users.email, demonstrationAccounts[0]!.email))
    .get()!
  const actor = {
    ...advisor,
    grants: [{ role: 'advisor' as const, structureId: null, departementCode: null }],
  }
  const { id: placeId } = db.select({ id: places.id }).from(places).limit(1).get()!
  const ctx = { db, now, settings, actor, address: '127.0.0.1', trace: '' }
  const day = dayOf(now, 'Europe/Paris')
  const others = db
    .select()
    .from(sessions)
    .orderBy(sql`random()`)
    .limit(recordings)
    .all()
  const keep = db.$client.transaction((nth: number, isTwice: boolean) => {
    const told = sessionOf(nth, placeId, day)
    record(ctx, told)
    if (isTwice) tally(db, others[nth]!, told.topics, 1)
  })
  const times = others.map((_, nth) =>
    [false, true].map((isTwice) => timed(() => keep.immediate(nth, isTwice))),
  )
  const [once, twice] = [0, 1].map((which) =>
    median(times.slice(recordings / 10).map((pair) => pair[which]!)),
  )
  return { once: once!, twice: twice! }
}

function timed(act: () => void) {
  const startedAt = performance.now()
  act()
  return performance.now() - startedAt
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
