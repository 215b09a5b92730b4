import { finderOf } from '#shared/find-beneficiaries.ts'
import { connect } from '../connections.ts'
import { questionUrl } from '../running-house.ts'
import { runLongJournal } from './long-journal.ts'
import type { Page, Row } from './table.ts'

const sessions = 20_000
const people = 2_000
const readings = 60
const most = 15

/** Words sought among years of one advisor's sessions, over HTTP, and a name among those they follow, as the page seeks it. */
export async function journal(): Promise<Page> {
  const house = await runLongJournal(sessions, people)
  const { cookie, whole } = house
  const line = connect(house.url, 1)
  const rows: Row[] = []
  for (const [what, text] of searches) {
    const path = questionUrl('', 'sessions.journalDays', { ...whole, text })
    rows.push(await measure(what, most, async () => assertAnswered(await line.get(path, cookie))))
  }
  const listed = await line.get(questionUrl('', 'beneficiaries.list'), cookie)
  assertAnswered(listed)
  const find = finderOf(followedIn(listed.text))
  rows.push(await measure('somebody followed', most, () => find('soulie prenom19').length > 0))
  line.close()
  await house.end()
  const [many, some] = [sessions, people].map((number) => number.toLocaleString('en'))
  return {
    title: `Words sought among ${many} sessions of one advisor over HTTP, and among the ${some} people they follow`,
    heads: ['p50 ms', 'p95 ms', 'expected'],
    rows,
  }
}

const searches = [
  ['one session', 'declaration 7776'],
  ['one in seven', 'atelier tablette'],
  ['none', 'introuvable'],
] as const

type Followed = Parameters<typeof finderOf>[0][number]

/** Whatever the answer is made of around the list. */
function followedIn(text: string): Followed[] {
  const { data } = (JSON.parse(text) as { result: { data: Followed[] | { people: Followed[] } } }).result
  return Array.isArray(data) ? data : data.people
}

export function assertAnswered({ status }: { status: number }) {
  if (status !== 200) throw new Error(`Answered ${status}`)
}

/** One question, again and again, as one person asks it. @param most milliseconds that half of the answers may take */
export async function measure(what: string, most: number, ask: () => unknown): Promise<Row> {
  const times: number[] = []
  for (let reading = 0; reading < readings; reading += 1) {
    const askedAt = performance.now()
    await ask()
    times.push(performance.now() - askedAt)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const [p50, p95] = [0.5, 0.95].map((part) => sorted[Math.floor(readings * part)] ?? 0) as [number, number]
  return { what, cells: [p50.toFixed(1), p95.toFixed(1), `p50 ≤ ${most} ms`], isKept: p50 <= most }
}
