import { few, whyGuarded } from '#shared/guarded-words.ts'
import { sayPeriod } from '#shared/periods.ts'
import { sayDay, sayTimeAt } from '#shared/speech.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { dashboard } from '../statistics/dashboard.ts'
import { filtersSaid } from '../statistics/filters-said.ts'
import { territories } from '../statistics/territories.ts'
import type { ActorContext } from '../trpc.ts'

type Looking = Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>

/** What the dashboard shows, and what must be said wherever it goes. */
export type FiguresTaken = Awaited<ReturnType<typeof figuresTaken>>

/**
 * The answers of the dashboard themselves, exact or guarded as on screen: nothing is counted here.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function figuresTaken(ctx: Looking, question: AnywhereQuestion) {
  const shown = await dashboard(ctx, question)
  const zone = zoneOf('departement' in question ? question.departement : ctx.settings.departement)
  return {
    ...shown,
    below: await territories(ctx, question),
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
