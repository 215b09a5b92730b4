import { demonstrationAccounts } from '#drizzle/seed.ts'
import { addDays, dayOf, monthOf } from '#shared/time.ts'
import { questionUrl, signIn } from '../running-house.ts'
import type { Ground } from './ground.ts'
import { busyOf, compare, longestAllowed, longestBlock, type Send } from './measure.ts'
import type { Row } from './table.ts'

const rounds = 4
const readings = 15

export const heads = ['server ms', 'p50 ms', 'p95 ms', 'beside p50', 'block ms', 'expected']

/**
 * A coordinator looks: each question that the page can ask, one at a time, as one person does. Server time is what the
 * server’s own thread spends on an answer; a block, how long it lets nobody else through.
 */
export async function dashboard(ground: Ground): Promise<Row[]> {
  const coordinator = demonstrationAccounts.find(({ role }) => role.startsWith('Coordinateur'))!
  const cookie = await signIn(ground.house.url, coordinator.email, coordinator.password)
  const rows: Row[] = []
  for (const [name, procedure, question, most = 30] of questions(dayOf(ground.now, 'Europe/Paris'))) {
    const path = questionUrl('', `statistics.${procedure}`, { departement: '46', ...question })
    const { text } = await ground.ours.get(path, cookie)
    const months = { from: monthOf(addYears(question.from, -1)), to: monthOf(question.to) }
    const asked = new URLSearchParams({ ...question, ...months, answer: String(text.length) })
    const pair: [Send[], Send[]] = [
      Array<Send>(readings).fill(() => ground.ours.get(path, cookie)),
      Array<Send>(readings).fill(() => ground.bare.get(`/${procedure}?${asked}`)),
    ]
    const { ours, beside } = await compare(Array<typeof pair>(rounds).fill(pair), 1)
    const spent = busyOf(ground.house.pid)
    for (const ask of pair[0]) await ask()
    const server = (busyOf(ground.house.pid) - spent) / readings
    const block = await longestBlock(ground.house, pair[0][0]!)
    const cells = [server, ours.p50, ours.p95, beside.p50, block].map((time) => time.toFixed(1))
    rows.push({
      what: name,
      cells: [...cells, `≤ ${most} ms, block ≤ ${longestAllowed}`],
      isKept: server <= most && block <= longestAllowed,
    })
  }
  return rows
}

type Asked = { from: string; to: string; epci?: string; commune?: string; kind?: string }

function questions(today: string): [string, 'dashboard' | 'territories', Asked, number?][] {
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today }
  const twelve = { from: addDays(addYears(today, -1), -17), to: addDays(today, -18) }
  const five = { from: addYears(today, -5), to: today }
  return [
    ['this year', 'dashboard', year, 20],
    ['this year, by EPCI', 'territories', year],
    ['this year, one EPCI', 'dashboard', { ...year, epci: '200023737' }],
    ['this year, by commune', 'territories', { ...year, epci: '200023737' }],
    ['this year, one commune', 'dashboard', { ...year, commune: '46042' }],
    ['this year, workshops', 'dashboard', { ...year, kind: 'workshop' }],
    ['twelve months, odd days', 'dashboard', twelve, 40],
    ['five years, odd days', 'dashboard', five, 40],
    ['five years, by EPCI', 'territories', five],
  ]
}

const addYears = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
