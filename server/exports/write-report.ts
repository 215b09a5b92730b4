import type { Said } from './order.ts'
import type { ReportOrder } from './report-order.ts'

export async function writeReport(order: ReportOrder, say: (said: Said) => void) {
  await Promise.resolve(order)
  say({ done: 0, total: 0 })
}
