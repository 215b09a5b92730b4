import { type Instant, minute } from '#shared/time.ts'

const patience = 10 * minute

/**
 * Machines are sometimes given a wrong hour, and put right again: a year ahead for a minute would be enough to forget people
 * and give up letters. A clock that has jumped, beside a count of milliseconds that cannot, is believed again only once it
 * has been steady for ten minutes. Sleep looks like a jump, and costs ten minutes.
 * @param wall the hour shown
 * @param elapsed milliseconds since any moment, which never jump
 * @returns to be asked at least each minute: may what depends on the hour be done?
 */
export function steadyClock(wall: () => Instant, elapsed: () => number): () => boolean {
  let gap = wall() - elapsed()
  let jumpedAt = -Infinity
  return () => {
    const found = wall() - elapsed()
    if (Math.abs(found - gap) > minute) jumpedAt = elapsed()
    gap = found
    return elapsed() - jumpedAt >= patience
  }
}
