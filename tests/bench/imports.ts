import { uuidv7 } from 'uuidv7'
import { mostSessionsAtOnce, type SessionsImport } from '#shared/imports.ts'
import { addDays } from '#shared/time.ts'
import { connect } from '../connections.ts'
import { sessionOf } from '../people.ts'
import { questionUrl } from '../running-house.ts'
import { runLongJournal } from './long-journal.ts'
import type { Page, Row } from './table.ts'

const sessions = 20_000
/** Between two requests of the others, in milliseconds. */
const pause = 20
/** What everybody else waits for, in milliseconds. */
const most = 50

type Line = ReturnType<typeof connect>

/**
 * A file of twenty thousand sessions, brought and taken back as its page does, while others ask the same server for a day of
 * their journal fifty times a second. First the same questions with nothing beside them: what this machine allows.
 */
export async function imports(): Promise<Page> {
  const { url, cookie, whole, placeId, end } = await runLongJournal(100)
  const [line, other] = [connect(url, 1), connect(url, 1)]
  const day = questionUrl('', 'sessions.journal', { from: whole.to, to: whole.to })
  const post = async (procedure: string, input: unknown): Promise<unknown> => {
    const { status, text } = await line.post(`/api/trpc/imports.${procedure}`, JSON.stringify(input), cookie)
    if (status !== 200) throw new Error(`${procedure} answered ${status}: ${text.slice(0, 300)}`)
    return (JSON.parse(text) as { result: { data: unknown } }).result.data
  }
  const importId = uuidv7()
  const rows: Row[] = []
  const beside = async (what: string, does: () => Promise<unknown>) =>
    rows.push(await measure(what, other, day, cookie, does))

  await beside('nothing', () => new Promise((resolve) => setTimeout(resolve, 3_000)))
  await beside('the file comes', async () => {
    for (let from = 0; from < sessions; from += mostSessionsAtOnce)
      await post('addSessions', partOf(importId, from, placeId, whole.to))
  })
  await beside('it enters the journal', async () => {
    await post('keep', { requestId: uuidv7(), importId, lines: sessions })
    for (let left = 1; left > 0;) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      const { text } = await line.get(questionUrl('', 'imports.progress', { importId }), cookie)
      ;({ left } = (JSON.parse(text) as { result: { data: { left: number } } }).result.data)
    }
  })
  await beside('it is taken back', async () => {
    for (let left = 1; left > 0;)
      ({ left } = (await post('undo', { requestId: uuidv7(), importId })) as { left: number })
  })
  line.close()
  other.close()
  await end()
  return {
    title: `A file of ${sessions.toLocaleString('en')} sessions, while others use the server`,
    heads: ['seconds', 'others p50 ms', 'others p99 ms', 'longest ms', 'expected'],
    rows,
  }
}

function partOf(importId: string, from: number, placeId: string, today: string): SessionsImport {
  const lines = Array.from({ length: mostSessionsAtOnce }, (_, at) => {
    const nth = from + at
    const session = sessionOf(nth, placeId, addDays(today, -Math.floor(nth / 9)))
    return { keys: [`line-${nth}`], isOwnKey: false, session }
  })
  return { requestId: uuidv7(), importId, source: 'la_coop', sessions: lines }
}

/** What the others wait for while this is done. */
async function measure(
  what: string,
  other: Line,
  path: string,
  cookie: string,
  does: () => Promise<unknown>,
): Promise<Row> {
  const waits: number[] = []
  const done = { is: false }
  const startedAt = performance.now()
  const work = does().finally(() => (done.is = true))
  while (!done.is) {
    const askedAt = performance.now()
    const { status } = await other.get(path, cookie)
    waits.push(performance.now() - askedAt)
    if (status !== 200) throw new Error(`Answered ${status}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  await work
  const seconds = (performance.now() - startedAt) / 1000
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  const cells = [seconds, at(0.5), at(0.99), at(1)].map((number) => number.toFixed(1))
  return { what, cells: [...cells, `p99 < ${most} ms`], isKept: at(0.99) < most }
}
