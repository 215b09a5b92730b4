import { orderOf } from '#shared/shown-indicators.ts'
import { sayMonth } from '#shared/speech.ts'
import { hoursTold, offeredNames, weekdays } from './figures-appointments.ts'
import { narrowed } from './figures-notes.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { drawMonthColumns, monthColumnsHeight, type MonthKey } from './report-months.ts'
import { figure, heading, ink, keepTogether, type Paper, paragraph } from './report-paper.ts'
import { table } from './report-table.ts'
import { count, counted, days, longestDrawn, share, shortMonth, valueOf } from './report-words.ts'

type Appointments = NonNullable<FiguresTaken['appointments']>

/** What became of appointments, what was offered, month by month and hour by hour. */
export function byAppointments(paper: Paper, { appointments, people }: FiguresTaken) {
  heading(paper, 2, 'Les rendez-vous')
  if (!appointments) return paragraph(paper, people ? narrowed.appointments : narrowed.country)
  const offered = appointments.offered.filter((each) => each.offered > 0)
  if (appointments.booked === 0 && offered.length === 0)
    return paragraph(paper, 'Aucun rendez-vous sur cette période.')
  table(
    paper,
    ['Rendez-vous', 'Sur la période'],
    [
      ['Pris', counted(appointments.booked)],
      ['Honorés', counted(appointments.honoured)],
      ['Manqués', counted(appointments.missed)],
      ['À venir ou à clôturer', counted(appointments.unsettled)],
      ['Part des manqués', share(appointments.missedShare)],
      ['Délai entre la réservation et le rendez-vous (médiane)', days(appointments.medianDelayDays)],
    ],
  )
  if (offered.length > 0)
    table(
      paper,
      ['Ce qui était offert', 'Offerts', 'Pris', 'Restés libres'],
      offered.map(({ kind, taken, unfilled, ...each }) => [
        offeredNames[kind].name,
        count(each.offered),
        counted(taken),
        unfilled === null ? '–' : count(unfilled),
      ]),
    )
  byMonth(paper, appointments)
  byHour(paper, appointments)
}

const ends = [
  { name: 'offered', words: 'Créneaux et places offerts', look: 'hollow' },
  { name: 'booked', words: 'Pris', look: 'striped' },
  { name: 'honoured', words: 'Honorés', look: 'full' },
  { name: 'missed', words: 'Manqués', look: 'crossed' },
] as const

const keys: readonly MonthKey[] = ends.map(({ words, look }) => ({ words, look, colour: ink.bar }))

function byMonth(paper: Paper, { months }: Appointments) {
  const some = months.filter(({ offered, booked }) => offered !== null || booked !== 0)
  if (months.length < 2 || some.length === 0) return
  const isDrawn = months.length <= longestDrawn
  const name = 'Créneaux offerts et rendez-vous pris, honorés et manqués, par mois'
  keepTogether(paper, (isDrawn ? monthColumnsHeight : 0) + 60)
  paragraph(paper, name, 'bold')
  const told = (figures: Appointments['months'][number]) => ends.map((end) => sayEnd(figures[end.name]))
  const said = months.map(
    (figures) =>
      `${sayMonth(figures.month, 'fr')}, ${told(figures)
        .map((figureSaid, nth) => `${ends[nth]?.words} ${figureSaid}`)
        .join(', ')}`,
  )
  const columns = months.map((figures) => ({
    label: shortMonth(figures.month),
    values: ends.map((end) => valueOf(figures[end.name])),
  }))
  if (isDrawn)
    figure(paper, monthColumnsHeight, `${name}\u00a0: ${said.join('\u00a0; ')}.`, (top) =>
      drawMonthColumns(paper, top, keys, columns, { stacked: false, say: counted }),
    )
  table(
    paper,
    ['Mois', ...ends.map(({ words }) => words)],
    months.map((figures) => [sayMonth(figures.month, 'fr'), ...told(figures)]),
  )
}

const sayEnd = (figures: Parameters<typeof counted>[0] | null) => (figures === null ? '–' : counted(figures))

/** The more appointments, the darker behind the figure. */
function byHour(paper: Paper, appointments: Appointments) {
  const hours = hoursTold(appointments)
  if (hours.length === 0) return
  const most = Math.max(1, ...hours.flatMap(({ counts }) => counts.map(valueOf)))
  keepTogether(paper, 40 + 19 * (hours.length + 1))
  paragraph(paper, 'Rendez-vous par jour de la semaine et par heure', 'bold')
  table(
    paper,
    ['Heure', ...weekdays],
    hours.map(({ hour, counts }) => [`${hour}\u00a0h`, ...counts.map(inHour)]),
    (row, column) => {
      const here = hours[row]?.counts[column - 1]
      return here === undefined || orderOf(here) === 0 ? undefined : shadeOf(valueOf(here) / most)
    },
  )
}

/** As short as the cell is narrow. */
const inHour = (number: Parameters<typeof counted>[0]) => (number === 'few' ? '<\u00a05' : counted(number))

/** Light enough for the figure to be read on it, on a print without colours too. */
function shadeOf(part: number): string {
  const [red, green, blue] = [0xff - 0x6e * part, 0xff - 0x38 * part, 0xff - 0x3a * part]
  return `#${[red, green, blue].map((ray) => Math.round(ray).toString(16).padStart(2, '0')).join('')}`
}
