import * as z from 'zod/mini'
import { communeCode, day, departementCode, id, siren } from './fields.ts'
import type { Period } from './periods.ts'
import { publics } from './profile.ts'
import { channels } from './channels.ts'
import { type ServiceKind, serviceKinds } from './services.ts'
import { drawnOf, isDrawn } from './small-counts.ts'
import { themeOf, themes, type Topic, topics } from './themes.ts'
import { type Day, daysBetween } from './time.ts'

/** What figures need to know of a session. */
export type Contributing = {
  kind: ServiceKind
  minutes: number
  participants: number
  /** Participants who had come before. */
  returning: number
  referral: string | null
}

/** And what the running totals need, to add it where it took place. */
export type CountedSession = Contributing & {
  day: Day
  communeCode: string
  structureId: string
  /** Secret: see small-counts.ts. */
  countKey: number
}

/** Eleven years: since the beginning of the programme, and more. */
const longestDays = 4018

const boundedDays = [
  z.refine<Period>(({ from, to }) => from >= '2000-01-01' && to < '2100-01-01'),
  z.refine<Period>(({ from, to }) => from <= to && daysBetween(from, to) <= longestDays),
] as const

/** What narrows the sessions beyond what running totals know; all that is asked must hold of a session. */
const narrowing = {
  placeId: z.optional(id),
  /** Who recorded it or led it with somebody. */
  advisorId: z.optional(id),
  channel: z.optional(z.enum(channels)),
  theme: z.optional(z.enum(themes)),
  topic: z.optional(z.enum(topics)),
  tagId: z.optional(id),
  public: z.optional(z.enum(publics)),
}
export type Filters = z.infer<z.ZodMiniObject<typeof narrowing>>
export const filterNames = Object.keys(narrowing) as (keyof Filters)[]

/** The filters that are asked; null when none is, so that running totals answer. */
export function filtersOf(question: Filters): Filters | null {
  const asked = filterNames.filter((name) => question[name] !== undefined)
  return asked.length === 0 ? null : Object.fromEntries(asked.map((name) => [name, question[name]]))
}

/** Whether sessions are narrowed by what appointments and openings do not have: they cannot be counted alike. */
export const isOfSessionsOnly = ({ channel, theme, topic, tagId, public: who }: Filters) =>
  [channel, theme, topic, tagId, who].some((asked) => asked !== undefined)

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
    ...narrowing,
  })
  .check(...boundedDays)
export type DashboardQuestion = z.infer<typeof dashboardQuestion>

/** The same asked of the whole country, which only running totals know. */
export const countryQuestion = z
  .strictObject({ from: day, to: day, kind: z.optional(z.enum(serviceKinds)) })
  .check(...boundedDays)
export type CountryQuestion = z.infer<typeof countryQuestion>

/** Of a département or less, or of the country. */
export const anywhereQuestion = z.union([dashboardQuestion, countryQuestion])
export type AnywhereQuestion = z.infer<typeof anywhereQuestion>

/** Where somebody looks for what to narrow figures to. */
export const narrowingsQuestion = z.strictObject({ departement: departementCode })
export type NarrowingsQuestion = z.infer<typeof narrowingsQuestion>

/** What an advisor asks of their own figures: days, both included. */
export const ownQuestion = z.strictObject({ from: day, to: day }).check(...boundedDays)
export type OwnQuestion = z.infer<typeof ownQuestion>

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
export function contributionOf(session: Contributing, topicsTouched: readonly Topic[]): Figures {
  const figures = { ...noFigures }
  contribute(figures, session, topicsTouched)
  return figures
}

/** Sums in two parts: what counts outside the structure too, and what is left out there. Together they are exact. */
export type InParts<Name extends Measure = Measure> = Record<'drawn' | 'left', Record<Name, number>>

/** What one session adds to each part: all of it to one of the two, when it is of one person. */
export function partsOf(
  session: Contributing & Pick<CountedSession, 'countKey'>,
  topicsTouched: readonly Topic[],
): InParts {
  const whole = contributionOf(session, topicsTouched)
  const participants = drawnOf(session.participants, session.countKey)
  const drawn = {
    ...(isDrawn(session.countKey) ? whole : noFigures),
    participants,
    returning: drawnOf(session.returning, session.countKey),
    participantSeconds: session.minutes * 60 * participants,
  }
  return { drawn, left: figuresOf(measures, (name) => whole[name] - drawn[name]) }
}

