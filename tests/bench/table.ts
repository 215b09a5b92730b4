import type { Ground } from './ground.ts'
import type { Sides } from './measure.ts'

/** What we promise: this much of the floor's rate when writing, this long at most when reading, in milliseconds. */
const expected = { ratio: 40, time: 30 }

export type Row = { what: string; cells: string[]; isKept: boolean }

/** What one part found. `heads` names its cells, when they are not those of two sides compared. */
export type Page = { title: string; heads?: string[]; rows: Row[] }

const sidesCompared = ['ours/s', 'floor/s', 'ratio', 'p50 ms', 'p99 ms', 'floor p50', 'expected']

/** A budget of writing, as a part of the floor's rate. */
export const rateRow = (what: string, sides: Sides): Row =>
  row(what, sides, `≥ ${expected.ratio} %`, sides.ratio >= expected.ratio)

/** A budget of reading, in time: what half of the answers take. */
export const timeRow = (what: string, sides: Sides): Row =>
  row(what, sides, `≤ ${expected.time} ms`, sides.ours.p50 <= expected.time)

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

function row(what: string, { ours, floor, ratio }: Sides, promise: string, isKept: boolean): Row {
  const rates = [ours.perSecond, floor.perSecond].map((rate) => rate.toFixed(0))
  const times = [ours.p50, ours.p99, floor.p50].map((time) => time.toFixed(1))
  return { what, cells: [...rates, `${ratio.toFixed(0)} %`, ...times, promise], isKept }
}
