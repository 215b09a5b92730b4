import AxeBuilder from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { buildWhenStale } from '#server/build.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { change, openingSaid } from '../api/planning.ts'
import { type World, world } from '../api/world.ts'
import { launchChromium } from '../chromium.ts'
import { freePort } from '../running-house.ts'

/** « Ma semaine » as the built pages draw it, under the house's own headers, in a browser whose clock is far from Paris. */

let browser: Browser
let clientDir: string
let w: World
let app: FastifyInstance
let page: Page
let complaints: string[]

beforeAll(async () => {
  clientDir = await buildWhenStale('neutral')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  w = world({ publicUrl: url })
  app = await buildApp({ db: w.db, settings: w.settings, now: w.now, clientDir })
  await app.listen({ port, host: 'localhost' })
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Asia/Tokyo', baseURL: url })
  const [name = '', value = ''] = w.cookieOf(w.people.camille).split('=')
  await context.addCookies([{ name, value, url }])
  await context.clock.setFixedTime(w.now())
  page = await context.newPage()
  complaints = []
  page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
  page.on('pageerror', (error) => void complaints.push(error.message))
})

afterEach(async () => {
  await page.context().close()
  await app.close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})

const book = (time: string) => w.citizen().appointments.book(bookingAt(w, time))
const starts = () =>
  w.db
    .select()
    .from(appointments)
    .all()
    .map(({ startsAt }) => startsAt)
const drawn = () => page.locator('.week-calendar')
const jeanne = (hour: RegExp) => drawn().getByRole('button', { name: hour })

async function openCalendar(width = 1280) {
  await page.setViewportSize({ width, height: 1000 })
  await page.goto('/semaine?vue=calendrier')
  await drawn().waitFor()
}

/** Takes the appointment by its top and leaves it some half hours lower, or higher. */
async function drag(halfHours: number) {
  const box = await page.locator('.week-appointment').first().boundingBox()
  const row = await page
    .locator('.week-appointment')
    .first()
    .evaluate((event) => event.clientHeight / 2)
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x, y + (row * halfHours * step) / 8)
  await page.mouse.up()
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each([360, 768, 1280])('nothing is wrong for axe, and nothing overflows at %i px', async (width) => {
    await book('09:00')
    const { id } = await book('11:00')
    const opening = openingSaid(w, { endsAt: '11:00' })
    const shorter = { does: 'changeOpening', openingId: w.openings[0].id, from: null, opening } as const
    await change(w, shorter, [{ choice: 'keep', appointmentId: id }])
    await page.emulateMedia({ colorScheme })
    await openCalendar(width)
    await jeanne(/11\sh\s00.*hors plage/).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.html).join(' ')}`),
    ).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})

it('draws the hours of Paris, whatever the clock of the browser', async () => {
  await book('09:00')
  await openCalendar()
  const said = await page.locator('.week-appointment .heard-only').innerText()
  expect(said).toMatch(/^Jeanne Marty, mardi 16\sjuin à 9\sh\s00, Médiathèque de Gramat$/)
  const top = async (event: string) => (await page.locator(event).first().boundingBox())?.y ?? 0
  expect(Math.abs((await top('.week-appointment')) - (await top('.week-hours')))).toBeLessThan(3)
})

it('an appointment dragged lower is moved, and comes back by one touch', async () => {
  await book('09:00')
  await openCalendar()
  await jeanne(/^Jeanne.* 9\sh\s00/).waitFor()
  await drag(2)
  await jeanne(/^Jeanne.* 10\sh\s00/).waitFor()
  expect(starts()).toEqual([at('10:00')])
  await page.getByRole('button', { name: 'Annuler' }).click()
  await jeanne(/^Jeanne.* 9\sh\s00/).waitFor()
  expect(starts()).toEqual([at('09:00')])
})

it('dropped on somebody else, it asks why before two share an hour', async () => {
  await book('09:00')
  await book('10:00')
  await openCalendar()
  await jeanne(/^Jeanne.* 9\sh\s00/).waitFor()
  await drag(2)
  const dialog = page.getByRole('dialog', { name: 'Jeanne Marty' })
  await dialog.getByText('Un autre rendez-vous est déjà à cette heure.').waitFor()
  expect(starts()).toEqual([at('09:00'), at('10:00')])
  await dialog.getByLabel('Pourquoi les garder tous les deux ?').fill('Un couple, ensemble')
  await dialog.getByRole('button', { name: 'Déplacer quand même' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(starts()).toEqual([at('10:00'), at('10:00')])
})

it('an empty time that is touched becomes an opening at that hour', async () => {
  await openCalendar()
  const lane = page.locator('.week-calendar [data-date="2026-06-18"]').last()
  const box = await lane.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 3)
  const question = page.getByRole('dialog', { name: 'Que voulez-vous ajouter ?' })
  await question.getByRole('button', { name: 'Une permanence' }).click()
  const read = page.getByRole('dialog', { name: 'Ajouter une permanence' }).locator('output')
  await expect.poll(() => read.innerText()).toMatch(/^Le jeudi 18\sjuin de 8\sh à 9\sh, à la médiathèque/)
})

it('every event answers to the keyboard', async () => {
  await book('09:00')
  await openCalendar()
  const open = async (name: RegExp) => {
    await jeanne(name).focus()
    await page.keyboard.press('Enter')
    const title = await page.getByRole('dialog').getByRole('heading').first().innerText()
    await page.keyboard.press('Escape')
    return title
  }
  expect(await open(/^Permanence mardi/)).toBe('Changer une permanence')
  expect(await open(/^Jeanne Marty/)).toBe('Jeanne Marty')
})

it.each([
  [360, 740],
  [1280, 720],
])('no field that the keyboard reaches hides under the sentence, at %i × %i px', async (width, height) => {
  await page.setViewportSize({ width, height })
  await page.goto('/permanences')
  await page.getByRole('button', { name: 'Ajouter une permanence' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: 'Chaque mois' }).press('Space')
  const foot = page.locator('.planning-foot')
  const hidden = () =>
    foot.evaluate((it) => {
      const focused = document.activeElement
      if (it.contains(focused) || !it.closest('form')?.contains(focused)) return null
      const isUnder = Number(focused?.getBoundingClientRect().bottom) > it.getBoundingClientRect().top
      return isUnder ? focused?.outerHTML : null
    })
  for (const key of [...Array<string>(20).fill('Shift+Tab'), ...Array<string>(20).fill('Tab')]) {
    await page.keyboard.press(key)
    expect(await hidden()).toBeNull()
  }
})
