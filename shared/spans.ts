import type { Instant, Span } from './time.ts'

/** Spans in order, with those that overlap or touch made one. Empty spans vanish; those that stay alone are themselves. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  let current: Span | undefined
  for (const span of inOrder(spans)) {
    if (span.endsAt <= span.startsAt) continue
    if (!current || span.startsAt > current.endsAt) merged.push((current = span))
    else if (span.endsAt > current.endsAt) {
      current = { startsAt: current.startsAt, endsAt: span.endsAt }
      merged[merged.length - 1] = current
    }
  }
  return merged
}

/** Two lists in order made one. */
export function interleave(a: Span[], b: Span[]): Span[] {
  if (a.length === 0) return b
  const all: Span[] = []
  let at = 0
  for (const span of a) {
    for (; at < b.length && (b[at] as Span).startsAt < span.startsAt; at++) all.push(b[at] as Span)
    all.push(span)
  }
  for (; at < b.length; at++) all.push(b[at] as Span)
  return all
}

/** What is left of the open spans once the busy ones are taken away. */
export function freeSpans(open: readonly Span[], busy: readonly Span[]): Span[] {
  const taken = mergeSpans(busy)
  return mergeSpans(open).flatMap((span) => {
    const free: Span[] = []
    let startsAt = span.startsAt
    for (let i = firstEndingAfter(taken, startsAt); i < taken.length && startsAt < span.endsAt; i++) {
      const { startsAt: busyFrom, endsAt: busyUntil } = taken[i] as Span
      if (busyFrom >= span.endsAt) break
      if (busyFrom > startsAt) free.push({ startsAt, endsAt: busyFrom })
      startsAt = busyUntil
    }
    if (startsAt < span.endsAt) free.push({ startsAt, endsAt: span.endsAt })
    return free
  })
}

/** The first merged span that overlaps this one, by binary search. */
export function firstOverlap(merged: readonly Span[], startsAt: Instant, endsAt: Instant): Span | undefined {
  const span = merged[firstEndingAfter(merged, startsAt)]
  return span !== undefined && span.startsAt < endsAt ? span : undefined
}

function firstEndingAfter(merged: readonly Span[], instant: Instant): number {
  let low = 0
  let high = merged.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((merged[middle] as Span).endsAt > instant) high = middle
    else low = middle + 1
  }
  return low
}

/** By their beginnings; themselves when they are so already. */
export function inOrder<Kept extends Span>(spans: readonly Kept[]): readonly Kept[] {
  for (let at = 1; at < spans.length; at++)
    if ((spans[at] as Kept).startsAt < (spans[at - 1] as Kept).startsAt)
      return spans.toSorted((a, b) => a.startsAt - b.startsAt)
  return spans
}
