import { openDatabase } from '#drizzle/open.ts'
import { book } from '#server/appointments/book.ts'
import { Problem } from '#server/problem.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { testSettings } from '../api/world.ts'

/** What a clerk is told: the file, the requests; and then, when all the clerks are ready, to begin. */
export type Orders = { path: string; requests: BookingRequest[] }

/** For each request `done`, the name of the refusal, or whatever surprised. */
export type Report = string[]

/** Another process on the same file, as if the house had been started twice, which calls the verb itself. */
process.once('message', (orders: Orders) => {
  const db = openDatabase(orders.path)
  process.once('message', () => {
    const report = orders.requests.map((request) => outcomeOf(() => book(context(), request)))
    process.send?.(report, () => process.disconnect())
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
