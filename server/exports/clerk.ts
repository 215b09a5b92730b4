import { parentPort, workerData } from 'node:worker_threads'
import type { Order, Said } from './order.ts'

/**
 * Writes one file in a thread of its own, and ends with it. Each kind of file brings its own tools: a thread opens in half
 * the time without those of the others.
 */
const order = workerData as Order
const say = (said: Said) => parentPort?.postMessage(said)

if (order.kind === 'lines') {
  const { writeLines } = await import('./write-lines.ts')
  await writeLines(order, say)
} else if (order.kind === 'figures') {
  const { writeFigures } = await import('./write-figures.ts')
  await writeFigures(order, say)
} else {
  const { writeReport } = await import('./write-report.ts')
  await writeReport(order, say)
}
