import { openReadOnly } from '#drizzle/open.ts'
import type { ExportFormat } from '#shared/exports.ts'
import type { FiguresOrder } from './figures-order.ts'
import { type FiguresTaken, figuresTaken, looks } from './figures-taken.ts'
import type { Said } from './order.ts'

/** Writes what was taken into a new file. */
export type WriteFigures = (path: string, taken: FiguresTaken, order: FiguresOrder) => Promise<void> | void

const writers: Record<ExportFormat, () => Promise<WriteFigures>> = {
  csv: async () => (await import('./figures-csv.ts')).figuresCsv,
  xlsx: async () => (await import('./figures-xlsx.ts')).figuresXlsx,
  ods: async () => (await import('./figures-ods.ts')).figuresOds,
  pdf: async () => (await import('./figures-report.ts')).figuresReport,
}

/** Reads what the dashboard shows, in one look at the house, and writes it. */
export async function writeFigures(order: FiguresOrder, say: (said: Said) => void) {
  let done = 0
  say({ done, total: looks })
  const write = await writers[order.format]()
  const house = openReadOnly(order.database)
  house.$client.exec('begin')
  const taken = await figuresTaken({ ...order, db: house }, order.question, () => {
    done += 1
    say({ done, total: looks })
  })
  house.$client.close()
  await write(order.path, taken, order)
}
