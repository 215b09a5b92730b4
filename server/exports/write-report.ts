import { openReadOnly } from '#drizzle/open.ts'
import { indicatorDefinitions, type IndicatorName } from '#shared/indicators.ts'
import { sayPeriod } from '#shared/periods.ts'
import { capital, sayDay } from '#shared/speech.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { own } from '../statistics/own.ts'
import { growFile } from './grow-file.ts'
import type { Said } from './order.ts'
import type { ReportOrder } from './report-order.ts'
import { closePaper, definition, heading, openPaper, paragraph } from './report-paper.ts'
import { byAppointment, byMonth, byTheme, byTopic, byWay, inShort } from './report-parts.ts'

/**
 * The figures of a period, on paper: what matters first, then the themes, the thématiques, the months, the ways and the
 * appointments, each drawn and in figures, with every definition at the end.
 */
export async function writeReport(order: ReportOrder, say: (said: Said) => void) {
  say({ done: 0, total: 0 })
  const house = openReadOnly(order.database)
  const figures = own({ ...order, db: house }, order.period)
  house.$client.close()
  const paper = openPaper(toldOf(order))
  const today = dayOf(order.now, zoneOf(order.settings.departement))
  const asOf = `Données au ${sayDay(today, 'fr', 'without weekday')}`
  heading(paper, 1, 'Mes accompagnements')
  paragraph(paper, `${order.actor.name}, ${sayPeriod(order.period)}`, 'bold')
  paragraph(paper, `${order.settings.operator}. ${asOf}.`, 'quiet')
  inShort(paper, figures)
  if (figures.now.sessions > 0) {
    byTheme(paper, figures)
    byTopic(paper, figures)
    byMonth(paper, figures)
    byWay(paper, figures)
  }
  byAppointment(paper, figures)
  heading(paper, 2, 'Définitions')
  for (const name of defined) {
    const { name: term, meaning, formula } = indicatorDefinitions[name]
    definition(paper, term, meaning, formula)
  }
  const file = growFile(order.path)
  file.add(await closePaper(paper, `${capital(sayPeriod(order.period))} · ${asOf}`))
  file.close()
}

const toldOf = ({ actor, settings, period, now }: ReportOrder) => ({
  title: `Mes accompagnements, ${sayPeriod(period)}, ${actor.name}`,
  author: settings.operator,
  madeAt: now,
})

/** Those whose figures are above. */
const defined: IndicatorName[] = [
  'sessions',
  'participants',
  'newcomers',
  'hours',
  'participantHours',
  'referral',
  'frequency',
  'themeHours',
  'topics',
  'channels',
  'autonomy',
  'appointments',
  'missed',
  'delay',
]
