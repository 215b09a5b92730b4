import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { audit, openings, services } from '#drizzle/schema/index.ts'
import { at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { change, onceOn, openingRow, openingSaid, rehearse } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.people.camille.actor.advisorId
const plan = (changed: Parameters<typeof openingSaid>[1]) =>
  ({ does: 'planOpening', advisorId: camille(), opening: openingSaid(w, changed) }) as const
const plain = (said: string | undefined) => said?.replaceAll('\u00a0', ' ')
const count = () => w.db.select().from(openings).all().length

describe('planning an opening', () => {
  it('offers its hours at once', async () => {
    const { openingId = '' } = await change(
      w,
      plan({ recurrence: onceOn('2026-06-18'), startsAt: '14:00', endsAt: '16:00' }),
    )
    expect(await hoursAtGramat(w)).toContain(at('14:00', '2026-06-18'))
    expect(openingRow(w, openingId)).toMatchObject({
      advisorId: camille(),
      startsAt: '14:00',
      closedAt: null,
    })
    expect(w.db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'planning.planOpening' })
  })

  it('T08 is refused when it ends before it starts, unless it is said to end the next day', async () => {
    const before = count()
    expect(await refusalOf(change(w, plan({ startsAt: '12:00', endsAt: '12:00' })))).toBe(
      'openingEndsBeforeStart',
    )
    expect(await refusalOf(change(w, plan({ startsAt: '12:00', endsAt: '09:00' })))).toBe(
      'openingEndsBeforeStart',
    )
    expect(count()).toBe(before)
    await change(w, plan({ startsAt: '22:00', endsAt: '01:00', overnight: true }))
    expect(count()).toBe(before + 1)
  })

  it('T09 is warned when the appointment is longer than the opening, and may be kept', async () => {
    w.db.$client.prepare('update services set minutes = 120').run()
    const short = plan({ recurrence: onceOn('2026-06-18'), startsAt: '09:00', endsAt: '10:00' })
    expect((await rehearse(w, short)).warnings).toEqual([{ name: 'openingTooShort', day: '2026-06-18' }])
    await change(w, short)
    expect(await hoursAtGramat(w)).not.toContain(at('09:00', '2026-06-18'))
  })

  it('T58 is refused when it repeats until its first day, or before', async () => {
    const rule = { repeat: 'weekly', every: 1, weekdays: [2], firstDay: '2026-06-16' } as const
    for (const until of ['2026-06-16', '2026-06-09'])
      expect(await refusalOf(change(w, plan({ recurrence: { ...rule, weekdays: [2], until } })))).toBe(
        'invalidInput',
      )
    expect(count()).toBe(2)
  })

  it('T73 is refused when it repeats on no day: never kept as if it happened once', async () => {
    const recurrence = { repeat: 'weekly', every: 1, weekdays: [], firstDay: '2026-06-16' } as const
    expect(await refusalOf(change(w, plan({ recurrence: { ...recurrence, weekdays: [] } })))).toBe(
      'invalidInput',
    )
    expect(count()).toBe(2)
  })

  it('T80 is warned when the same advisor receives elsewhere at that hour, and a booking there closes it here', async () => {
    const crossed = plan({ placeId: w.otherPlace.id, startsAt: '10:00', endsAt: '12:00' })
    expect((await rehearse(w, crossed)).warnings).toEqual([{ name: 'openingsOverlap', day: '2026-06-16' }])
    await change(w, crossed)
    const slug = w.otherPlace.slug
    const there = async () =>
      (await w.citizen().availability.atPlace({ slug, holdId: null })).days.flatMap(({ starts }) => starts)
    expect(await there()).toContain(at('10:00'))
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    expect(await there()).not.toContain(at('10:00'))
  })

  it('T87 needs a place for an appointment on site, none for one on the phone', async () => {
    expect(await refusalOf(change(w, plan({ placeId: null })))).toBe('placeNeeded')
    w.db.update(services).set({ mode: 'phone' }).run()
    expect(await refusalOf(change(w, plan({ placeId: null })))).toBe('no refusal')
  })

  it('T88 is refused at a place that has closed', async () => {
    w.db.$client.prepare('update places set closed_at = ? where id = ?').run(w.now(), w.place.id)
    expect(await refusalOf(change(w, plan({})))).toBe('placeClosed')
  })

  it('has seats when it is a workshop, and only then', async () => {
    expect(await refusalOf(change(w, plan({ seats: 8 })))).toBe('seatsOnlyForWorkshops')
    w.db.update(services).set({ kind: 'workshop' }).run()
    expect(await refusalOf(change(w, plan({ seats: null })))).toBe('seatsOnlyForWorkshops')
    expect(await refusalOf(change(w, plan({ seats: 8, title: 'Premiers pas' })))).toBe('no refusal')
  })

  it('a rehearsal keeps nothing', async () => {
    await rehearse(w, plan({}))
    expect(count()).toBe(2)
    expect(w.db.$client.inTransaction).toBe(false)
  })

  it('is one’s own; an administrator plans for everyone', async () => {
    expect(await refusalOf(change(w, plan({}), [], w.people.nadia))).toBe('notYours')
    expect(await refusalOf(change(w, plan({}), [], w.people.coordinator))).toBe('notYours')
    expect(await refusalOf(change(w, plan({}), [], w.people.administrator))).toBe('no refusal')
    const advisorId = uuidv7()
    expect(await refusalOf(change(w, { ...plan({}), advisorId }, [], w.people.administrator))).toBe(
      'notFound',
    )
  })
})

