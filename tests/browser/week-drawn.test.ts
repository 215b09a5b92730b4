import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, letters, openings, places, services } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { change, onceOn, openingSaid } from '../api/planning.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

/** What an advisor's week is made of is in the drawing and in the list alike. */

const open = smallHouses()

let house: SmallHouse
let page: Page
beforeEach(async () => {
  house = await open()
  page = (await house.visit(1280, 1000)).page
  await signIn()
})

async function signIn() {
  const [name = '', value = ''] = house.cookieOf(house.people.camille).split('=')
  await page.context().addCookies([{ name, value, url: house.url }])
}

const advisorId = () => house.people.camille.actor.advisorId
const plan = (changed: Parameters<typeof openingSaid>[1]) =>
  change(house, { does: 'planOpening', advisorId: advisorId(), opening: openingSaid(house, changed) })
const show = async (vue: 'calendrier' | 'liste', semaine = '2026-06-15') => {
  await page.goto(`/semaine?vue=${vue}&semaine=${semaine}`)
  await page.locator(vue === 'calendrier' ? '.week-calendar' : '.week').waitFor()
}
const faults = async () => [
  ...(await wrongs(page)),
  ...(await tooWide(page, 360, 900)),
  ...(await tooWide(page, 768, 900)),
  ...(await tooWide(page, 1280, 1000)),
]

describe.each(['calendrier', 'liste'] as const)('the week as a %s', (vue) => {
  it('tells the road between two places, and when there is no time for it', async () => {
    const [gramat, saintCere] = [
      { latitude: 44.7797, longitude: 1.7262 },
      { latitude: 44.8594, longitude: 1.8925 },
    ]
    house.db.update(places).set(gramat).where(eq(places.id, house.place.id)).run()
    house.db.update(places).set(saintCere).where(eq(places.id, house.otherPlace.id)).run()
    await plan({
      placeId: house.otherPlace.id,
      recurrence: onceOn('2026-06-16'),
      startsAt: '12:15',
      endsAt: '14:00',
    })
    await show(vue)
    await page
      .getByText(vue === 'liste' ? /^Trajet vers France Services de Saint-Céré, 25\smin/ : /^Trajet, 25\smin/)
      .waitFor()
    await page
      .getByText(/trop court/i)
      .first()
      .waitFor()
    expect(await faults()).toEqual([])
  })

  it('counts the seats of a workshop, and names the absence that suspends hours', async () => {
    const serviceId = uuidv7()
    house.db
      .insert(services)
      .values({ ...house.service, id: serviceId, code: 'atelier', kind: 'workshop' })
      .run()
    const workshop = { ...house.openings[0], id: uuidv7(), serviceId, seats: 3, title: 'Premiers pas' }
    const hours = { startsAt: '14:00', endsAt: '16:00', recurrence: onceOn('2026-06-17') }
    house.db
      .insert(openings)
      .values({ ...workshop, ...hours })
      .run()
    for (const seat of [1, 2])
      await house
        .citizen()
        .appointments.book(
          bookingAt(
            house,
            '14:00',
            { serviceId, workshopId: workshop.id, firstName: `P${seat}` },
            '2026-06-17',
          ),
        )
    const absence = { startsAt: '08:00', endsAt: '12:00', recurrence: onceOn('2026-06-16'), lastDay: null }
    await change(house, { does: 'planAbsence', advisorId: advisorId(), absence })
    await show(vue)
    if (vue === 'liste') {
      await page.getByText(/^1\splace libre$/).waitFor()
      await page.getByText('Suspendue').waitFor()
    } else {
      await page.getByText('Premiers pas (2/3)').waitFor()
      await page.locator('.week-off').waitFor()
    }
    await page
      .getByText(/^Absence/)
      .first()
      .waitFor()
    expect(await faults()).toEqual([])
  })

  it('holds the longest names, and nothing at all', async () => {
    const longest = {
      firstName: 'Marie-Antoinette-Joséphine-Élisabeth',
      lastName: 'de La Rochefoucauld-Montmorency',
    }
    await house.citizen().appointments.book(bookingAt(house, '09:00', longest))
    await show(vue)
    await page.getByText('Rochefoucauld').first().waitFor()
    expect(await faults()).toEqual([])
    house.db.update(openings).set({ closedAt: 1 }).run()
    house.db.update(appointments).set({ cancelledAt: 1, cancelledBy: 'citizen' }).run()
    await show(vue, '2026-06-22')
    expect(await page.getByText('Rien de prévu').count()).toBe(vue === 'liste' ? 5 : 0)
    expect(await faults()).toEqual([])
  })
})

