import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { booking } from './booking.ts'
import { country } from './country.ts'
import { dashboard, heads as ofDashboard } from './dashboard.ts'
import { exported } from './exports.ts'
import { type Ground, prepareGround } from './ground.ts'
import { imports } from './imports.ts'
import { journal } from './journal.ts'
import { logging } from './logging.ts'
import { ownFigures } from './own-figures.ts'
import { phone } from './phone.ts'
import { scrolling } from './scrolling.ts'
import { rollup } from './rollup.ts'
import { slots } from './slots.ts'
import { type Page, printed, type Row } from './table.ts'

/** Budgets that may depend on how many sessions the house keeps already: each measured once for each number of them. */
const amongSessions: Record<string, (ground: Ground) => Promise<Row[]>> = { booking, logging, dashboard }

/** Budgets that do not. */
const once: Record<string, () => Promise<Page>> = {
  slots,
  phone,
  journal,
  ownFigures,
  rollup,
  exports: exported,
  imports,
  scrolling,
}

/**
 * The budgets, each against a floor or a naive way measured in the same run: `npm run bench` for all of them,
 * `npm run bench -- booking logging --sessions 30000` for some, with as many sessions. Some millions are those of a whole
 * country, and then that alone is measured unless parts are named: `npm run bench -- --sessions 3000000`.
 */
const { values, positionals } = parseArgs({
  options: { sessions: { type: 'string', default: '30000,300000' } },
  allowPositionals: true,
})

const names = [...Object.keys(once), ...Object.keys(amongSessions), 'country']
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are ${names.join(', ')}`)
const isAsked = ([name]: [string, unknown]) => positionals.length === 0 || positionals.includes(name)

const sizes = values.sessions.split(',').map(Number)
const isOfCountry = (sessions: number) => sessions >= 1_000_000 || positionals.includes('country')

if (positionals.length > 0 || !sizes.every(isOfCountry))
  for (const [, measure] of Object.entries(once).filter(isAsked)) say(await measure())
const measures = Object.entries(amongSessions).filter(isAsked)
for (const sessions of sizes) {
  if (isOfCountry(sessions)) say(await country(sessions, Date.now()))
  else if (measures.length > 0) await sayAmong(sessions)
}

async function sayAmong(sessions: number) {
  const startedAt = performance.now()
  const ground = await prepareGround(sessions, Date.now())
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  try {
    for (const [name, measure] of measures) {
      const rows = await measure(ground)
      const title = `${name}, ${sessions.toLocaleString('en')} sessions (filled in ${seconds} s; load ${loadavg()[0]!.toFixed(1)})`
      say({ title, rows, ...(measure === dashboard ? { heads: ofDashboard } : {}) })
    }
  } finally {
    await ground.end()
  }
}

function say(page: Page) {
  console.log(printed(page))
  if (page.rows.some(({ isKept }) => !isKept)) process.exitCode = 1
}