describe('the list of what an advisor planned', () => {
  it('says each opening and each absence in French, with the next day it is held', async () => {
    const recurrence = {
      repeat: 'weekly' as const,
      every: 2,
      weekdays: [2 as const],
      firstDay: '2026-06-16',
      until: '2026-07-31',
      exceptions: [{ day: '2026-07-14', movedTo: null }],
    }
    await change(w, plan({ recurrence, startsAt: '14:00', endsAt: '16:30' }))
    await change(w, {
      does: 'planAbsence',
      advisorId: camille(),
      absence: { startsAt: null, endsAt: null, recurrence: onceOn('2026-08-03'), lastDay: '2026-08-21' },
    })
    const list = await w.as(w.people.camille).planning.openingsOf({ advisorId: camille() })
    expect(list.openings.map(({ sentence, next }) => [plain(sentence), next])).toEqual([
      ['tous les mardis de 9 h à 12 h, à la médiathèque de Gramat', '2026-06-16'],
      [
        'tous les deux mardis de 14 h à 16 h 30, à la médiathèque de Gramat, à partir du 16 juin, jusqu’au 31 juillet, sauf le 14 juillet',
        '2026-06-16',
      ],
    ])
    expect(list.absences.map(({ sentence }) => plain(sentence))).toEqual(['du 3 au 21 août'])
    expect(list.places.map(({ name }) => name)).toContain('France Services de Saint-Céré')
  })

  it('is one’s own, or an administrator’s to see', async () => {
    const asked = { advisorId: camille() }
    expect(await refusalOf(w.as(w.people.nadia).planning.openingsOf(asked))).toBe('notYours')
    expect(await refusalOf(w.as(w.people.administrator).planning.openingsOf(asked))).toBe('no refusal')
  })
})

describe('a place that closes for some days', () => {
  it('T79 shows no slot on those days; the other places of the same advisor are not affected', async () => {
    await change(w, plan({ placeId: w.otherPlace.id, recurrence: onceOn('2026-08-04') }))
    w.setClock('2026-07-20', '08:00')
    const closing = {
      does: 'planClosure',
      placeId: w.place.id,
      firstDay: '2026-08-01',
      lastDay: '2026-08-31',
    } as const
    expect(await refusalOf(change(w, closing))).toBe('notYours')
    const { closureId = '' } = await change(w, closing, [], w.people.administrator)
    const august = async (slug: string) =>
      (await w.citizen().availability.atPlace({ slug, holdId: null })).days
        .map(({ day }) => day)
        .filter((day) => day.startsWith('2026-08'))
    expect(await august(w.place.slug)).toEqual([])
    expect(await august(w.otherPlace.slug)).toContain('2026-08-04')
    await change(w, { does: 'withdrawClosure', closureId }, [], w.people.administrator)
    expect(await august(w.place.slug)).toContain('2026-08-04')
  })

  it('T77 may open on a public holiday, and keep it again', async () => {
    w.setClock('2026-07-06', '08:00')
    const isOpen = async () => (await hoursAtGramat(w)).includes(at('09:00', '2026-07-14'))
    const holiday = { placeId: w.place.id, day: '2026-07-14' }
    expect(await isOpen()).toBe(false)
    await change(w, { does: 'openOnHoliday', ...holiday }, [], w.people.administrator)
    expect(await isOpen()).toBe(true)
    await change(w, { does: 'keepHoliday', ...holiday }, [], w.people.administrator)
    expect(await isOpen()).toBe(false)
  })
})
