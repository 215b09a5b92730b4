import type { Service } from './availability.ts'
import { type Engagement, widen } from './engagements.ts'
import { minute, type Span } from './time.ts'
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
  const diaries = new Map<string, Diary & { engagements: Engagement[]; placeIds: Set<string> }>()
  for (const engagement of engagements) {
    const { advisorId, placeId, startsAt, endsAt, bufferBefore, bufferAfter } = engagement
    let diary = diaries.get(advisorId)
    if (!diary)
      diaries.set(advisorId, (diary = { engagements: [], longest: 0, buffer: 0, placeIds: new Set() }))
    diary.engagements.push(engagement)
    diary.longest = Math.max(diary.longest, endsAt - startsAt)
    diary.buffer = Math.max(diary.buffer, bufferBefore, bufferAfter)
    if (placeId !== null) diary.placeIds.add(placeId)
  }
  for (const { engagements: own } of diaries.values()) own.sort((a, b) => a.startsAt - b.startsAt)
  return diaries
}

/** The widest gap, in milliseconds, that anything in the diary may keep from a service at a place. */
export function widestGap(diary: Diary, service: Service, placeId: string | null, travel: Travel): number {
  let widest = Math.max(diary.buffer, service.bufferBefore, service.bufferAfter)
  if (placeId !== null)
    for (const other of diary.placeIds)
      if (other !== placeId) widest = Math.max(widest, travel(other, placeId))
  return widest * minute
}

/**
 * Adds to `denied` what the diary denies of these hours to a service at a place, each engagement with its own gap. Only those
 * near enough are looked at: found by their start, not one by one.
 * @param gap the widest, from `widestGap`
 */
export function denyHours(
  denied: Span[],
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
    denied.push(widen(engagement, service, placeId, travel))
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