/** What many sessions add up to, in parts. */
export function partsOfAll(
  all: readonly (Contributing & Pick<CountedSession, 'countKey'> & { topics: readonly Topic[] })[],
): InParts {
  const [drawn, left] = [{ ...noFigures }, { ...noFigures }]
  const people = { participants: 0, returning: 0, participantSeconds: 0 }
  for (const session of all) {
    const { minutes, participants, returning, countKey, topics: touched } = session
    contribute(isDrawn(countKey) ? drawn : left, session, touched)
    const counted = drawnOf(participants, countKey)
    people.participants += counted
    people.returning += drawnOf(returning, countKey)
    people.participantSeconds += minutes * 60 * counted
  }
  for (const name of ofPeople) {
    left[name] += drawn[name] - people[name]
    drawn[name] = people[name]
  }
  return { drawn, left }
}

/** What counts the people of a session one by one. */
const ofPeople = ['participants', 'returning', 'participantSeconds'] as const

/** Both parts together. */
export const wholeOf = <Name extends Measure>(names: readonly Name[], { drawn, left }: InParts<Name>) =>
  figuresOf(names, (name) => drawn[name] + left[name])

/** Each part of all of these together. */
export function sumOfParts<Name extends Measure>(names: readonly Name[], all: readonly InParts<Name>[]) {
  const sumOfPart = (part: 'drawn' | 'left') =>
    sumOf(
      names,
      all.map((parts) => parts[part]),
    )
  return { drawn: sumOfPart('drawn'), left: sumOfPart('left') }
}

function contribute(figures: Figures, session: Contributing, topicsTouched: readonly Topic[]) {
  const seconds = session.minutes * 60
  figures.sessions += 1
  figures.workshops += session.kind === 'workshop' ? 1 : 0
  figures.participants += session.participants
  figures.returning += session.returning
  figures.seconds += seconds
  figures.participantSeconds += seconds * session.participants
  figures.referred += session.referral === null ? 0 : 1
  /** How many thématiques in each theme, and in none. */
  const touched = [0, 0, 0, 0]
  for (const topic of new Set(topicsTouched)) {
    touched[familyOf[topic]] = (touched[familyOf[topic]] ?? 0) + 1
    figures[topic] += 1
  }
  const parts = largestRemainder(touched, seconds)
  figures.themed += themes.some((_, family) => touched[family]) ? 1 : 0
  for (const [theme, time, family] of timesOfThemes) {
    figures[theme] += touched[family] ? 1 : 0
    figures[time] += parts[family] ?? 0
  }
}

/** Which of the three themes, or none, which comes fourth: known beforehand, because each session asks. */
const families = topics.map((topic) => [topic, [...themes, null].indexOf(themeOf(topic))])
const familyOf = Object.fromEntries(families) as Record<Topic, number>
const timesOfThemes = themes.map((theme, family) => [theme, `${theme}Seconds`, family] as const)

/** Each of these measures by the same rule. */
export const figuresOf = <Name extends Measure>(names: readonly Name[], rule: (name: Name) => number) =>
  Object.fromEntries(names.map((name) => [name, rule(name)])) as Record<Name, number>

/** Nothing yet. */
const noFigures: Figures = figuresOf(measures, () => 0)

/** All of these together. */
export const sumOf = <Name extends Measure>(names: readonly Name[], all: readonly Record<Name, number>[]) =>
  figuresOf(names, (name) => all.reduce((sum, figures) => sum + figures[name], 0))

/**
 * Shares a whole number in proportion to counts, in whole numbers that add up to it exactly (Hamilton's method):
 * percentages by default. Equal remainders favour the first. When all counts are zero, so are the shares.
 */
export function largestRemainder(counts: readonly number[], total = 100): number[] {
  const sum = counts.reduce((all, count) => all + count, 0)
  if (counts.includes(sum)) return counts.map((count) => (sum > 0 && count === sum ? total : 0))
  const shares = counts.map((count) => Math.floor((count * total) / sum))
  const missing = total - shares.reduce((all, share) => all + share, 0)
  const neediest = counts
    .map((count, index) => ({ index, remainder: (count * total) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of neediest.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
