import type { Chance } from '#drizzle/demonstration/chance.ts'
import type { Channel, Referral, SessionKind } from '#shared/sessions.ts'
import { countKeys } from '#shared/small-counts.ts'
import type { Topic } from '#shared/themes.ts'
import { addDays, type Day } from '#shared/time.ts'

/** A département of three communes, two of them in one EPCI, over four days of two months. */
export const communes = ['gramat', 'rocamadour', 'cahors'] as const
export type CommuneName = (typeof communes)[number]
export const territories: Record<string, readonly CommuneName[]> = {
  gramat: ['gramat'],
  rocamadour: ['rocamadour'],
  cahors: ['cahors'],
  cauvaldor: ['gramat', 'rocamadour'],
  lot: communes,
}

/** From two days before the end of a month, so that months are asked too. */
export const days: Day[] = [0, 1, 2, 3].map((nights) => addDays('2026-04-29', nights))
export const channels = ['place', 'home'] as const

export type Secret = {
  kind: SessionKind
  day: Day
  commune: CommuneName
  channel: Channel
  minutes: number
  participants: number
  returning: number
  referral: Referral | null
  topics: Topic[]
  countKey: number
}

/** What nobody outside may find out: few sessions, so that most of what there is to count is small. */
export function anyWorld(draw: Chance): Secret[] {
  const crowd = draw.pick([2, 4, 8, 16])
  return Array.from({ length: draw.between(1, crowd) }, () => anySecret(draw))
}

function anySecret(draw: Chance): Secret {
  const isWorkshop = draw.happens(0.2)
  const participants = isWorkshop ? draw.between(1, 12) : 1
  return {
    kind: isWorkshop ? 'workshop' : 'individual',
    day: draw.pick(days),
    commune: draw.pick(communes),
    channel: draw.pick(channels),
    minutes: draw.pick(lengths),
    participants,
    returning: draw.between(0, participants),
    referral: draw.happens(0.2) ? 'administration' : null,
    topics: draw.pick(touched),
    countKey: draw.below(countKeys),
  }
}

const touched: Topic[][] = [['email'], ['securite_numerique'], ['email', 'sante'], []]

/** As advisors round them: everybody knows. */
export const lengths = [30, 45, 60, 90]