it('marks whoever was not told where nothing is cut, even in half an hour', async () => {
  house.db.update(services).set({ minutes: 30 }).run()
  const longest = { firstName: 'Marie-Antoinette-Joséphine', lastName: 'de La Rochefoucauld' }
  for (const time of ['09:00', '10:00'] as const)
    await house.citizen().appointments.book(bookingAt(house, time, longest))
  house.db
    .update(appointments)
    .set({ endsAt: at('11:00') })
    .where(eq(appointments.startsAt, at('10:00')))
    .run()
  house.db.update(letters).set({ abandonedAt: house.now(), lastError: 'ESMS 422' }).run()
  await show('calendrier')
  const drawn = page.locator('.week-appointment')
  expect(await drawn.count()).toBe(2)
  for (const event of await drawn.all()) {
    const box = (await event.boundingBox())!
    const mark = (await event.locator('.week-untold svg').boundingBox())!
    expect(mark.y).toBeGreaterThanOrEqual(box.y)
    expect(mark.y + mark.height).toBeLessThanOrEqual(box.y + box.height)
    expect(mark.x + mark.width).toBeLessThanOrEqual(box.x + box.width)
    expect(await event.locator('.heard-only').innerText()).toContain('non prévenu')
  }
  expect(await faults()).toEqual([])
})

describe('the day that lasts twenty-five hours', () => {
  beforeEach(async () => {
    await house.setClocks('2026-10-20', '08:00')
    await signIn()
    await plan({ recurrence: onceOn('2026-10-25') })
    await house.citizen().appointments.book(bookingAt(house, '09:00', {}, '2026-10-25'))
  })
  const event = () => page.locator('.week-appointment')
  const startOf = () => house.db.select().from(appointments).get()!.startsAt

  it('draws nine o’clock at nine o’clock', async () => {
    await show('calendrier', '2026-10-19')
    expect(await event().locator('.heard-only').innerText()).toMatch(/dimanche 25\soctobre à 9\sh\s00/)
    const top = async (thing: string) => (await page.locator(thing).last().boundingBox())?.y ?? 0
    expect(Math.abs((await top('.week-appointment')) - (await top('.week-hours')))).toBeLessThan(3)
  })

  it('moves by the hours one sees, and comes back', async () => {
    await show('calendrier', '2026-10-19')
    const box = (await event().boundingBox())!
    const row = await event().evaluate((drawn) => drawn.clientHeight / 2)
    await page.mouse.move(box.x + 20, box.y + 8)
    await page.mouse.down()
    for (let step = 1; step <= 8; step += 1)
      await page.mouse.move(box.x + 20, box.y + 8 + (row * 2 * step) / 8)
    await page.mouse.up()
    await page.getByRole('button', { name: 'Annuler' }).waitFor()
    expect(startOf()).toBe(at('10:00', '2026-10-25'))
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(startOf).toBe(at('09:00', '2026-10-25'))
  })
})

it('hours swept over on the calendar become an appointment, an opening or an absence at those hours', async () => {
  await show('calendrier')
  const lane = (await page.locator('.week-calendar [data-date="2026-06-18"]').last().boundingBox())!
  const row = await page
    .locator('.week-hours')
    .first()
    .evaluate((drawn) => drawn.clientHeight / 3)
  const [x, y] = [lane.x + 40, lane.y + 2 * row + 3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 6; step += 1) await page.mouse.move(x, y + (1.5 * row * step) / 6 - 4)
  await page.mouse.up()
  const question = page.getByRole('dialog', { name: 'Que voulez-vous ajouter ?' })
  await question.getByText(/^Jeudi 18\sjuin à 10\sh\s00, jusqu’à 11\sh\s30$/).waitFor()
  expect(await faults()).toEqual([])
  await question.getByRole('button', { name: 'Un rendez-vous' }).click()
  const form = page.getByRole('form', { name: 'Donner un rendez-vous' })
  expect(await form.getByLabel('Jour', { exact: true }).inputValue()).toBe('2026-06-18')
  expect(await form.getByLabel('Heure', { exact: true }).inputValue()).toBe('10:00')
  await form.getByLabel('Prénom').fill('Odette')
  await form.getByLabel('Nom', { exact: true }).fill('Vidal')
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog', { name: 'C’est noté' })
    .getByText('Odette')
    .or(page.locator('.slip'))
    .first()
    .waitFor()
  const [kept] = house.db.select().from(appointments).all()
  expect(kept).toMatchObject({
    startsAt: at('10:00', '2026-06-18'),
    endsAt: at('10:00', '2026-06-18') + hour,
  })
})
