import type { Ground } from './ground.ts'
import type { Sides } from './measure.ts'

export type Row = { what: string; cells: string[]; isKept: boolean }

/** What one part found. `heads` names its cells, when they are not those of two sides compared. */
export type Page = { title: string; heads?: string[]; rows: Row[] }

const sidesCompared = ['ours/s', 'beside/s', 'ratio', 'p50 ms', 'p95 ms', 'p99 ms', 'beside p50', 'expected']

/** A budget of writing, as a part of the floor's rate: half of it. */
export const rateRow = (what: string, sides: Sides): Row => row(what, sides, '≥ 50 %', sides.ratio >= 50)

/** A budget of reckoning: so many times faster than the naive way. */
export const timesRow = (what: string, sides: Sides, times: number): Row =>
  row(what, sides, `≥ ${100 * times} %`, sides.ratio >= 100 * times)

/** A budget of reading, in milliseconds: what half of the answers take, or nearly all. */
export const timeRow = (what: string, sides: Sides, most: number, whose: 'p50' | 'p95' = 'p50'): Row =>
  row(what, sides, `${whose} ≤ ${most} ms`, sides.ours[whose] <= most)

/** Both sides have added as many rows to each table, or the comparison means nothing. */
export function sameRows(what: string, { added }: Ground) {
  const { ours, floor } = added()
  if (ours !== floor) throw new Error(`${what}: ours adds ${ours}; the floor adds ${floor}`)
}

/** A page of results, readable on a terminal. */
export function printed({ title, heads = sidesCompared, rows }: Page): string {
  const top = ['', ...heads, '']
  const lines = [top, ...rows.map(({ what, cells, isKept }) => [what, ...cells, isKept ? 'OK' : 'MISS'])]
  const widths = top.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const say = (line: string[]) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')
  return ['', title, ...lines.map(say)].join('\n')
}

function row(what: string, { ours, beside, ratio }: Sides, promise: string, isKept: boolean): Row {
  const rates = [ours.perSecond, beside.perSecond].map((rate) => rate.toFixed(0))
  const times = [ours.p50, ours.p95, ours.p99, beside.p50].map((time) => time.toFixed(1))
  return { what, cells: [...rates, `${ratio.toFixed(0)} %`, ...times, promise], isKept }
}
