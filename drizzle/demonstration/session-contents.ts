import { type AgeBand, ageBands, type Gender, type Status } from '#shared/profile.ts'
import { autonomies, mandates, postures, type SessionDetails } from '#shared/sessions.ts'
import { type Need, themeOf, type Topic, topics as everyTopic } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import type { Chance } from './chance.ts'
import { procedureWeights } from './seasons.ts'

/** The thématiques of a session: the one that brought the person, and sometimes what comes up on the way. */
export function drawTopics(draw: Chance, weights: Record<Topic, number>, need: Need): Topic[] {
  const first = draw.weigh<Topic>(only(weights, (topic) => need === 'unknown' || themeOf(topic) === need))
  const chosen = [first]
  for (let more = Number(draw.weigh({ 0: 58, 1: 31, 2: 11 })); more > 0; more--)
    chosen.push(draw.weigh<Topic>(only(weights, (topic) => !chosen.includes(topic))))
  return everyTopic.filter((topic) => chosen.includes(topic))
}

/** One or two families of démarches when there is an administrative one. */
export function drawProcedures(draw: Chance, touched: readonly Topic[], day: Day) {
  if (!touched.includes('aide_aux_demarches_administratives')) return []
  const weights = procedureWeights(day)
  const first = draw.weigh(weights)
  const second = draw.weigh(weights)
  return draw.happens(0.2) && second !== first ? [first, second] : [first]
}

/** How one person was helped. Doing it instead of them happens with procedures only, and says under which mandate. */
export function drawPosture(draw: Chance, touched: readonly Topic[]) {
  const isProcedure = touched.includes('aide_aux_demarches_administratives')
  const posture = draw.weigh({ shown: 30, accompanied: 54, done_instead: isProcedure ? 14 : 0, untold: 6 })
  const mandate = draw.weigh({ aidants_connect: 5, papier: 3, aucun: 2 })
  return {
    posture: postures.find((known) => known === posture) ?? null,
    mandate: posture === 'done_instead' ? (mandates.find((known) => known === mandate) ?? null) : null,
  }
}

/** People who have come before are a little more at ease. */
export function drawAutonomy(draw: Chance, hasComeBefore: boolean) {
  const level = draw.weigh({
    entierement_accompagne: hasComeBefore ? 34 : 56,
    partiellement_autonome: hasComeBefore ? 42 : 30,
    autonome: hasComeBefore ? 19 : 8,
    untold: 5,
  })
  return autonomies.find((known) => known === level) ?? null
}

export const drawReferral = (draw: Chance) =>
  draw.happens(0.13)
    ? draw.weigh({
        administration: 20,
        autre_structure: 14,
        operateur: 22,
        aide_sociale: 16,
        insertion_professionnelle: 10,
        aide_aux_demarches: 30,
        autre: 6,
      })
    : null

export const drawEquipment = (draw: Chance): SessionDetails['equipment'] =>
  draw.happens(0.12)
    ? ['ordinateur', 'telephone']
    : [draw.weigh({ ordinateur: 44, telephone: 36, tablette: 10, aucun: 12, autre: 1 })]

/** How many people per age band, gender and status; those who did not say are in none of them. */
export function drawPeople(
  draw: Chance,
  count: number,
): Pick<SessionDetails, 'ages' | 'genders' | 'statuses'> {
  const people = { ages: {}, genders: {}, statuses: {} } as Required<
    Pick<SessionDetails, 'ages' | 'genders' | 'statuses'>
  >
  for (let left = count; left > 0; left--) {
    const age = draw.weigh(ages)
    const gender = draw.weigh<Gender>({ feminin: 58, masculin: 42 })
    const status = draw.weigh<Status>(statusWeights(age))
    if (draw.happens(0.9)) people.ages[age] = (people.ages[age] ?? 0) + 1
    if (draw.happens(0.93)) people.genders[gender] = (people.genders[gender] ?? 0) + 1
    if (draw.happens(0.8)) people.statuses[status] = (people.statuses[status] ?? 0) + 1
  }
  return people
}

const ages: Record<AgeBand, number> = {
  '0-11': 0.5,
  '12-17': 2,
  '18-24': 4,
  '25-39': 12,
  '40-59': 24,
  '60-69': 26,
  '70+': 31,
}

function statusWeights(age: AgeBand): Partial<Record<Status, number>> {
  const rank = ageBands.indexOf(age)
  if (rank <= 1) return { scolarise: 1 }
  if (rank === 2) return { scolarise: 4, sans_emploi: 3, en_emploi: 3 }
  if (rank <= 4) return { sans_emploi: 9, en_emploi: 10 }
  return rank === 5 ? { retraite: 16, sans_emploi: 2, en_emploi: 2 } : { retraite: 1 }
}

/** Few sessions have a note, and none says anything that its person would not want to read. */
export const drawNote = (draw: Chance) => (draw.happens(0.1) ? draw.pick(notes) : '')

const notes = [
  'Revient la semaine prochaine avec son chargeur.',
  'A apporté son propre ordinateur.',
  'Souhaite suivre l’atelier photos.',
  'Venue avec sa petite-fille.',
  'À l’aise avec la souris, moins avec le clavier.',
  'Veut passer au smartphone cet hiver.',
  'Fiche pas à pas remise.',
  'Prendre plus de temps sur les mots de passe.',
  'A noté l’adresse du lieu pour une voisine.',
  'Connexion lente ce matin, à reprendre.',
  'Prêt d’une tablette jusqu’à la prochaine fois.',
  'Atelier conseillé\u00a0: repérer les arnaques.',
  'Très contente d’avoir réussi seule.',
  'Reviendra avec son courrier.',
]

const only = (weights: Record<Topic, number>, isKept: (topic: Topic) => boolean) =>
  Object.fromEntries(Object.entries(weights).filter(([topic]) => isKept(topic as Topic))) as Partial<
    Record<Topic, number>
  >
