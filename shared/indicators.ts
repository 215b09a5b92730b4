import { type Count, largestRemainder } from './statistics.ts'
import { type Theme, themes, type Topic, topics } from './themes.ts'
import { hour, type Instant } from './time.ts'

/** What is shown of a theme. Shares are between 0 and 1; null when there is nothing to divide. */
export type ThemeIndicators = {
  sessions: number
  /** Of the sessions with at least one theme, those that touch this one: the three exceed 1 together. */
  frequency: number | null
  hours: number
  /** Whole percents of all hours: the three and the transversal ones add up to 100. */
  hoursPercent: number
}

/** What is shown of a perimeter and a period. Hours have one decimal. */
export type Indicators = {
  sessions: number
  individuals: number
  workshops: number
  participants: number
  newcomers: number
  hours: number
  participantHours: number
  referred: number
  referralShare: number | null
  themed: number
  themes: Record<Theme, ThemeIndicators>
  transversalHours: number
  transversalPercent: number
}

/**
 * The one door by which counts leave the running totals: what people who work here may see, exactly. The protection
 * of small counts for everyone else belongs here.
 */
export function indicatorsOf(figures: Record<Count, number>): Indicators {
  const transversal = figures.seconds - themes.reduce((sum, theme) => sum + figures[`${theme}Seconds`], 0)
  const percents = largestRemainder([...themes.map((theme) => figures[`${theme}Seconds`]), transversal])
  const themeOf = (theme: Theme, index: number): ThemeIndicators => ({
    sessions: figures[theme],
    frequency: shareOf(figures[theme], figures.themed),
    hours: hoursOf(figures[`${theme}Seconds`]),
    hoursPercent: percents[index] ?? 0,
  })
  return {
    sessions: figures.sessions,
    individuals: figures.sessions - figures.workshops,
    workshops: figures.workshops,
    participants: figures.participants,
    newcomers: figures.participants - figures.returning,
    hours: hoursOf(figures.seconds),
    participantHours: hoursOf(figures.participantSeconds),
    referred: figures.referred,
    referralShare: shareOf(figures.referred, figures.sessions),
    themed: figures.themed,
    themes: {
      everyday: themeOf('everyday', 0),
      citizen: themeOf('citizen', 1),
      autonomy: themeOf('autonomy', 2),
    },
    transversalHours: hoursOf(transversal),
    transversalPercent: percents.at(-1) ?? 0,
  }
}

/** The thématiques that were touched, the most frequent first, by the same door; `share` is of all sessions. */
export function rankedTopics(figures: Record<Topic | 'sessions', number>) {
  return topics
    .map((topic) => ({ topic, sessions: figures[topic], share: shareOf(figures[topic], figures.sessions) }))
    .filter(({ sessions }) => sessions > 0)
    .toSorted((a, b) => b.sessions - a.sessions)
}

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
    missedShare: shareOf(missed, honoured + missed),
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

/** How much more or less than before, as a share of before; null when there was too little to compare with. */
export const changeOf = (now: number, before: number): number | null =>
  before < fewestToCompare ? null : (now - before) / before

/** Hours for 1,000 inhabitants, one decimal; null where nobody lives. */
export const intensityOf = (hours: number, population: number): number | null =>
  population === 0 ? null : Math.round((hours * 10_000) / population) / 10

/** Every indicator: its name, what it means in a sentence, how it is computed. One click away from each figure. */
export const indicatorDefinitions = {
  sessions: {
    name: 'Séances',
    meaning: 'Les accompagnements individuels et les ateliers notés par les conseillers et non retirés.',
    formula: 'nombre de séances dont le jour est dans la période, premier et dernier jours compris',
  },
  participants: {
    name: 'Accompagnements',
    meaning: 'Chaque participation à une séance : un atelier de dix personnes compte dix accompagnements.',
    formula: 'somme des participants de toutes les séances',
  },
  newcomers: {
    name: 'Nouvelles personnes',
    meaning:
      'Les participants qui n’avaient jamais été accompagnés : d’après leurs séances pour les personnes suivies, ' +
      'd’après ce qu’elles en disent pour les autres.',
    formula: 'participants − « déjà accompagnés »',
  },
  followed: {
    name: 'Personnes suivies distinctes',
    meaning:
      'Les personnes que les conseillers suivent par leur nom, avec leur accord, et qui sont venues : chacune compte ' +
      'une fois. Les autres participants sont anonymes : ils comptent comme accompagnements, jamais comme personnes.',
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
    meaning: 'Le temps d’accompagnement reçu : une heure d’atelier à dix personnes en vaut dix.',
    formula: 'somme des (minutes × participants) ÷ 60',
  },
  frequency: {
    name: 'Thème, fréquence',
    meaning:
      'La part des séances qui touchent ce thème. Une séance peut toucher plusieurs thèmes : le total dépasse 100 %.',
    formula: 'séances qui touchent le thème ÷ séances qui touchent au moins un des trois thèmes',
  },
  themeHours: {
    name: 'Thème, heures',
    meaning:
      'Le temps consacré à ce thème : les minutes d’une séance sont partagées entre ses thématiques. ' +
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
    meaning: 'Où l’accompagnement a lieu : dans un lieu d’activité, ailleurs, à domicile ou à distance.',
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
      'Pour les personnes suivies et vues au moins trois fois : leur niveau à la dernière séance, à côté du premier.',
    formula:
      'personnes dont le niveau a monté, est resté le même, a baissé entre la première et la dernière séance notée',
  },
  appointments: {
    name: 'Rendez-vous honorés',
    meaning:
      'Les rendez-vous de la période où la personne est venue, places d’atelier comprises. Un rendez-vous annulé ne compte pas.',
    formula: 'nombre de rendez-vous clôturés « venu »',
  },
  missed: {
    name: 'Rendez-vous manqués',
    meaning: 'La part des rendez-vous clôturés où la personne n’est pas venue.',
    formula: 'manqués ÷ (honorés + manqués)',
  },
  delay: {
    name: 'Délai de rendez-vous',
    meaning:
      'Le temps entre le moment où le rendez-vous est pris et le rendez-vous : la moitié attend moins.',
    formula: 'médiane de (début du rendez-vous − réservation), en jours',
  },
  coverage: {
    name: 'Communes touchées',
    meaning: 'Les communes où au moins une séance a eu lieu. Une séance compte là où elle s’est tenue.',
    formula: 'communes avec au moins une séance ÷ communes',
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
export const territoryIndicators = [...ofSessions, 'coverage', 'intensity'] as const satisfies IndicatorName[]

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

const hoursOf = (seconds: number) => Math.round(seconds / 360) / 10

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)
