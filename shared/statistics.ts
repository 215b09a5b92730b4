import * as z from 'zod/mini'
import { communeCode, day, departementCode, id, siren } from './fields.ts'
import { type ServiceKind, serviceKinds } from './services.ts'
import { type Theme, themeOf, themes, type Topic, topics } from './themes.ts'
import { type Day, daysBetween } from './time.ts'

/** What the running totals need to know of a session. */
export type CountedSession = {
  day: Day
  communeCode: string
  structureId: string
  kind: ServiceKind
  minutes: number
  participants: number
  /** Participants who had come before. */
  returning: number
  referral: string | null
}

/** Eleven years: since the beginning of the programme, and more. */
const longestDays = 4018

/**
 * What the dashboard is asked: days, both included, and where. An EPCI may straddle two départements, so it is always
 * asked of one, and shows its communes on that side.
 */
export const dashboardQuestion = z
  .strictObject({
    from: day,
    to: day,
    departement: departementCode,
    epci: z.optional(siren),
    commune: z.optional(communeCode),
    structureId: z.optional(id),
    kind: z.optional(z.enum(serviceKinds)),
  })
  .check(
    z.refine(({ from, to }) => from >= '2000-01-01' && to < '2100-01-01'),
    z.refine(({ from, to }) => from <= to && daysBetween(from, to) <= longestDays),
  )
export type DashboardQuestion = z.infer<typeof dashboardQuestion>

/** What is added up over sessions. Whole numbers only. */
export const counts = [
  'sessions',
  'workshops',
  'participants',
  'returning',
  'seconds',
  'participantSeconds',
  'referred',
  /** Sessions that touch at least one priority theme. */
  'themed',
  'everyday',
  'citizen',
  'autonomy',
  'everydaySeconds',
  'citizenSeconds',
  'autonomySeconds',
] as const
export type Count = (typeof counts)[number]

/** The counts, and for each thématique the sessions that touch it. */
export const measures = [...counts, ...topics] as const
export type Measure = Count | Topic
export type Figures = Record<Measure, number>

/**
 * What one session adds to the running totals. It counts once per theme it touches; its time is shared between the
 * themes by the number of its thématiques in each, transversal ones apart, so that the parts add up to the second.
 * @param topicsTouched the session's thématiques, in any order
 */
export function contributionOf(session: CountedSession, topicsTouched: readonly Topic[]): Figures {
  const seconds = session.minutes * 60
  const mine = new Set(topicsTouched)
  const families = [...themes, null]
  const touched = families.map((theme) => [...mine].filter((topic) => themeOf(topic) === theme).length)
  const parts = largestRemainder(touched, seconds)
  const touches = (theme: Theme) => (touched[families.indexOf(theme)] ? 1 : 0)
  const secondsOf = (theme: Theme) => parts[families.indexOf(theme)] ?? 0
  return {
    ...figuresOf(topics, (topic) => (mine.has(topic) ? 1 : 0)),
    sessions: 1,
    workshops: session.kind === 'workshop' ? 1 : 0,
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
  }
}

/** Each of these measures by the same rule. */
export const figuresOf = <Name extends Measure>(names: readonly Name[], rule: (name: Name) => number) =>
  Object.fromEntries(names.map((name) => [name, rule(name)])) as Record<Name, number>

/** All of these together. */
export const sumOf = <Name extends Measure>(names: readonly Name[], all: readonly Record<Name, number>[]) =>
  figuresOf(names, (name) => all.reduce((sum, figures) => sum + figures[name], 0))

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
