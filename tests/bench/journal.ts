import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/house/open.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { connect } from '../connections.ts'
import { secret } from '../people.ts'
import { questionUrl, runHouse, signIn } from '../running-house.ts'
import type { Page, Row } from './table.ts'

const sessions = 20_000
const readings = 60
const most = 15

/** Years of one advisor: one session in four with a note, one in seven with a title. */
export async function journal(): Promise<Page> {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-journal-'))
  const now = Date.now()
  const today = dayOf(now, 'Europe/Paris')
  const { db, close } = await openHouse(readSettings({ DATA_DIR: dataDir, SECRET: secret }), now)
  const { email, password } = demonstrationAccounts[0]!
  addSessions(db, email, today)
  close()
  const house = await runHouse(dataDir, { reopen: true, env: { SECRET: secret } })
  const cookie = await signIn(house.url, email, password)
  const line = connect(house.url, 1)
  const whole = { from: addDays(today, -2_500), to: today }
  const rows: Row[] = []
  for (const [what, text] of searches) {
    const path = questionUrl('', 'sessions.journalDays', { ...whole, text })
    rows.push(await measure(what, () => line.get(path, cookie)))
  }
  line.close()
  await house.stop()
  rmSync(dataDir, { recursive: true })
  return {
    title: `Words sought among ${sessions.toLocaleString('en')} sessions of one advisor, over HTTP`,
    heads: ['p50 ms', 'p95 ms', 'expected'],
    rows,
  }
}

const searches = [
  ['one session', 'declaration 7776'],
  ['one in seven', 'atelier tablette'],
  ['none', 'introuvable'],
] as const

async function measure(what: string, ask: () => Promise<{ status: number }>): Promise<Row> {
  const times: number[] = []
  for (let reading = 0; reading < readings; reading += 1) {
    const askedAt = performance.now()
    const { status } = await ask()
    times.push(performance.now() - askedAt)
    if (status !== 200) throw new Error(`Answered ${status}`)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const [p50, p95] = [0.5, 0.95].map((part) => sorted[Math.floor(readings * part)] ?? 0) as [number, number]
  return { what, cells: [p50.toFixed(1), p95.toFixed(1), `p50 ≤ ${most} ms`], isKept: p50 <= most }
}

function addSessions({ $client }: Db, email: string, today: string) {
  const author = $client
    .prepare(
      `select advisors.id, structure_id as structureId from advisors join users on users.advisor_id = advisors.id where email = ?`,
    )
    .get(email) as { id: string; structureId: string }
  const place = $client.prepare('select id, commune_code as commune from places limit 1').get() as {
    id: string
    commune: string
  }
  const insert = $client.prepare(`
    insert into sessions (id, kind, day, minutes, channel, place_id, commune_code, structure_id, advisor_id, participants,
      title, notes, details, recorded_at)
    values (?, ?, ?, 45, 'place', ?, ?, ?, ?, ?, ?, ?,
      '{"equipment":[],"procedures":[],"ages":{},"genders":{},"statuses":{}}', 1)`)
  $client.transaction(() => {
    for (let nth = 0; nth < sessions; nth += 1) {
      const isWorkshop = nth % 7 === 0
      const title = isWorkshop ? `Atelier tablette du mardi n° ${nth}` : ''
      const note =
        nth % 4 === 0 ? `Revient jeudi avec sa fille finir la déclaration ${nth}, élève à suivre` : ''
      const day = addDays(today, -Math.floor(nth / 9))
      const where = [place.id, place.commune, author.structureId, author.id]
      insert.run(
        uuidv7(),
        isWorkshop ? 'workshop' : 'individual',
        day,
        ...where,
        isWorkshop ? 5 : 1,
        title,
        note,
      )
    }
  })()
  $client.exec('analyze')
}
