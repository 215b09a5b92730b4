import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { connect } from '../connections.ts'
import { secret } from '../people.ts'
import { questionUrl, runHouse, signIn } from '../running-house.ts'
import { fill } from './fill.ts'
import { assertAnswered, measure } from './journal.ts'
import type { Page } from './table.ts'

const sessions = 300_000
const most = 20

/** « Mes statistiques » of an advisor of a large house: some 1,500 sessions a year of their own, and the year before. */
export async function ownFigures(): Promise<Page> {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-own-'))
  const now = Date.now()
  const today = dayOf(now, 'Europe/Paris')
  const { db, close } = await openHouse(readSettings({ DATA_DIR: dataDir, SECRET: secret }), now)
  const [member] = fill(db, sessions, now)
  const { email, password } = demonstrationAccounts[0]!
  db.$client.prepare('update users set advisor_id = ? where email = ?').run(member!.advisorId, email)
  close()
  const house = await runHouse(dataDir, { reopen: true, env: { SECRET: secret } })
  const cookie = await signIn(house.url, email, password)
  const line = connect(house.url, 1)
  const read = (from: string) => {
    const path = questionUrl('', 'statistics.own', { from, to: today })
    return async () => assertAnswered(await line.get(path, cookie))
  }
  const rows = [
    await measure('this year', most, read(`${today.slice(0, 4)}-01-01`)),
    await measure('thirty days', most, read(addDays(today, -29))),
  ]
  line.close()
  await house.stop()
  rmSync(dataDir, { recursive: true })
  return {
    title: `One’s own figures among ${sessions.toLocaleString('en')} sessions, over HTTP`,
    heads: ['p50 ms', 'p95 ms', 'expected'],
    rows,
  }
}
