import { type PeriodSearch, periodCodes, sinceTheBeginning } from '#shared/dashboard-search.ts'
import { periodPresets, sayPeriod } from '#shared/periods.ts'
import type { Actor } from '#shared/permissions.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { teamOf } from '#shared/views.ts'

/** `du 3 au 5 mars 2026`, `cette année`: what a view says of its days. */
export function daysSaid({ periode, du, au }: PeriodSearch): string {
  if (du && au && du <= au) return sayPeriod({ from: du, to: au })
  if (periode === sinceTheBeginning) return 'depuis le début'
  const { label } = periodPresets[periodCodes[periode ?? 'annee']]
  return label.charAt(0).toLowerCase() + label.slice(1)
}

/** Whether these days stay or follow the calendar. */
export function daysKept(search: PeriodSearch): string {
  const { du, au } = search
  return du && au && du <= au
    ? `La vue montrera toujours ces jours\u00a0: ${daysSaid(search)}.`
    : `La vue suivra le calendrier\u00a0: «\u00a0${daysSaid(search)}\u00a0» se lira du jour où on l’ouvre.`
}

/** Whom « mon équipe » is, for this person and this question. */
export const teamSaid = (actor: Actor, question: AnywhereQuestion): string =>
  teamOf(actor, question).structureId === null
    ? 'Qui voit aussi tout ce territoire\u00a0: coordination, préfecture, administration.'
    : 'Vos collègues de la structure, et qui la dirige.'
