import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { readSettings } from '#server/env.ts'
import { promiseMonths } from '#server/statistics/views/promise-months.ts'
import { instantAt } from '#shared/time.ts'
import { secret } from '../people.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

let house: Demonstration
let visit: Visit
beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-16', '09:00', 'Europe/Paris'))
  visit = await house.visit(1280)
  await enter(visit, 'Nadia Romarin')
})
afterAll(() => house.end())

const titled = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** All that is wrong with what the page shows, at every width. */
async function faults({ page, complaints }: Visit) {
  const found = await wrongs(page)
  for (const width of [360, 768, 1280]) found.push(...(await tooWide(page, width)))
  return [...found, ...complaints.splice(0)]
}

it('is saved from the dashboard, and its short address opens the same question after a reload', async () => {
  const { page, tab } = visit
  await page.goto('/tableau-de-bord?territoire=46-commune-46042&periode=mois-dernier')
  await titled(page, /, Cahors, mai 2026$/)
  await page.getByRole('button', { name: 'Enregistrer cette vue' }).click()
  expect(await page.getByRole('textbox', { name: /^Nom de la vue/ }).inputValue()).toBe(
    'Cahors, le mois dernier',
  )
  expect(await faults(visit)).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const address = await page.getByRole('textbox', { name: 'Adresse courte' }).inputValue()
  expect(address).toMatch(/\/v\/[0-9A-Z]{6}$/)
  expect(await faults(visit)).toEqual([])
  await page.keyboard.press('Escape')
  const again = await tab(address)
  await titled(again, /, Cahors, mai 2026$/)
  await again.reload()
  await titled(again, /, Cahors, mai 2026$/)
  expect(new URL(again.url()).search).toBe('?periode=mois-dernier&territoire=46-commune-46042')
  await again.close()
})

it('stands in a list, where it is renamed, removed and brought back', async () => {
  const { page } = visit
  await page.goto('/tableau-de-bord/vues')
  await page.getByRole('link', { name: 'Comité de pilotage' }).waitFor()
  expect(await faults(visit)).toEqual([])
  await page.getByRole('button', { name: 'Renommer ou partager Cahors, le mois dernier' }).click()
  await page.getByRole('textbox', { name: /^Nom de la vue/ }).fill('Pour le maire')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const link = page.getByRole('link', { name: 'Pour le maire' })
  await link.waitFor()
  await page.getByRole('button', { name: 'Supprimer Pour le maire' }).click()
  await link.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler' }).click()
  await link.waitFor()
  await page.reload()
  await link.click()
  await titled(page, /, Cahors, mai 2026$/)
})

it('comes each month by e-mail to who asks, until the link of the letter stops it', async () => {
  const { page } = visit
  await page.goto('/tableau-de-bord/vues')
  const monthly = page.getByRole('checkbox', { name: 'Recevoir Pour le maire chaque mois par courriel' })
  await monthly.check({ force: true })
  expect(await monthly.isChecked()).toBe(true)
  await page.getByText('le prochain courriel part au début du mois').waitFor()
  await house.setClock(instantAt('2026-07-01', '09:00', 'Europe/Paris'))
  const settings = readSettings({ SECRET: secret, PUBLIC_URL: house.url, DATA_DIR: 'none' })
  const ground = { db: house.db, settings, now: house.now() }
  await promiseMonths(ground)
  const texts: string[] = []
  const email = (mail: { text: string; messageId: string }) =>
    Promise.resolve(void (mail.messageId.includes('.month.') && texts.push(mail.text)))
  await deliver(ground, { email, sms: null })
  expect(house.db.select().from(letters).where(eq(letters.kind, 'month')).all()).toHaveLength(1)
  expect(texts[0]).toContain('Cahors, juin 2026')
  const stop = /http\S+courriel-mensuel#\S+/.exec(texts[0] ?? '')?.[0] ?? ''
  const reader = await house.visit(360)
  await reader.page.goto(stop)
  await reader.page.getByText(/^Vous recevez chaque mois la vue «\sPour le maire\s»/).waitFor()
  expect(await faults(reader)).toEqual([])
  await reader.page.getByRole('button', { name: 'Ne plus le recevoir' }).click()
  await reader.page.getByText(/^C’est arrêté/).waitFor()
  expect(await faults(reader)).toEqual([])
  /* Two weeks later, one signs in again. */
  await enter(visit, 'Nadia Romarin')
  await page.goto('/tableau-de-bord/vues')
  await monthly.waitFor({ state: 'attached' })
  expect(await monthly.isChecked()).toBe(false)
})
