import type { GuardedCount } from './small-counts.ts'
import { hour, type Instant } from './time.ts'

/** What must be known of an appointment that was not cancelled. */
type Booked = { bookedAt: Instant; startsAt: Instant; honouredAt: Instant | null; missedAt: Instant | null }

/** What became of appointments; `missedShare` is between 0 and 1, of those that are settled; null when none is. */
export function appointmentFiguresOf(booked: readonly Booked[]) {
  const honoured = booked.filter(({ honouredAt }) => honouredAt !== null).length
  const missed = booked.filter(({ missedAt }) => missedAt !== null).length
  return {
    booked: booked.length,
    honoured,
    missed,
    missedShare: honoured + missed === 0 ? null : missed / (honoured + missed),
    medianDelayDays: medianOf(booked.map(({ bookedAt, startsAt }) => (startsAt - bookedAt) / (24 * hour))),
  }
}

/** One decimal; between two when there are as many on each side; null when there is nothing. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) * 5) / 10
}

/** Under ten, one more or one less would read as a great change. */
const fewestToCompare = 10

/**
 * How much more or less than before, as a share of before and from what is shown only; null when there was too little to
 * compare with, or when one of the two is hidden.
 */
export const changeOf = (now: GuardedCount | null, before: GuardedCount | null): number | null =>
  typeof now !== 'number' || typeof before !== 'number' || before < fewestToCompare
    ? null
    : (now - before) / before

/** Hours for 1,000 inhabitants, one decimal; null where nobody lives, or where hours are hidden. */
export const intensityOf = (hours: number | null, population: number): number | null =>
  hours === null || population === 0 ? null : Math.round((hours * 10_000) / population) / 10

