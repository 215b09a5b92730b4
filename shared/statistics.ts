import type { sessionKinds } from './sessions.ts'
import { type Theme, themeOf, themes, type Topic, topics as everyTopic } from './themes.ts'
import type { Day } from './time.ts'

/** What the running totals need to know of a session. */
export type CountedSession = {
  day: Day
  communeCode: string
  structureId: string
  kind: (typeof sessionKinds)[number]
  minutes: number
  participants: number
  returning: number
  referral: string | null
}

/** What is added up over sessions. Whole numbers only, so that adding and taking away leave no dust. */
export const measures = [
  'sessions',
  'participants',
  'returning',
  'seconds',
  'participantSeconds',
  'referred',
  'themed',
  'everyday',
  'citizen',
  'autonomy',
  'everydaySeconds',
  'citizenSeconds',
  'autonomySeconds',
] as const
export type Measure = (typeof measures)[number]
export type Figures = Record<Measure, number>

/** What one session adds to the running totals: its figures, and the seconds of each of its thématiques. */
export type Contribution = { figures: Figures; topics: { topic: Topic; seconds: number }[] }

/**
 * What one session adds to the running totals. A session counts once per theme it touches; its time is shared
 * between its thématiques, so that themes and thématiques (transversal ones included) add up to it to the second.
 * @param touched the session's thématiques, in any order
 */
export function contributionOf(session: CountedSession, touched: readonly Topic[]): Contribution {
  const seconds = session.minutes * 60
  const mine = everyTopic.filter((topic) => touched.includes(topic))
  const families = [...themes, null].map((theme) => mine.filter((topic) => themeOf(topic) === theme))
  const parts = largestRemainder(
    families.map((family) => family.length),
    seconds,
  )
  const touches = (theme: Theme) => (families[themes.indexOf(theme)]?.length ? 1 : 0)
  const secondsOf = (theme: Theme) => parts[themes.indexOf(theme)] ?? 0
  return {
    figures: {
      sessions: 1,
      participants: session.participants,
      returning: session.returning,
      seconds,
      participantSeconds: seconds * session.participants,
      referred: session.referral === null ? 0 : 1,
      themed: themes.some(touches) ? 1 : 0,
      everyday: touches('everyday'),
      citizen: touches('citizen'),
      autonomy: touches('autonomy'),
      everydaySeconds: secondsOf('everyday'),
      citizenSeconds: secondsOf('citizen'),
      autonomySeconds: secondsOf('autonomy'),
    },
    topics: families.flatMap((family, index) => shareAlike(family, parts[index] ?? 0)),
  }
}

/**
 * Shares a whole number in proportion to counts, in whole numbers that add up to it exactly (Hamilton's method):
 * percentages by default. Equal remainders favour the first. When all counts are zero, so are the shares.
 */
export function largestRemainder(counts: readonly number[], total = 100): number[] {
  const sum = counts.reduce((all, count) => all + count, 0)
  if (sum === 0) return counts.map(() => 0)
  const shares = counts.map((count) => Math.floor((count * total) / sum))
  const missing = total - shares.reduce((all, share) => all + share, 0)
  const neediest = counts
    .map((count, index) => ({ index, remainder: (count * total) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of neediest.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

function shareAlike(family: Topic[], seconds: number) {
  const parts = largestRemainder(
    family.map(() => 1),
    seconds,
  )
  return family.map((topic, index) => ({ topic, seconds: parts[index] ?? 0 }))
}
