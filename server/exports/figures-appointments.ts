import type { Cell } from '#shared/column-kinds.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { counted, type FiguresTable, number, percent, text } from './figures-columns.ts'
import { narrowed } from './figures-notes.ts'
import type { FiguresTaken } from './figures-taken.ts'

type Appointments = NonNullable<FiguresTaken['appointments']>

/** Why there are none: the country has none to tell, or the filters are not theirs. */
const noteOf = ({ appointments, people }: FiguresTaken) =>
  appointments ? undefined : people ? narrowed.appointments : narrowed.country

export const appointmentsTable = (taken: FiguresTaken): FiguresTable => ({
  name: 'appointments',
  defined: ['booked', 'appointments', 'missed', 'delay', 'offered', 'unfilled'],
  note: noteOf(taken),
  columns: [text('Rendez-vous'), number('Sur la période'), text('Unité')],
  rows: taken.appointments ? appointmentRows(taken.appointments) : [],
})

function appointmentRows({ booked, honoured, missed, unsettled, offered, ...told }: Appointments): Cell[][] {
  return [
    ['Pris', counted(booked), 'rendez-vous'],
    ['Honorés', counted(honoured), 'rendez-vous'],
    ['Manqués', counted(missed), 'rendez-vous'],
    ['À venir ou à clôturer', counted(unsettled), 'rendez-vous'],
    ['Part des manqués', percent(told.missedShare), '% des clôturés'],
    ['Délai entre la réservation et le rendez-vous (médiane)', told.medianDelayDays, 'jours'],
    ...offered
      .filter((each) => each.offered > 0)
      .flatMap((each) => {
        const { name, unit } = offeredNames[each.kind]
        return [
          [`${name}\u00a0: offerts`, each.offered, unit],
          [`${name}\u00a0: pris`, counted(each.taken), unit],
          [`${name}\u00a0: restés libres`, each.unfilled, unit],
        ]
      }),
  ]
}

export const offeredNames = {
  individual: { name: 'Créneaux individuels', unit: 'créneaux' },
  workshop: { name: 'Places d’atelier', unit: 'places' },
} as const

export const appointmentMonthsTable = (taken: FiguresTaken): FiguresTable => ({
  name: 'appointmentMonths',
  defined: ['offered', 'booked', 'appointments', 'missed'],
  note: noteOf(taken),
  columns: [
    text('Mois'),
    number('Créneaux et places offerts'),
    number('Pris'),
    number('Honorés'),
    number('Manqués'),
  ],
  rows: (taken.appointments?.months ?? []).map(({ month, offered, booked, honoured, missed }) => [
    sayMonth(month, 'fr'),
    offered,
    counted(booked),
    counted(honoured),
    counted(missed),
  ]),
})

export const weekdays = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'] as const

export const appointmentHoursTable = (taken: FiguresTaken): FiguresTable => ({
  name: 'appointmentHours',
  defined: ['booked'],
  note: noteOf(taken),
  columns: [text('Heure'), ...weekdays.map(number)],
  rows: hoursTold(taken.appointments).map(({ hour, counts }) => [`${hour}\u00a0h`, ...counts.map(counted)]),
})

/** Each hour from the first to the last where somebody had an appointment, by day of the week; none in a place is zero. */
export function hoursTold(
  appointments: FiguresTaken['appointments'],
): { hour: number; counts: GuardedCount[] }[] {
  const told = appointments?.hours ?? []
  if (told.length === 0) return []
  const all = told.map(({ hour }) => hour)
  const known = new Map(told.map(({ weekday, hour, booked }) => [`${hour} ${weekday}`, booked]))
  const first = Math.min(...all)
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, at) => ({
    hour: first + at,
    counts: weekdays.map((_name, day) => known.get(`${first + at} ${day + 1}`) ?? 0),
  }))
}
