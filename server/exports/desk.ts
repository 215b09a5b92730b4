import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Db } from '#drizzle/open.ts'
import type { ExportFormat } from '#shared/exports.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import type { Instant } from '#shared/time.ts'
import type { Settings } from '../env.ts'
import type { Order, Said } from './order.ts'

/** A file that somebody asked for: kept in memory only, and forgotten with its file. */
export type Work = {
  id: string
  userId: string
  advisorId: string | null
  /** What was asked of figures, and what of them was seen then; null of one’s own journal. */
  figures: { question: AnywhereQuestion; sees: string } | null
  format: ExportFormat
  fileName: string
  path: string
  askedAt: Instant
  said: Said | null
  clerk: Worker | null
  outcome: 'ready' | 'failed' | null
}

type Waiting = { work: Work; order: Order }
type Desk = { works: Map<string, Work>; waiting: Waiting[]; onFailure: (error: unknown) => void }

const desks = new WeakMap<Db, Desk>()

/** The works of a house. */
export function deskOf(db: Db): Desk {
  const known = desks.get(db)
  if (known) return known
  const desk: Desk = { works: new Map(), waiting: [], onFailure: () => undefined }
  desks.set(db, desk)
  return desk
}

/** Where the files wait for whoever asked: seen by the server's own account alone. */
export function folderOf({ dataDir }: Pick<Settings, 'dataDir'>): string {
  const folder = join(dataDir, 'exports')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** One file at a time for the whole house, so that half of the machine stays for the others. */
export function take(desk: Desk, work: Work, order: Order) {
  desk.works.set(work.id, work)
  desk.waiting.push({ work, order })
  next(desk)
}

/** Ends a work wherever it is, and removes its file. */
export function drop(desk: Desk, { id }: Pick<Work, 'id'>) {
  const work = desk.works.get(id)
  if (!work) return
  desk.works.delete(id)
  desk.waiting = desk.waiting.filter((each) => each.work !== work)
  const forget = () => rmSync(work.path, { force: true })
  if (work.clerk) void work.clerk.terminate().then(forget)
  else forget()
}

/** Nothing outlives the house: files that a fall left behind are removed when it opens. */
export function clear(settings: Pick<Settings, 'dataDir'>) {
  const folder = folderOf(settings)
  for (const name of readdirSync(folder))
    if (/^[\da-f-]{36}\.(csv|xlsx|ods|pdf)$/.test(name)) rmSync(join(folder, name), { force: true })
}

/** More than any journal needs; beyond, a thread ends and its work has failed, and the house goes on. */
const most = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }

function next(desk: Desk) {
  if ([...desk.works.values()].some(({ clerk }) => clerk)) return
  const first = desk.waiting.shift()
  if (!first) return
  const { work, order } = first
  const clerk = new Worker(new URL('./start-clerk.mjs', import.meta.url), {
    workerData: order,
    resourceLimits: most,
  })
  work.clerk = clerk
  clerk.on('message', (said: Said) => (work.said = said))
  clerk.on('error', (error) => desk.onFailure(error))
  clerk.on('exit', (code) => {
    work.clerk = null
    work.outcome = code === 0 ? 'ready' : 'failed'
    if (code !== 0) rmSync(work.path, { force: true })
    next(desk)
  })
  clerk.unref()
}
