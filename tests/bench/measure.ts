import { readFileSync } from 'node:fs'
import { type Answer, connect, inTurns } from '../connections.ts'

/** One request, whoever answers it. */
export type Send = () => Promise<Answer>

export type Side = { perSecond: number; p50: number; p95: number; p99: number; bytes: number }

/** `beside`: the floor, or the naive way. `ratio`: our rate as a part of its own, in percent. */
export type Sides = { ours: Side; beside: Side; ratio: number }

/**
 * Ours, the other, ours, the other…: the noise of the machine falls on both. The first round of each only warms. Rates and
 * ratio are the medians of the rounds, a round of ours being compared with the one of the other that follows it.
 * @param rounds pairs of rounds
 * @param atOnce connections
 */
export async function compare(rounds: [ours: Send[], beside: Send[]][], atOnce: number): Promise<Sides> {
  const runs: Record<'ours' | 'beside', Run[]> = { ours: [], beside: [] }
  for (const [ours, beside] of rounds) {
    runs.ours.push(await run(ours, atOnce))
    runs.beside.push(await run(beside, atOnce))
  }
  const ratios = runs.ours.map(({ perSecond }, round) => (100 * perSecond) / runs.beside[round]!.perSecond)
  const [ours, beside] = [sideOf(runs.ours.slice(1)), sideOf(runs.beside.slice(1))]
  return { ours, beside, ratio: quantile(ratios.slice(1), 0.5) }
}

/** Milliseconds that the main thread of a process has run, as Linux counts them. */
export const busyOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/**
 * What somebody asks, while somebody else asks the least there is, again and again: the most milliseconds that the server’s
 * thread ran before it answered them. So long, at most, it lets nobody through; the rest of the machine does not count.
 */
export async function longestBlock({ url, pid }: { url: string; pid: number }, ask: Send): Promise<number> {
  const other = connect(url, 1)
  const during = { asked: 5, isOver: false }
  const asking = inTurns(Array<Send>(during.asked).fill(ask), 1, (send) => send()).finally(
    () => void (during.isOver = true),
  )
  let longest = 0
  while (!during.isOver) {
    const spent = busyOf(pid)
    await other.get('/health')
    longest = Math.max(longest, busyOf(pid) - spent)
  }
  await asking
  other.close()
  return longest
}

/** The event loop lets others through at least so often, in milliseconds. */
export const longestAllowed = 50

type Run = { perSecond: number; times: number[]; bytes: number }

async function run(sends: Send[], atOnce: number): Promise<Run> {
  const times: number[] = []
  let bytes = 0
  const startedAt = performance.now()
  await inTurns(sends, atOnce, async (send) => {
    const sentAt = performance.now()
    const { status, text } = await send()
    times.push(performance.now() - sentAt)
    bytes = text.length
    if (status !== 200) throw new Error(`Answered ${status}: ${text.slice(0, 300)}`)
  })
  return { perSecond: (sends.length * 1000) / (performance.now() - startedAt), times, bytes }
}

function sideOf(runs: Run[]): Side {
  const times = runs.flatMap((each) => each.times)
  const perSecond = quantile(
    runs.map((each) => each.perSecond),
    0.5,
  )
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(times, part)) as [number, number, number]
  return { perSecond, p50, p95, p99, bytes: runs[0]?.bytes ?? 0 }
}

function quantile(values: number[], part: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
