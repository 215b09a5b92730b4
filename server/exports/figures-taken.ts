import { few, whyGuarded } from '#shared/guarded-words.ts'
import { sayPeriod } from '#shared/periods.ts'
import {
  questionsAsked,
  sayNowhere,
  sayRisingThere,
  sayTooLong,
  sayWorkshops,
  tooNarrow,
} from '#shared/question-answers.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { appointments } from '../statistics/appointments.ts'
import { coverage } from '../statistics/coverage.ts'
import { dashboard } from '../statistics/dashboard.ts'
import { delays } from '../statistics/delays.ts'
import { filtersSaid } from '../statistics/filters-said.ts'
import { people } from '../statistics/people.ts'
import { places } from '../statistics/places.ts'
import { territories } from '../statistics/territories.ts'
import type { ActorContext } from '../trpc.ts'

type Looking = Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>

/** What the dashboard shows, and what must be said wherever it goes. */
export type FiguresTaken = Awaited<ReturnType<typeof figuresTaken>>

/** How many looks at the house make one file: what a bar of progress counts. */
export const looks = 8

/**
 * The answers of the dashboard themselves, exact or guarded as on screen: nothing is counted here. What only a département
 * or less is asked is null of the country.
 * @param looked called after each look
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function figuresTaken(ctx: Looking, question: AnywhereQuestion, looked = () => {}) {
  const look = async <Told>(telling: Promise<Told> | Told) => {
    const told = await telling
    looked()
    return told
  }
  const here = 'departement' in question ? question : null
  const shown = await look(dashboard(ctx, question))
  const below = await look(territories(ctx, question))
  const coverageTold = await look(coverage(ctx, question))
  const peopleTold = await look(here && people(ctx, here))
  const appointmentsTold = await look(here && appointments(ctx, here))
  const placesTold = await look(here && places(ctx, here))
  const delaysTold = await look(here && delays(ctx, here))
  const zone = zoneOf(here?.departement ?? ctx.settings.departement)
  return {
    ...shown,
    below,
    coverage: coverageTold,
    people: peopleTold,
    appointments: appointmentsTold,
    places: placesTold,
    answers: [
      { asked: questionsAsked.rising, answer: sayRisingThere(shown) },
      { asked: questionsAsked.nowhere, answer: coverageTold ? sayNowhere(coverageTold) : tooNarrow },
      ...(here
        ? [{ asked: questionsAsked.tooLong, answer: delaysTold ? sayTooLong(delaysTold) : tooNarrow }]
        : []),
      { asked: questionsAsked.workshops, answer: await look(workshopsAnswer(ctx, question)) },
    ],
    said: {
      territory: shown.path.at(-1)?.name ?? '',
      inside: shown.path.slice(0, -1).map(({ name }) => name),
      period: sayPeriod(shown.period),
      filters: [
        shown.structures?.map(({ name }) => name).join(', ') ?? 'toutes les structures',
        ...filtersSaid(ctx, question),
      ],
      asOf: `Données au ${sayDay(dayOf(ctx.now, zone), 'fr', 'without weekday')} à ${sayTimeAt(ctx.now, zone, 'fr')}`,
      compared: comparedSaid(shown),
      rounding: shown.isExact ? whyExact : whyGuarded,
    },
  }
}

async function workshopsAnswer(ctx: Looking, question: AnywhereQuestion): Promise<string> {
  const workshops = await dashboard(ctx, { ...question, kind: 'workshop' })
  const individuals = await dashboard(ctx, { ...question, kind: 'individual' })
  return sayWorkshops(workshops.now, individuals.now)
}

/** Which days the changes compare: they begin later where nothing was noted before. */
const comparedSaid = ({ previous, lastYear }: Awaited<ReturnType<typeof dashboard>>): string[] =>
  [
    { than: 'la période d’avant', beside: previous },
    { than: 'un an', beside: lastYear },
  ].flatMap(({ than, beside }) =>
    beside
      ? [
          `Évolution sur ${than}\u00a0: ${sayPeriod(beside.before.period)}, puis ${sayPeriod(beside.now.period)}.`,
        ]
      : [],
  )

const whyExact =
  'Chiffres exacts de votre structure\u00a0: un petit nombre peut y désigner quelqu’un. Hors de la structure, ' +
  `les nombres de un à quatre se disent «\u00a0${few}\u00a0» et les totaux sont arrondis.`
