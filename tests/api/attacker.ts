import { channels, communes, days, type Secret, territories } from './attack-worlds.ts'

/**
 * Somebody who has every table, knows the rule by heart, and can add and subtract. Each figure shown says between which bounds
 * the true count is; a whole is the sum of its parts, over days that slide one by one, over communes and over channels: bounds
 * are narrowed by one another until nothing moves. A count is pinned when its two bounds meet.
 */
export type Bounds = { low: number; high: number }

export type Group = { name: string; holds: (session: Secret) => boolean }

const either = 'either'
const spans = days.flatMap((_, first) => days.slice(first).map((__, more) => [first, first + more] as const))
const nameOf = (territory: string, first: number, last: number, channel: string) =>
  `${territory} ${first}-${last} ${channel}`

/** Every territory, over all the days that follow one another, by channel and in all. */
export const groups: Group[] = Object.entries(territories).flatMap(([territory, members]) =>
  spans.flatMap(([first, last]) =>
    [...channels, either].map((channel) => ({
      name: nameOf(territory, first, last, channel),
      holds: (session) =>
        members.includes(session.commune) &&
        session.day >= days[first]! &&
        session.day <= days[last]! &&
        (channel === either || session.channel === channel),
    })),
  ),
)

/** The smallest groups: one commune, one day, one channel. */
export const cells = groups.filter(({ name }) =>
  communes.some((commune) =>
    days.some((_, day) => channels.some((channel) => name === nameOf(commune, day, day, channel))),
  ),
)

/** Each whole and what it is made of, by its place in `groups`. */
const sums = additions()

/** @param first what each figure says by itself, in the order of `groups`; narrowed in place */
export function narrow(first: readonly Bounds[]): Bounds[] {
  const bounds = first.map((each) => ({ ...each }))
  let moved = true
  while (moved) {
    moved = false
    for (const [whole, one, other] of sums) {
      const [all, a, b] = [bounds[whole]!, bounds[one]!, bounds[other]!]
      moved = squeeze(all, a.low + b.low, a.high + b.high) || moved
      moved = squeeze(a, all.low - b.high, all.high - b.low) || moved
      moved = squeeze(b, all.low - a.high, all.high - a.low) || moved
    }
  }
  return bounds
}

function squeeze(bounds: Bounds, low: number, high: number): boolean {
  const isNarrower = low > bounds.low || high < bounds.high
  bounds.low = Math.max(bounds.low, low)
  bounds.high = Math.min(bounds.high, high)
  return isNarrower
}

function additions() {
  const at = new Map(groups.map(({ name }, place) => [name, place]))
  const place = (name: string) => at.get(name)!
  const named: [string, string, string][] = []
  for (const territory of Object.keys(territories))
    for (const [first, last] of spans) {
      named.push([
        nameOf(territory, first, last, either),
        nameOf(territory, first, last, 'place'),
        nameOf(territory, first, last, 'home'),
      ])
      for (const channel of [...channels, either])
        for (let cut = first; cut < last; cut++)
          named.push([
            nameOf(territory, first, last, channel),
            nameOf(territory, first, cut, channel),
            nameOf(territory, cut + 1, last, channel),
          ])
    }
  for (const [first, last] of spans)
    for (const channel of [...channels, either])
      for (const [whole, one, other] of [
        ['cauvaldor', 'gramat', 'rocamadour'],
        ['lot', 'cauvaldor', 'cahors'],
      ] as const)
        named.push([
          nameOf(whole, first, last, channel),
          nameOf(one, first, last, channel),
          nameOf(other, first, last, channel),
        ])
  return named.map((names) => names.map(place) as [number, number, number])
}
