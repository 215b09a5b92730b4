import type { Procedure, Topic } from '#shared/themes.ts'
import { type Day, daysBetween, weekdayOf } from '#shared/time.ts'
import type { Place } from './plant-team.ts'
import type { Venue } from './venues.ts'

/** How busy a day is beside an ordinary one: schools set the rhythm, Christmas stops nearly everything. */
export function activityOn(day: Day): number {
  const date = day.slice(5)
  if (date >= '12-20' || date <= '01-03') return 0.3
  return monthly[Number(day.slice(5, 7)) - 1] ?? 1
}

const monthly = [1.05, 0.95, 1.1, 1.1, 1.15, 1.05, 0.75, 0.5, 1.15, 1.2, 1.1, 0.9]

/** On market days, the whole canton is in town. */
export const isMarketDay = ({ markets }: Pick<Place, 'markets'>, day: Day) => markets.includes(weekdayOf(day))

/** What people come for, by thématique, in an ordinary week and an ordinary place. */
const ordinary: Record<Topic, number> = {
  prendre_en_main_du_materiel: 16,
  maintenance_de_materiel: 4,
  gere_ses_contenus_numeriques: 8,
  navigation_sur_internet: 8,
  email: 11,
  bureautique: 5,
  sante: 6,
  banque_et_achats_en_ligne: 5,
  entrepreneuriat: 2,
  insertion_professionnelle: 5,
  creer_avec_le_numerique: 2,
  reseaux_sociaux: 6,
  securite_numerique: 8,
  parentalite: 2,
  scolarite_et_numerique: 3,
  culture_numerique: 3,
  intelligence_artificielle: 1,
  aide_aux_demarches_administratives: 30,
  diagnostic_numerique: 3,
}

/** What each kind of venue brings more of. */
const leanings: Record<Venue, Partial<Record<Topic, number>>> = {
  library: {
    culture_numerique: 3,
    securite_numerique: 1.6,
    reseaux_sociaux: 1.5,
    gere_ses_contenus_numeriques: 1.5,
    aide_aux_demarches_administratives: 0.5,
  },
  townHall: { aide_aux_demarches_administratives: 1.3, sante: 1.3 },
  franceServices: { aide_aux_demarches_administratives: 2, insertion_professionnelle: 1.5, sante: 1.4 },
  thirdPlace: {
    creer_avec_le_numerique: 5,
    intelligence_artificielle: 4,
    entrepreneuriat: 4,
    bureautique: 2,
    maintenance_de_materiel: 2,
    aide_aux_demarches_administratives: 0.6,
  },
  socialCentre: { parentalite: 5, scolarite_et_numerique: 2.5, insertion_professionnelle: 1.8 },
}

/**
 * The weight of each thématique at a kind of venue on a day: declaring one's income from April to June, school at the
 * end of summer and Parcoursup in winter, shopping before Christmas, and artificial intelligence more each month.
 * @param firstDay the beginning of the history
 */
export function topicWeights(venue: Venue | null, day: Day, firstDay: Day): Record<Topic, number> {
  const weights = { ...ordinary }
  const more = (topic: Topic, times: number) => (weights[topic] *= times)
  const date = day.slice(5)
  if (isTaxSeason(date)) more('aide_aux_demarches_administratives', 1.8)
  if (date >= '08-20' && date <= '10-05') more('scolarite_et_numerique', 5)
  if (date >= '01-15' && date <= '04-02') more('scolarite_et_numerique', 2.5)
  if (date >= '11-10' && date <= '12-24') more('banque_et_achats_en_ligne', 2)
  more('intelligence_artificielle', 1 + daysBetween(firstDay, day) / 180)
  for (const [topic, times] of Object.entries(venue ? leanings[venue] : {})) more(topic as Topic, times)
  return weights
}

/** Which démarches, by season: income tax, then school canteens and grants, then the winter's bills. */
export function procedureWeights(day: Day): Record<Procedure, number> {
  const date = day.slice(5)
  const isBackToSchool = date >= '08-20' && date <= '10-15'
  return {
    papiers_elections_citoyennete: date >= '04-15' && date <= '07-15' ? 22 : 14,
    famille_scolarite: isBackToSchool ? 24 : 7,
    social_sante: 20,
    travail_formation: 12,
    logement: date >= '11-01' || date <= '02-28' ? 13 : 7,
    transports_mobilite: 8,
    argent_impots: isTaxSeason(date) ? 70 : 12,
    justice: 2,
    etrangers_europe: 3,
    loisirs_sports_culture: isBackToSchool ? 5 : 2,
    associations: 3,
  }
}

/** Income is declared online from mid-April to early June. */
const isTaxSeason = (date: string) => date >= '04-08' && date <= '06-12'
