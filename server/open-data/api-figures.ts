import { and, asc, eq, lte } from 'drizzle-orm'
import type { z } from 'zod/mini'
import { departementFigures } from '#drizzle/schema/index.ts'
import { groupBy } from '#shared/group-by.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { counts, figuresOf, sumOf } from '#shared/statistics.ts'
import { type Theme, themes } from '#shared/themes.ts'
import type { ApiContext } from './api-operation.ts'
import { ApiRefusal } from './api-refusals.ts'
import type { apiFigure, apiStructureFigure } from './api-shapes.ts'
import {
  lastMonthOver,
  quarterColumns,
  quarterEnding,
  type QuarterFigures,
  quarterFigures,
  quarterOf,
} from './quarter-figures.ts'

export type FigureLine = z.output<typeof apiFigure>

type Asked = {
  quarter?: string | undefined
  level?: 'departement' | 'epci' | undefined
  code?: string | undefined
  theme?: 'all' | Theme | undefined
}

/** The protected figures, a line for each quarter, territory and theme, the latest quarter first. */
export async function figuresAsked(ctx: ApiContext, asked: Asked): Promise<FigureLine[]> {
  const all = await quarterFigures(ctx)
  return all
    .filter(
      ({ quarter, level, code }) =>
        (!asked.quarter || quarter === asked.quarter) &&
        (!asked.level || level === asked.level) &&
        (!asked.code || code === asked.code),
    )
    .flatMap(linesOf)
    .filter(({ theme }) => !asked.theme || theme === asked.theme)
}

/** One line for all the sessions of a quarter and a territory, and one for each theme. */
export function linesOf({ shown, ...where }: QuarterFigures): FigureLine[] {
  return [
    { ...where, theme: 'all' as const, sessions: said(shown.sessions), percent: null, hours: shown.hours },
    ...themes.map((theme) => {
      const { sessions, frequency, hours } = shown.themes[theme]
      const percent = frequency === null ? null : Math.round(frequency * 100)
      return { ...where, theme, sessions: said(sessions), percent, hours }
    }),
  ]
}

const said = (count: GuardedCount) => ({ value: count === 'few' ? null : count, hidden: count === 'few' })

type StructureLine = z.output<typeof apiStructureFigure>

/**
 * The exact figures of the structure that the key names, quarter by quarter, the latest first; only quarters that are over.
 * @throws ApiRefusal `notInScope` for a key that names none
 */
export function structureFigures({ db, now, settings, partner }: ApiContext): StructureLine[] {
  if (!partner?.structureId) throw new ApiRefusal('notInScope')
  const rows = db
    .select({ departement: departementFigures.departementCode, ...quarterColumns(departementFigures) })
    .from(departementFigures)
    .where(
      and(
        eq(departementFigures.structureId, partner.structureId),
        lte(departementFigures.month, lastMonthOver({ now, settings })),
      ),
    )
    .groupBy(departementFigures.departementCode, quarterOf(departementFigures), departementFigures.drawn)
    .orderBy(asc(departementFigures.departementCode))
    .all()
  return [...groupBy(rows, ({ departement, quarter }) => `${quarter} ${departement}`).values()]
    .flatMap((same) => {
      const [first] = same
      if (!first) return []
      const whole = indicatorsOf(
        { drawn: sumOf(counts, same), left: figuresOf(counts, () => 0) },
        { isExact: true },
      )
      const [year, number] = [first.quarter.slice(0, 4), Number(first.quarter.slice(6))]
      const exact = (count: GuardedCount) => count as number
      const ofTheme = (theme: Theme) => ({
        sessions: exact(whole.themes[theme].sessions),
        hours: whole.themes[theme].hours ?? 0,
      })
      return [
        {
          ...quarterEnding(`${year}-${String(number * 3).padStart(2, '0')}`),
          departement: first.departement,
          sessions: exact(whole.sessions),
          workshops: exact(whole.workshops),
          participants: exact(whole.participants),
          newcomers: exact(whole.newcomers),
          hours: whole.hours ?? 0,
          themes: {
            everyday: ofTheme('everyday'),
            citizen: ofTheme('citizen'),
            autonomy: ofTheme('autonomy'),
          },
        },
      ]
    })
    .toSorted((a, b) => (a.quarter < b.quarter ? 1 : -1))
}
