import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters, places } from '#drizzle/schema/index.ts'
import { compose } from '#server/notifications/compose.ts'
import { eq } from 'drizzle-orm'
import { at, bookingAt } from './booking-request.ts'
import { change, onceOn, openingSaid } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const week = (from = '2026-06-15', to = '2026-06-21') => w.as(w.people.camille).planning.week({ from, to })
const camille = () => w.people.camille.actor.advisorId
const plan = (changed: Parameters<typeof openingSaid>[1]) =>
  change(w, { does: 'planOpening', advisorId: camille(), opening: openingSaid(w, changed) })

describe('the week of an advisor', () => {
  it('names each occurrence by the day its rule gives it, even moved', async () => {
    const moved = { day: '2026-06-18', hours: { startsAt: '14:00', endsAt: '17:00' } }
    const openingId = w.openings[0].id
    await change(w, { does: 'changeOccurrence', openingId, day: '2026-06-16', movedTo: moved })
    expect((await week('2026-06-15', '2026-06-28')).openings).toMatchObject([
      {
        id: openingId,
        day: '2026-06-16',
        startsAt: at('14:00', '2026-06-18'),
        placeName: 'Médiathèque de Gramat',
      },
      { id: openingId, day: '2026-06-23', startsAt: at('09:00', '2026-06-23') },
    ])
  })

  it('shows the road from one place to the next of the day, and when there is no time for it', async () => {
    const [gramat, saintCere] = [
      { latitude: 44.7797, longitude: 1.7262 },
      { latitude: 44.8594, longitude: 1.8925 },
    ]
    w.db.update(places).set(gramat).where(eq(places.id, w.place.id)).run()
    w.db.update(places).set(saintCere).where(eq(places.id, w.otherPlace.id)).run()
    const there = { placeId: w.otherPlace.id, recurrence: onceOn('2026-06-16') }
    await plan({ ...there, startsAt: '14:00', endsAt: '16:00' })
    const { roads } = await week()
    expect(roads).toEqual([
      {
        startsAt: at('13:35'),
        endsAt: at('14:00'),
        minutes: 25,
        toName: 'France Services de Saint-Céré',
        isTight: false,
      },
    ])
    await plan({ ...there, recurrence: onceOn('2026-06-23'), startsAt: '12:15', endsAt: '13:00' })
    expect((await week('2026-06-22', '2026-06-28')).roads).toMatchObject([{ isTight: true }])
  })

  it('tells which openings an absence, a public holiday or a closure leaves nothing of', async () => {
    const away = { startsAt: '08:00', endsAt: '12:00', recurrence: onceOn('2026-06-16'), lastDay: null }
    await change(w, { does: 'planAbsence', advisorId: camille(), absence: away })
    const days = { placeId: w.place.id, firstDay: '2026-06-23', lastDay: '2026-06-23' }
    await change(w, { does: 'planClosure', ...days }, [], w.people.administrator)
    const { openings } = await week('2026-06-15', '2026-07-19')
    expect(openings.map(({ day, isOff }) => [day, isOff])).toEqual([
      ['2026-06-16', true],
      ['2026-06-23', true],
      ['2026-06-30', false],
      ['2026-07-07', false],
      ['2026-07-14', true],
    ])
  })

  it('keeps what was held before an opening closed, and nothing after', async () => {
    w.setClock('2026-06-17', '08:00')
    await change(w, { does: 'closeOpening', openingId: w.openings[0].id, from: null })
    const { openings } = await week('2026-06-08', '2026-06-28')
    expect(openings.map(({ startsAt, isClosed }) => [startsAt, isClosed])).toEqual([
      [at('09:00', '2026-06-09'), true],
      [at('09:00', '2026-06-16'), true],
    ])
  })

  it('tells the closures of the places one goes to', async () => {
    const days = { placeId: w.place.id, firstDay: '2026-06-16', lastDay: '2026-06-20' }
    await change(w, { does: 'planClosure', ...days }, [], w.people.administrator)
    expect((await week()).closures).toMatchObject([{ ...days, placeName: 'Médiathèque de Gramat' }])
    expect((await week('2026-06-22', '2026-06-28')).closures).toEqual([])
  })

  it('is one’s own, a few weeks at a time', async () => {
    await w.citizen().appointments.book(bookingAt(w, '09:00'))
    const nadias = await w.as(w.people.nadia).planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(nadias.appointments).toEqual([])
    expect(await refusalOf(week('2026-06-01', '2026-08-01'))).toBe('rangeTooLong')
  })
})

it('the advisor’s word is in the letter that cancels, in the language of the person', async () => {
  const contact = { phone: null, email: 'jane@example.org', language: 'en' as const }
  const { id } = await w.citizen().appointments.book(bookingAt(w, '09:00', contact))
  const message = 'Je suis malade, désolée.'
  await w
    .as(w.people.camille)
    .appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId: id, message })
  const letter = w.db.select().from(letters).where(eq(letters.kind, 'cancelled')).get()
  const mail = compose(w.contextOf(null), letter!)
  expect(mail).toHaveProperty(
    'text',
    expect.stringContaining(`A word from your digital adviser:\n${message}`),
  )
})
