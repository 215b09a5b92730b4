import {
  type GuardedCount,
  guardedCount,
  guardedHours,
  guardedPercent,
  isEnoughToDivide,
} from './small-counts.ts'
import { type Count, type InParts, largestRemainder, type Measure } from './statistics.ts'
import { type Theme, themes, type Topic, topics } from './themes.ts'

/**
 * The one door by which counts leave the running totals, in one shape for all: exactly for whoever works in the structure,
 * guarded for everybody else. Guarded figures read only what counts outside the structure, and whether there is anything
 * at all: shares, hours and changes are of what is shown.
 */

/** Whether these are figures of one's own structure only. */
export type Reader = { readonly isExact: boolean }
type CountFor<One extends Reader> = One['isExact'] extends true ? number : GuardedCount
type AmountFor<One extends Reader> = One['isExact'] extends true ? number : number | null

/** Shares are between 0 and 1; null when there is nothing to divide, or too little to show. */
export type ThemeIndicators<Count = GuardedCount, Amount = number | null> = {
  sessions: Count
  /** Of the sessions with at least one theme, those that touch this one: the three exceed 1 together. */
  frequency: number | null
  /** Null when few: see `Indicators`. */
  hours: Amount
  /** Whole percents of all hours: the three and the transversal ones add up to 100. */
  hoursPercent: Amount
}

/** What is shown of a perimeter and a period. Hours have one decimal where exact, none where guarded; null beside `few`. */
export type Indicators<Count = GuardedCount, Amount = number | null> = {
  sessions: Count
  individuals: Count
  workshops: Count
  participants: Count
  newcomers: Count
  hours: Amount
  participantHours: Amount
  referred: Count
  referralShare: number | null
  themed: Count
  themes: Record<Theme, ThemeIndicators<Count, Amount>>
  transversalHours: Amount
  transversalPercent: Amount
}

export function indicatorsOf<const One extends Reader>(
  parts: InParts<Count>,
  reader: One,
): Indicators<CountFor<One>, AmountFor<One>> {
  const { count, hours, share, percents } = ways(reader)
  const sum = (of: (figures: Record<Count, number>) => number) => sumOver(parts, of)
  const sessions = count(sum((figures) => figures.sessions))
  const participants = count(sum((figures) => figures.participants))
  const referred = count(sum((figures) => figures.referred))
  const themed = count(sum((figures) => figures.themed))
  const timeOf = (theme: Theme) => sum((figures) => figures[`${theme}Seconds`])
  const transversal = sum(
    (figures) => figures.seconds - themes.reduce((all, theme) => all + figures[`${theme}Seconds`], 0),
  )
  const [everyday, citizen, autonomy, others] = percents(
    [timeOf('everyday'), timeOf('citizen'), timeOf('autonomy'), transversal],
    sessions,
  )
  const themeOf = (theme: Theme, hoursPercent: AmountFor<One>) => {
    const touching = count(sum((figures) => figures[theme]))
    return {
      sessions: touching,
      frequency: share(touching, themed),
      hours: hours(timeOf(theme), touching),
      hoursPercent,
    }
  }
  return {
    sessions,
    individuals: count(sum((figures) => figures.sessions - figures.workshops)),
    workshops: count(sum((figures) => figures.workshops)),
    participants,
    newcomers: count(sum((figures) => figures.participants - figures.returning)),
    hours: hours(
      sum((figures) => figures.seconds),
      sessions,
    ),
    participantHours: hours(
      sum((figures) => figures.participantSeconds),
      participants,
    ),
    referred,
    referralShare: share(referred, sessions),
    themed,
    themes: {
      everyday: themeOf('everyday', everyday),
      citizen: themeOf('citizen', citizen),
      autonomy: themeOf('autonomy', autonomy),
    },
    transversalHours: hours(transversal, sessions),
    transversalPercent: others,
  }
}

/** The thématiques that were touched, the most frequent first, those of few last; `share` is of all sessions. */
export function rankedTopics<const One extends Reader>(parts: InParts<Topic | 'sessions'>, reader: One) {
  const { count, share } = ways(reader)
  const sessions = count(sumOver(parts, (figures) => figures.sessions))
  return topics
    .map((topic) => ({ topic, sessions: count(sumOver(parts, (figures) => figures[topic])) }))
    .filter((each) => each.sessions !== 0)
    .map((each) => ({ ...each, share: share(each.sessions, sessions) }))
    .toSorted((a, b) => orderOf(b.sessions) - orderOf(a.sessions))
}

/** Any other count that is in parts, by the same rule. */
export const countShown = <const One extends Reader>(
  all: number,
  drawn: number,
  reader: One,
): CountFor<One> => ways(reader).count({ all, drawn })

/**
 * Whole percents of counts that make a whole, which add up to 100; null as soon as one of them is hidden or, outside the
 * structure, when they are too few together.
 */
export function percentsShown(counts: readonly GuardedCount[], { isExact }: Reader): number[] | null {
  if (!counts.every((count) => count !== 'few')) return null
  const isSayable = isExact || isEnoughToDivide(counts.reduce((sum, count) => sum + count, 0))
  return isSayable ? largestRemainder(counts) : null
}

/** To sort by: few come after five, before none. */
export const orderOf = (count: GuardedCount): number => (count === 'few' ? 1 : count)

type Sum = { all: number; drawn: number }

const sumOver = <Name extends Measure>(
  { drawn, left }: InParts<Name>,
  of: (figures: Record<Name, number>) => number,
): Sum => ({ drawn: of(drawn), all: of(drawn) + of(left) })

type Ways<Count, Amount> = {
  count: (sum: Sum) => Count
  hours: (seconds: Sum, from: Count) => Amount
  share: (part: Count, whole: Count) => number | null
  /** Whole percents that add up to 100. */
  percents: (sums: readonly [Sum, Sum, Sum, Sum], from: Count) => [Amount, Amount, Amount, Amount]
}

const ways = <One extends Reader>({ isExact }: One) =>
  (isExact ? exactly : guarded) as Ways<CountFor<One>, AmountFor<One>>

const exactly: Ways<number, number> = {
  count: ({ all }) => all,
  hours: ({ all }) => Math.round(all / 360) / 10,
  share: (part, whole) => (whole === 0 ? null : part / whole),
  percents: (sums) => inFour(largestRemainder(sums.map(({ all }) => all))),
}

const guarded: Ways<GuardedCount, number | null> = {
  count: ({ all, drawn }) => guardedCount({ drawn, isEmpty: all === 0 }),
  hours: ({ drawn }, from) => guardedHours(drawn, from),
  share(part, whole) {
    const percent = guardedPercent(part, whole)
    return percent === null ? null : percent / 100
  },
  percents: (sums, from) =>
    isEnoughToDivide(from)
      ? inFour(largestRemainder(sums.map(({ drawn }) => drawn)))
      : [null, null, null, null],
}

const inFour = ([first = 0, second = 0, third = 0, fourth = 0]: number[]): [
  number,
  number,
  number,
  number,
] => [first, second, third, fourth]
