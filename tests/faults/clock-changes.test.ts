import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters, openings } from '#drizzle/schema/index.ts'
import { addDays, dayOf, type Day, hour, instantAt, wallTimeOf, type WallTime } from '#shared/time.ts'
import { at, bookingAt, hoursAtGramat } from '../api/booking-request.ts'
import { type World, world, zone } from '../api/world.ts'

let w: World
beforeEach(() => {
  w = world()
  const { id: _, ...model } = w.openings[0]
  w.db.delete(openings).run()
  const weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[] = [1, 2, 3, 4, 5, 6, 7]
  for (const [startsAt, endsAt] of [
    ['01:00', '04:00'],
    ['09:00', '12:00'],
  ] as const)
    w.db
      .insert(openings)
      .values({
        ...model,
        id: uuidv7(),
        startsAt,
        endsAt,
        recurrence: { repeat: 'weekly', every: 1, weekdays, firstDay: '2026-01-01' },
      })
      .run()
})

const usual = ['01:00', '02:00', '03:00', '09:00', '10:00', '11:00']

/** Easter Monday and All Saints’ follow these Sundays: nobody receives on them. */
const sundays: [name: string, sunday: Day, hours: WallTime[], length: number][] = [
  ['in spring, when two o’clock does not exist', '2027-03-28', usual.filter((time) => time !== '02:00'), 23],
  ['in autumn, when two o’clock comes twice', '2027-10-31', usual, 25],
]

describe.each(sundays)('the Sunday the clocks change %s', (_, sunday, hours, length) => {
  beforeEach(() => w.setClock(addDays(sunday, -20), '08:00'))

  it(`lasts ${length} hours, and offers each hour of the wall once`, async () => {
    expect(at('00:00', addDays(sunday, 1)) - at('00:00', sunday)).toBe(length * hour)
    const shown = await hoursAtGramat(w)
    expect(new Set(shown).size).toBe(shown.length)
    const on = (day: Day) => shown.filter((start) => dayOf(start, zone) === day)
    expect(on(sunday).map((start) => wallTimeOf(start, zone))).toEqual(hours)
    expect(on(addDays(sunday, -1)).map((start) => wallTimeOf(start, zone))).toEqual(usual)
    expect(on(sunday)).toEqual(hours.map((time) => instantAt(sunday, time, zone)))
  })

  it.each([-1, 0, 2])(
    'keeps the hour said, in the page, the calendar file and the reminder (%i days around)',
    async (days) => {
      const day = addDays(sunday, days)
      for (const [nth, time] of (days === 0 ? hours : usual).entries()) {
        const who = { phone: null, email: `jeanne.${nth}@exemple.fr` }
        const { id, key, startsAt } = await w.citizen().appointments.book(bookingAt(w, time, who, day))
        expect([dayOf(startsAt, zone), wallTimeOf(startsAt, zone)]).toEqual([day, time])
        const { content } = await w.citizen().appointments.calendar({ key })
        expect(momentIn(content, 'DTSTART')).toBe(startsAt)
        expect(momentIn(content, 'DTEND')).toBe(startsAt + hour)
        const dueAt = w.db
          .select()
          .from(letters)
          .where(eq(letters.aboutId, id))
          .all()
          .find(({ kind }) => kind === 'reminder')?.dueAt
        expect(dueAt).toBe(at(time < '09:00' ? '09:00' : time, addDays(day, -2)))
      }
    },
  )
})

/** RFC 5545, in UTC: `DTSTART:20270328T070000Z`. */
function momentIn(content: string, name: 'DTSTART' | 'DTEND') {
  const said = content.match(
    new RegExp(`^${name}:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z\\r$`, 'm'),
  )
  return said ? Date.parse(`${said.slice(1, 4).join('-')}T${said.slice(4, 7).join(':')}Z`) : null
}
