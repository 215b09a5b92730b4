import { type Answer, inTurns } from '../connections.ts'

/** One request, whoever answers it. */
export type Send = () => Promise<Answer>

export type Side = { perSecond: number; p50: number; p99: number; bytes: number }

/** `ratio`: our rate as a part of the floor's, in percent. */
export type Sides = { ours: Side; floor: Side; ratio: number }

/**
 * Ours, floor, ours, floor…: the noise of the machine falls on both. The first round of each only warms. Rates and ratio
 * are the medians of the rounds, a round of ours being compared with the one of the floor that follows it.
 * @param rounds pairs of rounds
 * @param atOnce connections
 */
export async function compare(rounds: [ours: Send[], floor: Send[]][], atOnce: number): Promise<Sides> {
  const runs: Record<'ours' | 'floor', Run[]> = { ours: [], floor: [] }
  for (const [ours, floor] of rounds) {
    runs.ours.push(await run(ours, atOnce))
    runs.floor.push(await run(floor, atOnce))
  }
  const ratios = runs.ours.map(({ perSecond }, round) => (100 * perSecond) / runs.floor[round]!.perSecond)
  const [ours, floor] = [sideOf(runs.ours.slice(1)), sideOf(runs.floor.slice(1))]
  return { ours, floor, ratio: quantile(ratios.slice(1), 0.5) }
}

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
  return { perSecond, p50: quantile(times, 0.5), p99: quantile(times, 0.99), bytes: runs[0]?.bytes ?? 0 }
}

function quantile(values: number[], part: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
