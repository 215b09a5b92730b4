import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { write } from '#server/write.ts'

const lines = 300_000

/** An import, elsewhere than in the house: it says so once it holds the file, writes for a good while, and may be told to stay. */
const longImport = `
  const { parentPort, workerData } = require('node:worker_threads')
  const db = require('better-sqlite3')(workerData.path)
  db.exec('begin immediate')
  parentPort.postMessage('writing')
  db.prepare(\`insert into facts (name, value)
    with recursive line (n) as (select 1 union all select n + 1 from line where n < ?)
    select 'line ' || n, hex(randomblob(40)) from line\`).run(workerData.lines)
  const end = () => db.exec('commit').close()
  if (workerData.stays) parentPort.once('message', end)
  else end()`

let folder: string
let db: Db
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-import-'))
  db = openDatabase(join(folder, 'permanence.sqlite'))
})
afterEach(() => {
  db.$client.close()
  rmSync(folder, { recursive: true })
})

async function startImport(stays: boolean) {
  const worker = new Worker(longImport, { eval: true, workerData: { path: db.$client.name, lines, stays } })
  const ended = once(worker, 'exit')
  await once(worker, 'message')
  return { worker, ended }
}

const act = { id: '0198c0de-0000-7000-8000-000000000001', verb: 'test.add', thingId: 't', input: 1 }
const countLines = `select count(*) from facts where name like 'line %'`
const imported = () => db.$client.prepare(countLines).pluck().get() as number
const writeAfterwards = () => write({ db, now: 1_780_000_000_000, actor: null }, act, imported)

it('T102 a write waits for a long import, and is done after it', async () => {
  const { ended } = await startImport(false)
  expect(writeAfterwards()).toBe(lines)
  await ended
})

it('T102 an import longer than our patience is answered “too busy”, never with an error of the file', async () => {
  const { worker, ended } = await startImport(true)
  db.$client.pragma('busy_timeout = 1')
  expect(writeAfterwards).toThrow('tooBusy')
  worker.postMessage('end')
  await ended
})
