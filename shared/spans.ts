import type { Instant, Span } from './time.ts'

/** Spans in order, with those that overlap or touch made one. Empty spans vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  let current: Span | undefined
  for (const span of inOrder(spans)) {
    if (span.endsAt <= span.startsAt) continue
    if (current && span.startsAt <= current.endsAt) {
      if (span.endsAt > current.endsAt) current.endsAt = span.endsAt
    } else {
      current = { startsAt: span.startsAt, endsAt: span.endsAt }
      merged.push(current)
    }
  }
  return merged
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

function inOrder(spans: readonly Span[]): readonly Span[] {
  for (let at = 1; at < spans.length; at++)
    if ((spans[at] as Span).startsAt < (spans[at - 1] as Span).startsAt)
      return spans.toSorted((a, b) => a.startsAt - b.startsAt)
  return spans
}
