import Database from 'better-sqlite3'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { LineFormat } from '#shared/exports.ts'
import { connect } from '../connections.ts'
import { questionUrl } from '../running-house.ts'
import { runLongJournal } from './long-journal.ts'
import type { Page, Row } from './table.ts'

const sessions = 100_000

/** Between two requests of the others, in milliseconds: fifty a second, more than a whole département asks. */
const pause = 20

/** Lines a second; what everybody else waits for meanwhile, in milliseconds. */
const expected = { lines: 50_000, others: 50 }

/**
 * A hundred thousand sessions in a file, from the request until it can be taken, while others ask the same server for their
 * journal fifty times a second. Beside: the rows of the table, read and written as they are, by nothing else.
 */
export async function exported(): Promise<Page> {
  const house = await runLongJournal(sessions)
  const floor = linesOfFloor(house.dataDir, house.advisorId)
  const rows: Row[] = []
  for (const format of ['csv', 'csv', 'ods', 'xlsx'] as const) rows.push(await measure(house, format, floor))
  await house.end()
  return {
    title: `A file of ${sessions.toLocaleString('en')} sessions, while others use the server`,
    heads: ['lines/s', 'beside/s', 'ratio', 'others p50 ms', 'others p99 ms', 'expected'],
    rows: rows.slice(1),
  }
}

type House = Awaited<ReturnType<typeof runLongJournal>>

async function measure({ url, cookie, whole }: House, format: LineFormat, floor: number): Promise<Row> {
  const [line, other] = [connect(url, 1), connect(url, 1)]
  const post = (path: string, input: unknown) => line.post(path, JSON.stringify(input), cookie)
  const id = uuidv7()
  const startedAt = performance.now()
  await post('/api/trpc/exports.start', { id, format, question: whole, notes: true })
  const waits: number[] = []
  const day = questionUrl('', 'sessions.journal', { from: whole.to, to: whole.to })
  for (let isThere = false; !isThere;) {
    const askedAt = performance.now()
    const { status } = await other.get(day, cookie)
    waits.push(performance.now() - askedAt)
    if (status !== 200) throw new Error(`Answered ${status}`)
    isThere = await isReady()
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  const perSecond = sessions / ((performance.now() - startedAt) / 1000)
  await post('/api/exports/file', { id })
  line.close()
  other.close()
  const sorted = waits.toSorted((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map((part) => sorted[Math.floor(sorted.length * part)] ?? 0) as [
    number,
    number,
  ]
  const isTold = format === 'csv'
  return {
    what: format,
    cells: [
      perSecond.toFixed(0),
      floor.toFixed(0),
      `${((100 * perSecond) / floor).toFixed(0)} %`,
      p50.toFixed(1),
      p99.toFixed(1),
      `${isTold ? `≥ ${expected.lines} lines/s, ` : ''}p99 < ${expected.others} ms`,
    ],
    isKept: (!isTold || perSecond >= expected.lines) && p99 < expected.others,
  }

  async function isReady() {
    const { text } = await line.get(questionUrl('', 'exports.progress', { id }), cookie)
    if (text.includes('"failed"')) throw new Error(`The ${format} file failed`)
    return text.includes('"ready"')
  }
}

/** Columns of the table with commas between, without a name, a label or a quote: less than any file that is of use. */
function linesOfFloor(dataDir: string, advisorId: string) {
  const db = new Database(join(dataDir, 'permanence.sqlite'), { readonly: true })
  const read = db.prepare(
    `select id, day, kind, minutes, channel, place_id, commune_code, participants, title, notes, details,
      (select group_concat(topic) from session_topics where session_id = sessions.id)
    from sessions where advisor_id = ? order by day, id`,
  )
  const file = openSync(join(dataDir, 'floor.csv'), 'w')
  const startedAt = performance.now()
  let [waiting, lines] = ['', 0]
  for (const row of read.raw().iterate(advisorId)) {
    waiting += `${(row as unknown[]).join(';')}\n`
    lines += 1
    if (lines % 500 === 0) {
      writeSync(file, waiting)
      waiting = ''
    }
  }
  writeSync(file, waiting)
  closeSync(file)
  const perSecond = lines / ((performance.now() - startedAt) / 1000)
  db.close()
  return perSecond
}
