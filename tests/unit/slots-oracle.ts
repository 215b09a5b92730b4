import type { Absence, Appointment, Availability, Hold, Opening } from '#shared/availability.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import type { SlotSearch } from '#shared/slot-search.ts'

/**
 * The rules of booking once more, as slowly and plainly as they can be said: every minute is looked at, the clocks are read
 * from the language's own calendar, days are counted one by one. It shares nothing with the engine but the shape of rows.
 */

/** `cahors 1780300800000 camille`: one line for each slot and advisor. */
export function slowSlots(rows: Availability, search: SlotSearch): string[] {
  const service = rows.services.find((it) => it.id === search.serviceId)!
  const length = (search.minutes ?? service.minutes) * 60_000
  const step = (service.stepMinutes ?? search.minutes ?? service.minutes) * 60_000
  const found = new Set<string>()
  const mine = rows.openings.filter((it) => it.seats === null && (it.serviceId ?? service.id) === service.id)
  for (const group of groupsOf(mine)) {
    const { advisorId, placeId } = group[0]!
    const zone = zoneOf(rows, placeId)
    const open = new Set(group.flatMap((it) => minutesOpen(it, zone, search)))
    const away = minutesAway(rows, advisorId, placeId, search)
    for (const run of runsOf(open))
      for (let start = run.start; start + length <= run.end; start += step) {
        const end = start + length
        if (start < search.now + service.noticeMinutes * 60_000) continue
        if (start > search.now + service.horizonDays * 86_400_000) continue
        const { day, time } = read(start, zone)
        if (day < search.from || day > search.to || moment(day, time, zone) !== start) continue
        if (minutesIn(start, end).some((it) => away.has(it))) continue
        if (promises(rows, search, advisorId).some((it) => isTooClose(rows, it, start, end, placeId, search)))
          continue
        found.add(`${placeId} ${start} ${advisorId}`)
      }
  }
  return [...found].sort()
}

type Promised = Pick<Appointment | Hold, 'startsAt' | 'endsAt' | 'placeId' | 'serviceId'>

function promises(rows: Availability, search: SlotSearch, advisorId: string): Promised[] {
  const workshops = rows.openings
    .filter((it) => it.seats !== null && it.advisorId === advisorId)
    .flatMap((it) => {
      const closed = minutesClosed(rows, it.placeId, search)
      return spansOf(it, zoneOf(rows, it.placeId), search)
        .filter(([start, end]) => !minutesIn(start, end).some((minute) => closed.has(minute)))
        .map(([startsAt, endsAt]) => ({ startsAt, endsAt, placeId: it.placeId, serviceId: it.serviceId }))
    })
  return [
    ...rows.appointments.filter(
      (it) => it.advisorId === advisorId && it.cancelledAt === null && it.id !== search.ignoring,
    ),
    ...rows.holds.filter(
      (it) => it.advisorId === advisorId && it.expiresAt > search.now && it.id !== search.holdId,
    ),
    ...workshops,
  ]
}

function isTooClose(
  rows: Availability,
  it: Promised,
  start: number,
  end: number,
  placeId: string | null,
  search: SlotSearch,
) {
  const asked = rows.services.find((service) => service.id === search.serviceId)!
  const other = rows.services.find((service) => service.id === it.serviceId)
  const drive =
    it.placeId === null || placeId === null || it.placeId === placeId ? 0 : rows.travel(it.placeId, placeId)
  if (it.startsAt < end && start < it.endsAt) return true
  if (it.endsAt <= start)
    return start - it.endsAt < Math.max(other?.bufferAfter ?? 0, asked.bufferBefore, drive) * 60_000
  return it.startsAt - end < Math.max(asked.bufferAfter, other?.bufferBefore ?? 0, drive) * 60_000
}

function minutesAway(
  rows: Availability,
  advisorId: string,
  placeId: string | null,
  search: SlotSearch,
): Set<number> {
  const zone = zoneOf(rows, placeId)
  const away = minutesClosed(rows, placeId, search)
  for (const absence of rows.absences.filter((it) => it.advisorId === advisorId))
    for (const [start, end] of absentSpans(absence, zone, search))
      minutesIn(start, end).forEach((it) => away.add(it))
  return away
}

function minutesClosed(rows: Availability, placeId: string | null, search: SlotSearch): Set<number> {
  const zone = zoneOf(rows, placeId)
  const closed = new Set<number>()
  for (const day of daysAround(search)) {
    const opened = rows.holidayOpenings.some((it) => it.placeId === placeId && it.day === day)
    const shut = rows.closures.some((it) => it.placeId === placeId && it.firstDay <= day && day <= it.lastDay)
    if (shut || (holidays.has(day) && !opened))
      minutesIn(moment(day, '00:00', zone), moment(dayAfter(day, 1), '00:00', zone)).forEach((it) =>
        closed.add(it),
      )
  }
  return closed
}

