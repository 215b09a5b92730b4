import type { Service } from './availability.ts'
import { type Engagement, widen } from './engagements.ts'
import { groupBy } from './group-by.ts'
import { inOrder } from './spans.ts'
import { type Instant, minute, type Span } from './time.ts'
import type { Travel } from './travel.ts'

/** What one advisor has promised, in order, and what bounds the search for what stands in the way. */
export type Diary = {
  engagements: readonly Engagement[]
  /** Of the longest engagement, in milliseconds. */
  longest: number
  /** The largest buffer that one of them keeps, in minutes. */
  buffer: number
  placeIds: ReadonlySet<string>
}

/** By advisor. */
export function diariesOf(engagements: readonly Engagement[]): Map<string, Diary> {
  const diaries = new Map<string, Diary>()
  for (const [advisorId, own] of groupBy(engagements, (engagement) => engagement.advisorId))
    diaries.set(advisorId, diaryOf(own))
  return diaries
}

function diaryOf(engagements: readonly Engagement[]): Diary {
  const placeIds = new Set<string>()
  let [longest, buffer] = [0, 0]
  for (const { placeId, startsAt, endsAt, bufferBefore, bufferAfter } of engagements) {
    longest = Math.max(longest, endsAt - startsAt)
    buffer = Math.max(buffer, bufferBefore, bufferAfter)
    if (placeId !== null) placeIds.add(placeId)
  }
  return { engagements: inOrder(engagements), longest, buffer, placeIds }
}

/** The widest gap, in milliseconds, that anything in the diary may keep from a service at a place. */
export function widestGap(diary: Diary, service: Service, placeId: string | null, travel: Travel): number {
  let widest = Math.max(diary.buffer, service.bufferBefore, service.bufferAfter)
  if (placeId !== null)
    for (const other of diary.placeIds)
      if (other !== placeId) widest = Math.max(widest, travel(other, placeId))
  return widest * minute
}

/** Hours that cannot be had: where each begins, then ends. Used again for other hours, because thousands of lists cost. */
export type Denied = { bounds: Instant[]; length: number }

export function deny(denied: Denied, startsAt: Instant, endsAt: Instant) {
  denied.bounds[denied.length++] = startsAt
  denied.bounds[denied.length++] = endsAt
}

/**
 * Adds what the diary denies of these hours to a service at a place, each engagement with its own gap. Only those near enough
 * are looked at: found by their start, not one by one.
 * @param gap the widest, from `widestGap`
 */
export function denyHours(
  denied: Denied,
  { engagements, longest }: Diary,
  hours: Span,
  gap: number,
  service: Service,
  placeId: string | null,
  travel: Travel,
) {
  const last = hours.endsAt + gap
  for (let at = firstFrom(engagements, hours.startsAt - gap - longest); at < engagements.length; at++) {
    const engagement = engagements[at] as Engagement
    if (engagement.startsAt >= last) break
    const { startsAt, endsAt } = widen(engagement, service, placeId, travel)
    deny(denied, startsAt, endsAt)
  }
}

function firstFrom(engagements: readonly Engagement[], instant: number): number {
  let low = 0
  let high = engagements.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((engagements[middle] as Engagement).startsAt >= instant) high = middle
    else low = middle + 1
  }
  return low
}
