import { expect, test } from 'vitest'
import { type Agenda, type Appointment, type Block, timelineOf } from '#client/appointments/timeline.ts'
import { hour, instantAt } from '#shared/time.ts'

const zone = 'Europe/Paris'
const at = (time: string) => instantAt('2026-06-16', time, zone)

const opening = (from: string, to: string, changed: Partial<Agenda['openings'][number]> = {}) => ({
  id: `opening ${from}`,
  startsAt: at(from),
  endsAt: at(to),
  placeId: 'gramat',
  placeName: 'Gramat',
  serviceName: null,
  title: null,
  seats: null,
  ...changed,
})

const appointment = (time: string, changed: Partial<Appointment> = {}) =>
  ({
    id: `appointment ${time}`,
    startsAt: at(time),
    endsAt: at(time) + hour,
    workshopId: null,
    status: 'coming',
    place: { id: 'gramat', name: 'Gramat' },
    ...changed,
  }) as Appointment

const day = (changed: Partial<Agenda>): Agenda => ({
  zone,
  appointments: [],
  openings: [],
  absences: [],
  holidays: [],
  ...changed,
})

const told = (block: Block) => {
  if (block.kind === 'opening') return [block.placeName, ...block.entries.map(({ seats }) => seats.length)]
  return block.kind === 'road' ? [`→ ${block.to}`] : [block.kind]
}

const shown = (agenda: Agenda) => timelineOf(agenda, '2026-06-16', zone).map(told)

test('appointments stand in the hours and the place where they are kept, others alone', () => {
  expect(
    shown(
      day({
        openings: [opening('09:00', '12:00')],
        appointments: [
          appointment('09:00'),
          appointment('14:00'),
          appointment('10:00', { place: { id: 'figeac' } as Appointment['place'] }),
        ],
      }),
    ),
  ).toEqual([['Gramat', 1], ['alone'], ['alone']])
})

test('the seats of a workshop are one line, without those who cancelled', () => {
  const seat = (n: number, changed: Partial<Appointment> = {}) =>
    appointment('14:00', { id: `seat ${n}`, workshopId: 'opening 14:00', ...changed })
  const agenda = day({
    openings: [opening('14:00', '16:00', { seats: 6, title: 'La tablette' })],
    appointments: [seat(1, { status: 'cancelled' }), seat(2), seat(3), seat(4, { status: 'cancelled' })],
  })
  expect(shown(agenda)).toEqual([['Gramat', 2]])
  expect(shown({ ...agenda, appointments: [seat(1, { status: 'cancelled' })] })).toEqual([['Gramat', 1]])
})

test('from one place to another there is a road; at the same place, or at a distance, there is none', () => {
  const agenda = day({
    openings: [
      opening('14:00', '16:00', { placeId: 'figeac', placeName: 'Figeac' }),
      opening('09:00', '10:00'),
      opening('10:00', '12:00'),
      opening('17:00', '18:00', { placeId: null, placeName: null }),
    ],
    absences: [{ id: 'absence', startsAt: at('13:00') + 4 * hour, endsAt: at('18:00') }],
  })
  expect(shown(agenda)).toEqual([['Gramat'], ['Gramat'], ['→ Figeac'], ['Figeac'], [null], ['absence']])
})

test('another day of the same agenda is not there', () => {
  const agenda = day({ openings: [opening('09:00', '12:00')], appointments: [appointment('09:00')] })
  expect(timelineOf(agenda, '2026-06-17', zone)).toEqual([])
})
