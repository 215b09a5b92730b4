import { holidaysBetween } from '#shared/holidays.ts'
import { absenceSpans } from '#shared/opening-spans.ts'
import { addDays, daysFrom, hour, instantAt, monthOf, monthsFrom, overlap, weekdayOf } from '#shared/time.ts'
import type { Agenda } from './availability.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import { activityOn } from './seasons.ts'
import { type Author, individual, type Session, workshopSession } from './session-rows.ts'
import { workshopNames } from './workshops.ts'

/** Village halls, schools, homes for the elderly, forums: twice a month or so, help goes where nobody opens. */
export function outingsOf(ground: Ground, absences: Agenda['absences'], author: Author): Session[] {
  const { firstDay, today, zone, now } = ground
  const yesterday = addDays(today, -1)
  const away = absences.flatMap((absence) => absenceSpans(absence, zone, firstDay, today))
  const holidays = new Set(holidaysBetween(firstDay, today))
  const workdays = daysFrom(firstDay, yesterday)
    .filter((day) => weekdayOf(day) <= 5 && !holidays.has(day))
    .map((day) => ({
      day,
      startsAt: instantAt(day, '14:00', zone),
      endsAt: instantAt(day, '16:00', zone),
    }))
    .filter((hours) => !away.some((absence) => overlap(absence, hours)))
  return monthsFrom(firstDay, yesterday).flatMap((name) => {
    const month = workdays.filter(({ day }) => monthOf(day) === name)
    const draw = chance(`outings ${author.id} ${name}`)
    const count = month.length === 0 ? 0 : draw.count(2.2 * activityOn(`${name}-15`))
    return Array.from({ length: count }, () => {
      const { day, startsAt } = draw.pick(month)
      const endsAt = startsAt + 2 * hour
      const scene = { now, since: firstDay, author, draw, day, endsAt, place: null }
      return draw.happens(0.5)
        ? workshopSession(scene, draw.pick(workshopNames), 0)
        : individual(scene, 'onSite', null)
    })
  })
}
