import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { buildApp } from '#server/app.ts'
import type { ExportRequest, FiguresRequest, LinesRequest } from '#shared/exports.ts'
import { type Person, world } from './world.ts'

/** A small world in a file, which a thread can open beside the server, and the door by which files leave. */
export async function exportsWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-exports-'))
  const lot = world({ dataDir }, join(dataDir, 'permanence.sqlite'))
  const app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })

  /** Asks for a file, and waits until it is there or will never be. */
  async function written(person: Person, request: ExportRequest | Figures) {
    const { start, startFigures, progress } = lot.as(person).exports
    await ('of' in request ? startFigures(request.of) : start(request))
    for (;;) {
      const { state } = await progress({ id: request.id })
      if (state === 'ready' || state === 'failed') return state
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  const fetchFile = (cookie: string, id: string, more: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/exports/file',
      headers: { cookie, origin: lot.settings.publicUrl, 'content-type': 'application/json', ...more },
      payload: JSON.stringify({ id }),
    })

  /** The same, then takes the file and keeps it where a test reads it. */
  async function taken(person: Person, request: ExportRequest | Figures) {
    await written(person, request)
    const answer = await fetchFile(lot.cookieOf(person), request.id)
    const path = join(dataDir, `taken-${request.id}.${request.format}`)
    writeFileSync(path, answer.rawPayload)
    return { answer, path }
  }

  /** Files that wait for somebody. */
  const filesLeft = () => readdirSync(join(dataDir, 'exports'))
  const close = async () => {
    await app.close()
    lot.db.$client.close()
    rmSync(dataDir, { recursive: true })
  }
  return { ...lot, lot, app, dataDir, written, taken, fetchFile, filesLeft, close }
}

/** A file of what the dashboard shows. */
type Figures = Pick<FiguresRequest, 'id' | 'format'> & { of: FiguresRequest }

/** The whole département's year, as an ordinary request asks it. */
export function figuresAsked(
  changed: Partial<FiguresRequest['question']> = {},
  format: FiguresRequest['format'] = 'csv',
): Figures {
  const id = uuidv7()
  const question = { from: '2026-01-01', to: '2026-12-31', departement: '46', ...changed }
  return { id, format, of: { id, format, question } }
}

/** One’s whole year, as an ordinary request asks it. */
export const linesRequest = (changed: Partial<LinesRequest> = {}): LinesRequest => ({
  id: uuidv7(),
  format: 'csv',
  question: { from: '2026-01-01', to: '2026-12-31' },
  notes: false,
  ...changed,
})
