import { mostBytes } from '#shared/imports.ts'
import type { SheetLine } from '#shared/imported-columns.ts'
import { Unreadable, type UnreadableName } from './unreadable.ts'

export type Answer = { lines: SheetLine[] } | { why: UnreadableName }

/** Beyond that, a file was made to be endless. */
const longest = 60_000

/**
 * The lines of a file that somebody chose, read in a worker: the page stays alive, and what takes too long is stopped. Where
 * there are no workers (old browsers), on the page itself.
 * @throws Unreadable
 */
export async function readFile(file: File): Promise<SheetLine[]> {
  if (file.size > mostBytes) throw new Unreadable('tooHeavy')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (typeof Worker === 'undefined') return (await import('./read-spreadsheet.ts')).readSpreadsheet(bytes)
  const answer = await asked(bytes)
  if ('why' in answer) throw new Unreadable(answer.why)
  return answer.lines
}

function asked(bytes: Uint8Array): Promise<Answer> {
  const worker = new Worker(new URL('./spreadsheet-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Answer>((resolve) => {
    const late = setTimeout(() => resolve({ why: 'tooHeavyOpen' }), longest)
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      clearTimeout(late)
      resolve(data)
    })
    worker.addEventListener('error', () => resolve({ why: 'broken' }))
    worker.postMessage(bytes, [bytes.buffer])
  }).finally(() => worker.terminate())
}
