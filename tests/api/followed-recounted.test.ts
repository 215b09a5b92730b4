import { expect, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { anySecrets, attackedWorld, days, type Secrets } from './attacked-world.ts'
import { communes } from './counted-world.ts'

/** Who was followed, and how their autonomy moved, as a recount of each of them says: exactly, and by the rule of the README. */
const spans = days.flatMap((from, first) => days.slice(first).map((to) => ({ from, to })))
const levels = ['entierement_accompagne', 'partiellement_autonome', 'autonome']

it('is told of people followed what a recount says, exactly where one works and guarded elsewhere', async () => {
  const lot = attackedWorld()
  let seenThrice = 0
  for (let nth = 0; nth < 40; nth++) {
    const draw = chance(`followed ${nth}`)
    const secrets = together(anySecrets(draw), anySecrets(draw))
    lot.plant(secrets)
    const question: DashboardQuestion = {
      departement: '46',
      ...draw.pick([...spans, { from: '2026-03-01', to: '2026-04-30' }]),
      ...draw.pick([{}, {}, { epci: '200066371' }, { commune: '46042' }, { channel: 'home' as const }]),
    }
    for (const [person, isExact] of [
      [lot.manager, true],
      [lot.people.coordinator, false],
    ] as const) {
      const { statistics } = lot.as(person)
      const expected = recount(secrets, question, isExact)
      expect([nth, (await statistics.dashboard(question)).followed]).toEqual([nth, expected.followed])
      expect([nth, (await statistics.people(question)).autonomy]).toEqual([nth, expected.autonomy])
      if (expected.autonomy.people !== 0) seenThrice += 1
    }
  }
  expect(seenThrice).toBeGreaterThan(5)
}, 120_000)

/** The sessions of both, all with the people of the first. */
const together = (one: Secrets, other: Secrets): Secrets => ({
  ...one,
  sessions: [...one.sessions, ...other.sessions.map((each) => ({ ...each, who: each.who.map(() => 0) }))],
})

function recount(
  { people, sessions }: Secrets,
  { from, to, epci, commune, channel }: DashboardQuestion,
  isExact: boolean,
) {
  const here = sessions
    .filter(({ told, channel: used }) => {
      const place = communes.find(({ code }) => code === told.communeCode)!
      const isThere = (!epci || place.epci === epci) && (!commune || place.today === commune)
      return (
        !told.isWithdrawn && told.day >= from && told.day <= to && isThere && (!channel || used === channel)
      )
    })
    .toSorted((a, b) => (a.told.day < b.told.day ? -1 : a.told.day > b.told.day ? 1 : 0))
  const count = (some: readonly number[]) => {
    const drawn = some.filter((who) => people[who]!.countKey < (7 / 8) * 2 ** 32).length
    if (isExact || some.length === 0) return some.length
    return drawn < 5 ? ('few' as const) : 5 * Math.round((drawn * 8) / 7 / 5)
  }
  const moves = people.map((_, who) => {
    const noted = here.filter(
      (each) => each.who.includes(who) && each.told.kind === 'individual' && each.autonomy !== null,
    )
    const [first, last] = [noted[0], noted.at(-1)].map((each) => levels.indexOf(each?.autonomy ?? ''))
    return { who, times: noted.length, move: Math.sign(last! - first!) }
  })
  const seen = moves.filter(({ times }) => times >= 3)
  const those = (move: number) => count(seen.filter((each) => each.move === move).map(({ who }) => who))
  return {
    followed: count([...new Set(here.flatMap(({ who }) => who))]),
    autonomy: {
      people: count(seen.map(({ who }) => who)),
      more: those(1),
      same: those(0),
      less: those(-1),
    },
  }
}
