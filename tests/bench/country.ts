import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { dayOf } from '#shared/time.ts'
import { type Answer, connect } from '../connections.ts'
import { secret } from '../people.ts'
import { questionUrl, type RunningHouse, runHouse, signIn } from '../running-house.ts'
import { fillCountry } from './fill-country.ts'
import { assertAnswered } from './journal.ts'
import { busyOf, longestAllowed, longestBlock } from './measure.ts'
import { groupedBy } from './naive-country.ts'
import type { Page, Row } from './table.ts'

const readings = 25

/**
 * What the country asks of one machine: the dashboard of a département and of the whole country, over HTTP, with as many
 * sessions of five years, beside a plain GROUP BY over the same sessions in the same run. Server time is what the server’s
 * own thread spends on an answer, whatever else the machine does meanwhile; a block, how long it lets nobody else through.
 */
export async function country(sessions: number, now: number): Promise<Page> {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-country-'))
  const file = join(dataDir, 'permanence.sqlite')
  try {
    const { close } = await openHouse(readSettings({ DATA_DIR: dataDir, SECRET: secret }), now)
    close()
    const took = fillCountry(file, sessions, now)
    const rows = await measureCountry(dataDir, now, mostAt(sessions))
    const [added, indexed, counted] = [took.adding, took.indexing, took.counting].map(inSeconds)
    const size = (statSync(file).size / 1e9).toFixed(1)
    return {
      title:
        `The country, ${sessions.toLocaleString('en')} sessions over HTTP (${size} GB; filled in ${added} s, indexed in ` +
        `${indexed} s, counted in ${counted} s; load ${loadavg()[0]!.toFixed(1)})`,
      heads,
      rows,
    }
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

const mostAt = (sessions: number) => ({
  departement: sessions <= 300_000 ? 20 : 30,
  country: sessions <= 3_000_000 ? 50 : 100,
})

const heads = ['server ms', 'p50 ms', 'p95 ms', 'block ms', 'GROUP BY ms', 'times', 'expected']

/** @param most milliseconds of server time for an answer */
export async function measureCountry(
  dataDir: string,
  now: number,
  most: { departement: number; country: number },
) {
  const house = await runHouse(dataDir, { reopen: true, env: { SECRET: secret } })
  const line = connect(house.url, 1)
  const naive = new Database(join(dataDir, 'permanence.sqlite'), { readonly: true })
  naive.pragma('cache_size = -65536')
  try {
    const { email, password } = demonstrationAccounts.find(({ role }) => role.startsWith('Administrateur'))!
    const cookie = await signIn(house.url, email, password)
    const asking = questions(dayOf(now, 'Europe/Paris'), most).map((question) => ({
      ...question,
      path: questionUrl('', `statistics.${question.procedure}`, question.asked),
    }))
    const answers: Answered[] = []
    for (const { path } of asking) answers.push(await answered(house, () => line.get(path, cookie)))
    const memory = memoryRow(house.pid)
    line.close()
    const rows = asking.map(({ what, asked, limit }, nth): Row => {
      const { ours, p50, p95, block } = answers[nth]!
      const before = busyOf(process.pid)
      groupedBy(naive, asked)
      const beside = busyOf(process.pid) - before
      const cells = [ours, p50, p95, block, beside].map((time) => time.toFixed(1))
      return {
        what,
        cells: [...cells, `${(beside / ours).toFixed(0)} ×`, `≤ ${limit} ms`],
        isKept: ours <= limit && block <= longestAllowed,
      }
    })
    return [...rows, memory]
  } finally {
    naive.close()
    await house.stop()
  }
}

type Answered = { ours: number; p50: number; p95: number; block: number }

/** All of ours come before the first GROUP BY: of tens of millions it takes minutes, and the server hangs up meanwhile. */
async function answered(house: RunningHouse, ask: () => Promise<Answer>): Promise<Answered> {
  const checked = async () => assertAnswered(await ask())
  for (let turn = 0; turn < 3; turn++) await checked()
  const spent = busyOf(house.pid)
  const times = await timesOf(readings, checked)
  const ours = (busyOf(house.pid) - spent) / readings
  const block = await longestBlock(house, ask)
  const [p50, p95] = [0.5, 0.95].map((part) => times[Math.floor(readings * part)]!)
  return { ours, p50: p50!, p95: p95!, block }
}

type Asked = { from: string; to: string; departement?: string }

function questions(today: string, { departement, country }: { departement: number; country: number }) {
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today }
  const last = {
    from: `${Number(today.slice(0, 4)) - 1}-01-01`,
    to: `${Number(today.slice(0, 4)) - 1}-12-31`,
  }
  const row = (what: string, procedure: 'dashboard' | 'territories', asked: Asked) => ({
    what,
    procedure,
    asked,
    limit: asked.departement ? departement : country,
  })
  return [
    row('the Lot, this year', 'dashboard', { ...year, departement: '46' }),
    row('the Lot, last year', 'dashboard', { ...last, departement: '46' }),
    row('the Lot, odd days', 'dashboard', {
      from: last.from,
      to: `${last.to.slice(0, 8)}14`,
      departement: '46',
    }),
    row('the Nord, this year', 'dashboard', { ...year, departement: '59' }),
    row('the Nord, by EPCI', 'territories', { ...year, departement: '59' }),
    row('the country, this year', 'dashboard', year),
    row('the country, last year', 'dashboard', last),
    row('the country, by département', 'territories', year),
  ]
}

/** Sorted, the quickest first. */
async function timesOf(tries: number, ask: () => unknown): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < tries; turn++) {
    const askedAt = performance.now()
    await ask()
    times.push(performance.now() - askedAt)
  }
  return times.toSorted((a, b) => a - b)
}

/** What the server holds at the end, and at most, as the system counts it. */
function memoryRow(pid: number): Row {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const [now, most] = ['VmRSS', 'VmHWM'].map((name) =>
    (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024).toFixed(0),
  )
  return {
    what: 'memory of the server, MB: now, at most',
    cells: [now!, most!, '', '', '', '', '≤ 512'],
    isKept: Number(most) <= 512,
  }
}

const inSeconds = (time: number) => (time / 1000).toFixed(0)
