import { type Day, type Instant, spokenOf } from './time.ts'

/**
 * The words of an address: each reads what somebody, or an old link, wrote there, and gives nothing for what is not one. By
 * hand and not by schemas, because the routes are in everybody's first visit.
 */

/** What has this shape. */
export const shapeSaid = (shape: RegExp, said: unknown) =>
  typeof said === 'string' && shape.test(said) ? said : undefined

/** A UUIDv7. */
export const idSaid = (said: unknown) =>
  shapeSaid(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, said)

/** A day that exists: `2026-02-29` does not. */
export function daySaid(said: unknown): Day | undefined {
  const day = shapeSaid(/^\d{4}-\d\d-\d\d$/, said)
  const date = day === undefined ? Number.NaN : Date.parse(day)
  return Number.isNaN(date) || new Date(date).toISOString().slice(0, 10) !== day ? undefined : day
}

/** A moment of this century: `1`, or one that no calendar can show, was invented. */
export const instantSaid = (said: unknown): Instant | undefined =>
  typeof said === 'number' && Number.isInteger(said) && said >= spokenOf.from && said <= spokenOf.to
    ? said
    : undefined

/** One of these. */
export const oneSaid = <Value extends string>(values: readonly Value[], said: unknown): Value | undefined =>
  values.find((value) => value === said)

/** A few words, as long as they hold no control character; `46500` comes as a number. */
export function textSaid(said: unknown, longest: number): string | undefined {
  if (typeof said !== 'string' && typeof said !== 'number') return undefined
  const text = String(said).slice(0, longest).trim()
  return text === '' || !text.isWellFormed() || /\p{Cc}/u.test(text) ? undefined : text
}
