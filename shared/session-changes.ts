import { ageBandLabels, genderLabels, statusLabels } from './profile.ts'
import {
  autonomyLabels,
  channelLabels,
  equipmentLabels,
  levelLabels,
  mandateLabels,
  postureLabels,
  referralLabels,
  type SessionDetails,
  sessionKindLabels,
} from './sessions.ts'
import { sayDay, sayDuration } from './speech.ts'
import { procedureLabels, type Topic, topicTable } from './themes.ts'
import type { Day } from './time.ts'

/** What a session said at some moment, its note excepted: what a correction keeps of the one before it. */
export type SessionSaid = {
  kind: keyof typeof sessionKindLabels
  day: Day
  minutes: number
  channel: keyof typeof channelLabels
  placeId: string | null
  communeCode: string
  participants: number
  returning: number
  posture: keyof typeof postureLabels | null
  mandate: keyof typeof mandateLabels | null
  autonomy: keyof typeof autonomyLabels | null
  level: keyof typeof levelLabels | null
  referral: keyof typeof referralLabels | null
  title: string
  details: SessionDetails
  topics: Topic[]
  coAdvisorIds: string[]
  tagIds?: string[]
  /** Those one follows, by their ids alone. */
  beneficiaryIds?: readonly string[]
}

/** The name of a place, a commune, a colleague or somebody one follows, from its id or code; the same when it has none. */
export type NameOf = (idOrCode: string) => string

/** One answer that was changed, in words; empty where nothing was answered. */
export type Change = { what: string; before: string; after: string }

/** What a correction changed, in the order of the form. */
export function changesBetween(before: SessionSaid, after: SessionSaid, nameOf: NameOf): Change[] {
  const sides = answers.map(({ what, say }) => ({
    what,
    before: say(before, nameOf),
    after: say(after, nameOf),
  }))
  return sides.filter((side) => side.before !== side.after)
}

/** All that a session says, its note excepted, in the order of the form. */
export const answersOf = (said: SessionSaid, nameOf: NameOf): { what: string; says: string }[] =>
  answers.map(({ what, say }) => ({ what, says: say(said, nameOf) })).filter(({ says }) => says !== '')

type Answer = { what: string; say: (said: SessionSaid, nameOf: NameOf) => string }

const answers: Answer[] = [
  { what: 'Sorte', say: ({ kind }) => sessionKindLabels[kind] },
  { what: 'Titre', say: ({ title }) => title },
  { what: 'Personnes suivies', say: ({ beneficiaryIds = [] }, nameOf) => followed(beneficiaryIds, nameOf) },
  { what: 'Participants', say: ({ participants }) => String(participants) },
  { what: 'Déjà venus', say: ({ returning }) => String(returning) },
  { what: 'Âges', say: ({ details }) => counted(details.ages, ageBandLabels) },
  { what: 'Genres', say: ({ details }) => counted(details.genders, genderLabels) },
  { what: 'Situations', say: ({ details }) => counted(details.statuses, statusLabels) },
  { what: 'Habite', say: ({ details }, nameOf) => named(details.residenceCode, nameOf) },
  { what: 'Animé avec', say: ({ coAdvisorIds }, nameOf) => listed(coAdvisorIds.map(nameOf)) },
  { what: 'Thématiques', say: ({ topics }) => listed(topics.map((topic) => topicTable[topic].label)) },
  { what: 'Étiquettes', say: ({ tagIds = [] }, nameOf) => listed(tagIds.map(nameOf)) },
  { what: 'Démarches', say: ({ details }) => listed(details.procedures.map((one) => procedureLabels[one])) },
  { what: 'Posture', say: ({ posture }) => chosen(posture, postureLabels) },
  { what: 'Mandat', say: ({ mandate }) => chosen(mandate, mandateLabels) },
  { what: 'Autonomie', say: ({ autonomy }) => chosen(autonomy, autonomyLabels) },
  { what: 'Niveau', say: ({ level }) => chosen(level, levelLabels) },
  { what: 'Matériel', say: ({ details }) => listed(details.equipment.map((one) => equipmentLabels[one])) },
  { what: 'Orientation', say: ({ referral }) => chosen(referral, referralLabels) },
  { what: 'Où', say: ({ channel }) => channelLabels[channel] },
  { what: 'Lieu', say: ({ placeId }, nameOf) => named(placeId, nameOf) },
  { what: 'Commune', say: ({ communeCode }, nameOf) => nameOf(communeCode) },
  { what: 'Jour', say: ({ day }) => sayDay(day, 'fr') },
  { what: 'Durée', say: ({ minutes }) => sayDuration(minutes, 'fr') },
]

const named = (idOrCode: string | null | undefined, nameOf: NameOf) => (idOrCode ? nameOf(idOrCode) : '')

/** Whom one may not name is counted. */
function followed(ids: readonly string[], nameOf: NameOf) {
  const known = ids.filter((id) => nameOf(id) !== id).map(nameOf)
  const unnamed = ids.length - known.length
  return listed(unnamed === 0 ? known : [...known, unnamed === 1 ? 'une autre' : `${unnamed} autres`])
}

const chosen = <Code extends string>(code: Code | null, labels: Record<Code, string>) =>
  code === null ? '' : labels[code]

/** In the order of the alphabet, so that the order in which they were ticked is no change. */
const listed = (words: string[]) => words.toSorted((a, b) => a.localeCompare(b, 'fr')).join(', ')

const counted = <Code extends string>(counts: Partial<Record<Code, number>>, labels: Record<Code, string>) =>
  (Object.keys(labels) as Code[])
    .filter((code) => counts[code])
    .map((code) => `${labels[code]}\u00a0: ${counts[code]}`)
    .join(', ')