/** Every indicator: its name, what it means in a sentence, how it is computed. One click away from each figure. */
export const indicatorDefinitions = {
  sessions: {
    name: 'Séances',
    meaning: 'Les accompagnements individuels et les ateliers notés par les conseillers et non retirés.',
    formula: 'nombre de séances dont le jour est dans la période, premier et dernier jours compris',
  },
  participants: {
    name: 'Accompagnements',
    meaning:
      'Chaque participation à une séance\u00a0: un atelier de dix personnes compte dix accompagnements.',
    formula: 'somme des participants de toutes les séances',
  },
  newcomers: {
    name: 'Nouvelles personnes',
    meaning:
      'Les participants qui n’avaient jamais été accompagnés : d’après leurs séances pour les personnes suivies, ' +
      'd’après ce qu’elles en disent pour les autres.',
    formula: 'participants − «\u00a0déjà accompagnés\u00a0»',
  },
  followed: {
    name: 'Personnes suivies distinctes',
    meaning:
      'Les personnes que les conseillers suivent par leur nom, avec leur accord, et qui sont venues\u00a0: chacune compte ' +
      'une fois. Les autres participants sont anonymes\u00a0: ils comptent comme accompagnements, jamais comme personnes.',
    formula:
      'nombre de personnes suivies d’au moins une séance de la période, fiches réunies comptées une fois',
  },
  hours: {
    name: 'Heures',
    meaning: 'Le temps passé en séance, compté une fois quel que soit le nombre de participants.',
    formula: 'somme des minutes ÷ 60',
  },
  participantHours: {
    name: 'Heures-participant',
    meaning: 'Le temps d’accompagnement reçu\u00a0: une heure d’atelier à dix personnes en vaut dix.',
    formula: 'somme des (minutes × participants) ÷ 60',
  },
  frequency: {
    name: 'Thème, fréquence',
    meaning:
      'La part des séances qui touchent ce thème. Une séance peut toucher plusieurs thèmes\u00a0: le total dépasse 100 %.',
    formula: 'séances qui touchent le thème ÷ séances qui touchent au moins un des trois thèmes',
  },
  themeHours: {
    name: 'Thème, heures',
    meaning:
      'Le temps consacré à ce thème\u00a0: les minutes d’une séance sont partagées entre ses thématiques. ' +
      'Les trois thèmes et les thématiques transversales font le total des heures.',
    formula: 'somme des minutes × (thématiques de la séance dans le thème ÷ thématiques de la séance) ÷ 60',
  },
  topics: {
    name: 'Thématiques',
    meaning: 'Les séances qui touchent chaque thématique. Une séance peut en toucher plusieurs.',
    formula: 'nombre de séances qui touchent la thématique',
  },
  referral: {
    name: 'Orientation',
    meaning: 'La part des séances à la fin desquelles la personne a été orientée vers un autre service.',
    formula: 'séances avec une orientation ÷ séances',
  },
  channels: {
    name: 'Canal',
    meaning: 'Où l’accompagnement a lieu\u00a0: dans un lieu d’activité, ailleurs, à domicile ou à distance.',
    formula: 'nombre de séances de chaque canal ÷ séances',
  },
  autonomy: {
    name: 'Autonomie',
    meaning:
      'Ce que la personne sait faire, d’après son conseiller, à la fin d’un accompagnement individuel.',
    formula: 'nombre de séances de chaque niveau ÷ séances dont le niveau est noté',
  },
  autonomyChange: {
    name: 'Progrès en autonomie',
    meaning:
      'Pour les personnes suivies et vues au moins trois fois\u00a0: leur niveau à la dernière séance, à côté du premier.',
    formula:
      'personnes dont le niveau a monté, est resté le même, a baissé entre la première et la dernière séance notée',
  },
  appointments: {
    name: 'Rendez-vous honorés',
    meaning:
      'Les rendez-vous de la période où la personne est venue, places d’atelier comprises. Un rendez-vous annulé ne compte pas.',
    formula: 'nombre de rendez-vous clôturés «\u00a0venu\u00a0»',
  },
  missed: {
    name: 'Rendez-vous manqués',
    meaning: 'La part des rendez-vous clôturés où la personne n’est pas venue.',
    formula: 'manqués ÷ (honorés + manqués)',
  },
  delay: {
    name: 'Délai de rendez-vous',
    meaning:
      'Le temps entre le moment où le rendez-vous est pris et le rendez-vous\u00a0: la moitié attend moins.',
    formula: 'médiane de (début du rendez-vous − réservation), en jours',
  },
  booked: {
    name: 'Rendez-vous pris',
    meaning:
      'Les rendez-vous de la période que personne n’a annulés, places d’atelier comprises. Un rendez-vous compte dans ' +
      'la commune de son lieu\u00a0; à distance ou à domicile, dans le département seulement.',
    formula: 'nombre de rendez-vous non annulés dont le jour est dans la période',
  },
  offered: {
    name: 'Créneaux offerts',
    meaning:
      'Les créneaux des permanences individuelles et les places d’atelier, une fois retirés les absences, les fermetures et ' +
      'les jours fériés. Gardés chaque nuit tels qu’ils étaient prévus\u00a0: seuls les jours finis comptent.',
    formula: 'heures de permanence découpées par la durée du motif + places des ateliers',
  },
  unfilled: {
    name: 'Créneaux restés libres',
    meaning: 'Les créneaux et les places offerts que personne n’a pris, et que rien d’autre n’occupait.',
    formula: 'créneaux offerts − créneaux pris ou occupés',
  },
  reached: {
    name: 'Communes touchées',
    meaning: 'Les communes où au moins une séance a eu lieu. Une séance compte là où elle s’est tenue.',
    formula: 'communes avec au moins une séance ÷ communes',
  },
  coverage: {
    name: 'Communes couvertes',
    meaning:
      'Les communes où au moins une séance a eu lieu, ou au moins un créneau de permanence était offert, sur la période.',
    formula: 'communes avec au moins une séance ou une permanence ÷ communes',
  },
  populationCovered: {
    name: 'Population couverte',
    meaning: 'Les habitants des communes couvertes, d’après la population légale.',
    formula: 'habitants des communes couvertes ÷ habitants',
  },
  distance: {
    name: 'Distance à la permanence',
    meaning:
      'À vol d’oiseau, du centre de la commune au lieu le plus proche où un créneau était offert, de quelque structure que ce ' +
      'soit\u00a0; zéro dans une commune qui a une permanence. Les communes sans position connue ne comptent pas.',
    formula: 'moyenne des distances, chaque commune pesant ses habitants',
  },
  publics: {
    name: 'Publics',
    meaning:
      'L’âge, la situation et le genre des personnes venues, quand elles l’ont dit. Chaque critère est compté à part\u00a0: ils ne ' +
      'sont jamais croisés.',
    formula: 'somme, séance par séance, des participants de chaque âge, situation ou genre',
  },
  residence: {
    name: 'Commune de résidence',
    meaning:
      'La commune où habitent les personnes venues, quand elles l’ont dit, où que la séance se soit tenue. D’un atelier, ' +
      'seules les personnes suivies ont une commune.',
    formula: 'somme des participants qui habitent chaque territoire',
  },
  intensity: {
    name: 'Heures pour 1 000 habitants',
    meaning:
      'Le temps passé en séance, ramené à la population légale (géographie officielle de l’année, Insee).',
    formula: 'heures ÷ habitants × 1 000',
  },
} as const
export type IndicatorName = keyof typeof indicatorDefinitions

const ofSessions = [
  'sessions',
  'participants',
  'newcomers',
  'followed',
  'hours',
  'participantHours',
  'frequency',
  'themeHours',
  'topics',
  'referral',
] as const satisfies IndicatorName[]

/** What a territory shows. */
export const territoryIndicators = [
  ...ofSessions,
  'channels',
  'autonomy',
  'autonomyChange',
  'publics',
  'residence',
  'appointments',
  'booked',
  'missed',
  'delay',
  'offered',
  'unfilled',
  'reached',
  'coverage',
  'populationCovered',
  'distance',
  'intensity',
] as const satisfies IndicatorName[]

/** What an advisor's own page shows. */
export const ownIndicators = [
  ...ofSessions,
  'channels',
  'autonomy',
  'autonomyChange',
  'appointments',
  'missed',
  'delay',
] as const satisfies IndicatorName[]

/** What an advisor's figures show outside their structure. */
export const sharedIndicators = ownIndicators.filter((name) => name !== 'delay' && name !== 'followed')
