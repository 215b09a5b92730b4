import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

const open = smallHouses()

let house: SmallHouse
let page: Page
let complaints: string[]
beforeEach(async () => {
  house = await open()
  const visit = await house.visit(1280, 900)
  const [name = '', value = ''] = house.cookieOf(house.people.camille).split('=')
  await visit.page.context().addCookies([{ name, value, url: house.url }])
  page = visit.page
  complaints = visit.complaints
})

const rows = () => house.db.select().from(appointments).all()
const form = () => page.getByRole('form', { name: 'Donner un rendez-vous' })
const slip = () => page.getByRole('dialog', { name: 'C’est noté' })

async function openForm(address = '/aujourdhui') {
  await page.goto(address)
  await page.getByRole('button', { name: 'Donner un rendez-vous' }).waitFor()
  await page.keyboard.press('r')
  await form().getByRole('radio').first().waitFor({ state: 'attached' })
}

/** What is wrong with the page as it is, at every width, and what it complained of. */
const faults = async () => [
  ...(await wrongs(page)),
  ...(await tooWide(page, 360, 900)),
  ...(await tooWide(page, 768, 900)),
  ...(await tooWide(page, 1280, 900)),
  ...complaints.splice(0),
]

describe('somebody on the phone', () => {
  it.each(['/aujourdhui', '/semaine'])(
    'is booked from %s in four keys besides their name and number, and in under thirty seconds',
    async (address) => {
      await page.goto(address)
      await page.getByRole('button', { name: 'Donner un rendez-vous' }).waitFor()
      const beganAt = performance.now()
      let keys = 0
      const press = async (key: string) => {
        keys += 1
        await page.keyboard.press(key)
      }
      const type = (text: string) => page.keyboard.type(text, { delay: 150 })
      await press('r')
      await form().getByLabel('Prénom').waitFor()
      await type('Odette')
      await press('Tab')
      await type('Vidal')
      await press('Tab')
      await type('0612345678')
      await press('Enter')
      await slip().getByText('mardi 16 juin').waitFor()
      expect(keys).toBe(4)
      expect(performance.now() - beganAt).toBeLessThan(30_000)
      expect(rows()).toMatchObject([{ firstName: 'Odette', lastName: 'Vidal', startsAt: at('09:00') }])
    },
  )

  it('leaves with a paper where nothing else is printed', async () => {
    await openForm()
    await page.keyboard.type('Odette')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Vidal')
    await page.keyboard.press('Enter')
    await slip().getByText('Médiathèque de Gramat').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.slip').isVisible()).toBe(true)
    for (const behind of ['h1', 'nav', 'dialog button', 'dialog h2'])
      expect(await page.locator(behind).filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    expect(await faults()).toEqual([])
  })
})

describe('the form of the counter', () => {
  it('is as good in every state: empty, corrected, over somebody', async () => {
    await house.citizen().appointments.book(bookingAt(house, '09:00'))
    await openForm()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Enter')
    await form().getByRole('link', { name: 'Écrivez son prénom.' }).waitFor()
    expect(await faults()).toEqual([])
    await form().getByLabel('Prénom').fill('Marie-Antoinette-Joséphine-Élisabeth')
    await form()
      .getByLabel('Nom', { exact: true })
      .fill('de La Rochefoucauld-Montmorency-Luxembourg-Beaufort')
    await form().getByRole('radio', { name: 'Une autre heure' }).check()
    await form().getByLabel('Jour', { exact: true }).fill('2026-06-16')
    await form().getByLabel('Heure', { exact: true }).fill('09:15')
    await form().getByRole('button', { name: 'Donner ce rendez-vous' }).click()
    await form().getByText('Quelqu’un est déjà attendu à cette heure').waitFor()
    expect(await faults()).toEqual([expect.stringContaining('409')])
    await form()
      .getByLabel(/^Pourquoi/)
      .fill('Un couple, ensemble')
    await page.keyboard.press('Enter')
    await slip().getByText('Médiathèque de Gramat').waitFor()
    await slip().getByRole('button', { name: 'Terminé' }).click()
    for (const vue of ['calendrier', 'liste']) {
      await page.goto(`/semaine?vue=${vue}`)
      await page.getByText('de La Rochefoucauld').first().waitFor()
      expect(await faults()).toEqual([])
    }
    expect(rows().map(({ overlapReason }) => overlapReason)).toEqual([null, 'Un couple, ensemble'])
  })
})

describe('« Mon agenda ailleurs »', () => {
  it('is as good before the address, with it, and while one asks to cut it', async () => {
    await page.goto('/agenda-ailleurs')
    const create = page.getByRole('button', { name: 'Créer mon adresse' })
    await create.waitFor()
    expect(await faults()).toEqual([])
    await create.click()
    await page.getByLabel('Adresse secrète de votre agenda').waitFor()
    expect(await faults()).toEqual([])
    const address = await page.getByLabel('Adresse secrète de votre agenda').inputValue()
    expect((await page.request.get(address)).headers()['content-type']).toBe('text/calendar; charset=utf-8')
    await page.getByRole('button', { name: 'Couper' }).click()
    await page.getByRole('dialog', { name: /Couper l’adresse/ }).waitFor()
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: 'Couper l’adresse' }).click()
    await create.waitFor()
    expect((await page.request.get(address)).status()).toBe(404)
  })
})
