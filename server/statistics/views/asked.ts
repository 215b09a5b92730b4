import { questionOf } from '#shared/dashboard-question.ts'
import { readerOf } from '#shared/dashboard-reader.ts'
import { type DashboardSearch, sinceTheBeginning } from '#shared/dashboard-search.ts'
import { type AnywhereQuestion, anywhereQuestion } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { problem, Problem } from '../../problem.ts'
import type { ActorContext } from '../../trpc.ts'
import { choices } from '../choices.ts'
import { perimeterOf } from '../perimeter.ts'

export type Reading = Pick<ActorContext, 'db' | 'settings' | 'now' | 'actor'>

/**
 * What an address asks of this reader today, as their own screen would ask it: « ce mois-ci » is the month that runs.
 * @throws `invalidInput` when it names what cannot be asked
 */
export function questionAsked(ctx: Reading, search: DashboardSearch): AnywhereQuestion {
  const { departement } = ctx.settings
  const { home } = readerOf(ctx.actor, departement)
  const firstMonth = search.periode === sinceTheBeginning ? choices(ctx).firstMonth : null
  const today = dayOf(ctx.now, zoneOf(departement))
  const asked = anywhereQuestion.safeParse(questionOf(search, home, { today, firstMonth }))
  if (!asked.success) throw problem('invalidInput')
  return asked.data
}

/** Whether the reader's own rights show them this at all. */
export function isInReach(ctx: Reading, question: AnywhereQuestion): boolean {
  try {
    perimeterOf(ctx, question)
    return true
  } catch (error) {
    const refusal = error instanceof Error && error.cause instanceof Problem ? error.cause.problem : null
    if (refusal !== 'notYours' && refusal !== 'notFound') throw error
    return false
  }
}
