import { linesOf } from '#server/open-data/api-figures.ts'
import { changeOf, intensityOf } from '#shared/indicators.ts'
import { indicatorsOf, rankedTopics } from '#shared/shown-indicators.ts'
import { partsOfAll } from '#shared/statistics.ts'
import { type CommuneName, days, type Secret, territories } from './attack-worlds.ts'
import { groups } from './attacker.ts'

/**
 * Everything that leaves the structure, as it leaves: whoever publishes another table adds it here, from the same secret
 * sessions, by the function that the page, the file or the API calls.
 */
export const publishedTables: Record<string, (world: readonly Secret[]) => unknown> = {
  'the dashboard of every territory, period and channel, with its thématiques': (world) => {
    const told = byGroup(world)
    return groups.map(({ holds }) => told(holds).said)
  },
  'each kind of session, and each thématique as a filter': (world) => {
    const told = byGroup(world)
    return [
      ({ kind }: Secret) => kind === 'workshop',
      ({ kind }: Secret) => kind === 'individual',
      ({ topics }: Secret) => topics.includes('email'),
      ({ topics }: Secret) => topics.includes('securite_numerique'),
      ({ referral }: Secret) => referral !== null,
    ].flatMap((filter) =>
      wholeTerritories.map(({ holds }) => told((session) => filter(session) && holds(session)).said),
    )
  },
  'how each period moved since the one before, and hours for 1,000 inhabitants': (world) => {
    const told = byGroup(world)
    const of = (day: string | undefined, members: readonly CommuneName[]) =>
      told((session) => session.day === day && members.includes(session.commune)).indicators
    return Object.values(territories).flatMap((members) =>
      days.map((day, at) => [
        at > 0 && changeOf(of(day, members).sessions, of(days[at - 1], members).sessions),
        at > 0 && changeOf(of(day, members).hours, of(days[at - 1], members).hours),
        intensityOf(of(day, members).hours, 3438),
      ]),
    )
  },
  'the open files and the public API: each theme of a territory and a quarter': (world) => {
    const told = byGroup(world)
    const inQuarter = { quarter: '2026-T2', from: '2026-04-01', to: '2026-06-30' }
    const lines = Object.entries(territories).flatMap(([name, members]) => {
      const { indicators: shown } = told(({ commune }) => members.includes(commune))
      return linesOf({ ...inQuarter, level: 'epci', code: name, name, departement: '46', shown })
    })
    return JSON.stringify(lines)
  },
}

const wholeTerritories = groups.filter(({ name }) => name.endsWith('0-3 either'))

const outside = { isExact: false }

/** The same sessions of a world are asked once. */
function byGroup(world: readonly Secret[]) {
  const known = asked.get(world[0]!) ?? new Map<number, ReturnType<typeof tell>>()
  asked.set(world[0]!, known)
  return (holds: (session: Secret) => boolean) => {
    const name = world.reduce((bits, session, at) => (holds(session) ? bits + 2 ** at : bits), 0)
    const found = known.get(name)
    if (found) return found
    const told = tell(world.filter(holds))
    known.set(name, told)
    return told
  }
}

/** By the first session: a twin is the same world and one more after it. */
const asked = new WeakMap<Secret, Map<number, ReturnType<typeof tell>>>()

function tell(held: readonly Secret[]) {
  const parts = partsOfAll(held)
  const indicators = indicatorsOf(parts, outside)
  return { indicators, said: JSON.stringify({ ...indicators, topics: rankedTopics(parts, outside) }) }
}