/** Public holidays of the days that the properties visit. */
const holidays = new Set(['2026-04-06', '2026-05-08', '2026-05-14', '2026-12-25', '2027-01-01'])

function spansOf(opening: Opening, zone: string, search: SlotSearch): [number, number][] {
  return daysAround(search)
    .filter((day) => happens(opening.recurrence, day))
    .map((day): [number, number] => {
      const endDay = opening.overnight && opening.endsAt <= opening.startsAt ? dayAfter(day, 1) : day
      return [moment(day, opening.startsAt, zone), moment(endDay, opening.endsAt, zone)]
    })
    .filter(([start, end]) => start < end)
}

const minutesOpen = (opening: Opening, zone: string, search: SlotSearch): number[] =>
  spansOf(opening, zone, search).flatMap(([start, end]) => minutesIn(start, end))

function absentSpans(absence: Absence, zone: string, search: SlotSearch): [number, number][] {
  return daysAround(search)
    .filter((day) => happens(absence.recurrence, day))
    .map((day) => {
      let last = day
      for (
        let it = absence.recurrence.firstDay;
        absence.lastDay && it < absence.lastDay;
        it = dayAfter(it, 1)
      )
        last = dayAfter(last, 1)
      const overnight =
        absence.lastDay === null && absence.endsAt !== null && absence.endsAt <= absence.startsAt!
      const endDay = absence.endsAt === null || overnight ? dayAfter(last, 1) : last
      return [moment(day, absence.startsAt ?? '00:00', zone), moment(endDay, absence.endsAt ?? '00:00', zone)]
    })
}

/** Walks from the first day, turning the page of the week on Mondays. */
function happens(rule: Recurrence, day: string): boolean {
  if (rule.repeat === 'once') return day === rule.firstDay
  if (rule.repeat !== 'weekly') throw new Error('The properties draw days and weeks only')
  let week = 0
  for (let it = rule.firstDay; it <= day; it = dayAfter(it, 1)) {
    const weekday = new Date(`${it}T00:00Z`).getUTCDay() || 7
    if (weekday === 1 && it !== rule.firstDay) week += 1
    if (it === day)
      return (
        week % rule.every === 0 && rule.weekdays.some((one) => one === weekday) && day <= (rule.until ?? day)
      )
  }
  return false
}

const daysAround = ({ from, to }: SlotSearch): string[] => {
  const days = [dayAfter(from, -4)]
  while (days.at(-1)! < dayAfter(to, 3)) days.push(dayAfter(days.at(-1)!, 1))
  return days
}

function groupsOf(openings: Opening[]): Opening[][] {
  const key = (it: Opening) => `${it.advisorId} ${it.placeId} ${it.serviceId}`
  return [...new Set(openings.map(key))].map((one) => openings.filter((it) => key(it) === one))
}

function runsOf(minutes: Set<number>): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = []
  for (const minute of [...minutes].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.end === minute) run.end += 60_000
    else runs.push({ start: minute, end: minute + 60_000 })
  }
  return runs
}

function minutesIn(start: number, end: number): number[] {
  const minutes: number[] = []
  for (let minute = start; minute < end; minute += 60_000) minutes.push(minute)
  return minutes
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const zoneOf = (rows: Availability, placeId: string | null): string =>
  rows.places.find((it) => it.id === placeId)?.zone ?? 'Europe/Paris'

/** The first moment at which the calendar shows this day and time; one hour later on the clock when it never does. */
function moment(day: string, time: string, zone: string): number {
  const shown = calendarOf(day, zone).get(`${day} ${time}`)
  if (shown !== undefined) return shown
  const later = Number(time.slice(0, 2)) + 1
  return moment(day, `${String(later).padStart(2, '0')}${time.slice(2)}`, zone)
}

const calendars = new Map<string, Map<string, number>>()

/** All that the clocks of a zone show around a day, every five minutes, with the moment they first do. */
function calendarOf(day: string, zone: string): Map<string, number> {
  const known = calendars.get(`${day} ${zone}`)
  if (known) return known
  const calendar = new Map<string, number>()
  const middle = Date.parse(day) + 12 * 3_600_000
  for (let it = middle - 27 * 3_600_000; it < middle + 27 * 3_600_000; it += 5 * 60_000) {
    const { day: shownDay, time } = read(it, zone)
    const label = `${shownDay} ${time}`
    if (!calendar.has(label)) calendar.set(label, it)
  }
  calendars.set(`${day} ${zone}`, calendar)
  return calendar
}

const formats = new Map<string, Intl.DateTimeFormat>()

function read(instant: number, zone: string): { day: string; time: string } {
  const known = formats.get(zone)
  const format =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  if (!known) formats.set(zone, format)
  const [day, time] = format.format(instant).split(' ') as [string, string]
  return { day, time }
}
