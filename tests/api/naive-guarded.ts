import { themeOf, themes } from '#shared/themes.ts'
import type { Recorded } from './counted-world.ts'

/**
 * What may be told of sessions outside their structure, by the rule as the README says it: one session in eight, by its
 * secret key, is in no figure, and of a workshop one person in eight; what is left is put right and rounded to five.
 */
export function naiveGuarded(sessions: readonly Recorded[]) {
  const people = (of: (session: Recorded) => number) => {
    const all = sessions.reduce((sum, each) => sum + of(each), 0)
    return shown(all, all - sessions.reduce((sum, each) => sum + left(of(each), each), 0))
  }
  const drawn = sessions.filter((each) => left(1, each) === 0)
  const count = (is: (session: Recorded) => boolean) => told(sessions.filter(is))
  const newcomers = sessions.reduce((sum, each) => sum + each.participants - each.returning, 0)
  const newcomersLeft = sessions.reduce(
    (sum, each) => sum + left(each.participants, each) - left(each.returning, each),
    0,
  )
  return {
    sessions: count(() => true),
    individuals: count(({ kind }) => kind === 'individual'),
    workshops: count(({ kind }) => kind === 'workshop'),
    participants: people(({ participants }) => participants),
    newcomers: shown(newcomers, newcomers - newcomersLeft),
    referred: count(({ referral }) => referral !== null),
    themed: count(({ touched }) => touched.some((topic) => themeOf(topic) !== null)),
    hours:
      count(() => true) === 'few'
        ? null
        : Math.round((drawn.reduce((sum, { minutes }) => sum + minutes, 0) / 60) * (8 / 7)),
    themes: Object.fromEntries(
      themes.map((theme) => [
        theme,
        { sessions: count(({ touched }) => touched.some((topic) => themeOf(topic) === theme)) },
      ]),
    ),
  }
}

/** The same of each thématique that was touched. */
export const guardedTopics = (sessions: readonly Recorded[]) =>
  new Map(
    sessions
      .flatMap(({ touched }) => touched)
      .map((topic) => [topic, told(sessions.filter(({ touched }) => touched.includes(topic)))]),
  )

const left = (people: number, { countKey }: Recorded) => Math.floor(people / 8 + countKey / 2 ** 32)

const told = (sessions: readonly Recorded[]) =>
  shown(sessions.length, sessions.filter((each) => left(1, each) === 0).length)

function shown(all: number, drawn: number): number | 'few' {
  if (all === 0) return 0
  return drawn < 5 ? 'few' : 5 * Math.round((drawn * 8) / 7 / 5)
}
