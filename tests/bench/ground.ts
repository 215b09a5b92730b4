import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rowCounts } from '#drizzle/migrate.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { connect } from '../connections.ts'
import { secret } from '../people.ts'
import { freePort, runHouse } from '../running-house.ts'
import { fill } from './fill.ts'

export const connections = 16

export type Ground = Awaited<ReturnType<typeof prepareGround>>

/** The demonstration and its many sessions, twice: for our server and for the floor, each in its own process. */
export async function prepareGround(sessions: number, now: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-bench-'))
  const { db, close } = await openHouse(readSettings({ DATA_DIR: dataDir, SECRET: secret }), now)
  fill(db, sessions, now)
  close()
  const file = join(dataDir, 'permanence.sqlite')
  const floorFile = join(dataDir, 'floor.sqlite')
  cpSync(file, floorFile)
  const house = await runHouse(dataDir, { reopen: true, env: { SECRET: secret } })
  const floor = await runFloor(floorFile)
  const [ours, bare] = [connect(house.url, connections), connect(floor.url, connections)]
  return { dataDir, now, house, ours, bare, added, end }

  /** Tables that grew since the last call, and by how many rows, in both files. */
  function added() {
    return { ours: growth(file), floor: growth(floorFile) }
  }

  async function end() {
    ours.close()
    bare.close()
    await Promise.all([house.stop(), floor.stop()])
    rmSync(dataDir, { recursive: true })
  }
}

const known = new Map<string, Map<string, number>>()

function growth(file: string): string {
  const client = new Database(file, { readonly: true })
  const counts = rowCounts(client)
  client.close()
  const before = known.get(file)
  known.set(file, counts)
  const grown = [...counts].map(([table, count]) => [table, count - (before?.get(table) ?? count)] as const)
  const told = grown.filter(
    ([table, more]) =>
      more !== 0 && !/^(sign_ins|rate_limits|chores|offered_slots|opened_places)$/.test(table),
  )
  return told.map(([table, more]) => `${table} ${more}`).join(', ')
}

async function runFloor(file: string) {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/floor.ts', file, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const stop = async () => {
    child.kill()
    await once(child, 'exit')
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
