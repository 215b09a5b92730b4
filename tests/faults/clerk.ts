import { openDatabase } from '#drizzle/open.ts'
import { book } from '#server/appointments/book.ts'
import { Problem } from '#server/problem.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { testSettings } from '../api/world.ts'

/** For each request `done`, the name of the refusal, or whatever surprised. */
export type Report = string[]

/**
 * Another process on the same file, as if the house had been started twice, which calls the verb itself: told the path, then
 * some requests at a time, it reports on them.
 */
process.once('message', (path: string) => {
  const db = openDatabase(path)
  process.on('message', (requests: BookingRequest[]) => {
    process.send?.(requests.map((request) => outcomeOf(() => book(context(), request))))
  })
  process.send?.('ready')

  function context() {
    const now = Date.now()
    return { db, now, settings: testSettings, actor: null, address: '192.0.2.1', trace: 'trace' }
  }
})

function outcomeOf(act: () => unknown): string {
  try {
    act()
    return 'done'
  } catch (error) {
    if (!(error instanceof Error)) return 'surprise'
    return error.cause instanceof Problem ? error.cause.problem : String(error)
  }
}
