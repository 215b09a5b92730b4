import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantAt, minute } from '#shared/time.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tabTo, write } from './keyboard.ts'
import { type Visit, wrongs } from './visits.ts'

const zone = 'Europe/Paris'

let house: Demonstration
beforeAll(async () => void (house = await openDemonstration(instantAt('2026-06-16', '09:00', zone))))
afterAll(() => house.end())

async function clean({ page }: Visit) {
  await page.waitForLoadState('networkidle')
  expect(await wrongs(page)).toEqual([])
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** Figures of the page as numbers: the first one that is said there. */
const numberIn = (text: string) =>
  Number(/[\d\u00a0\u202f]+(?:,\d+)?/.exec(text)![0].replace(/\s/g, '').replace(',', '.'))

/** What one reads of this month: the département, then its EPCI, then its commune. */
async function readFigures({ page }: Visit) {
  await page.goto('/tableau-de-bord?periode=mois')
  const departement = await readHere(page)
  const epci = await readRow(page, 'CA du Grand Cahors')
  await territories(page).getByRole('link', { name: 'CA du Grand Cahors' }).click()
  await title(page).filter({ hasText: 'CA du Grand Cahors' }).waitFor()
  const commune = await readRow(page, 'Cahors')
  await territories(page).getByRole('link', { name: 'Cahors', exact: true }).click()
  await title(page)
    .filter({ hasText: /programme, Cahors,/ })
    .waitFor()
  const inCommune = await readHere(page)
  return { departement, epci, commune, inCommune }
}

async function readHere(page: Page) {
  const key = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) })
  const theme = page.getByRole('article', { name: 'Usages citoyens et critiques' })
  const topic = theme.getByRole('listitem').filter({ hasText: 'Prévention en sécurité numérique' })
  return {
    sessions: numberIn(await key('Séances').locator('strong').first().innerText()),
    topic: numberIn(await topic.innerText()),
  }
}

async function readRow(page: Page, name: string) {
  const row = territories(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
  return numberIn(await row.getByRole('cell').first().innerText())
}

const territories = (page: Page) =>
  page.getByRole('region', { name: 'Territoire par territoire', exact: true })

it('a citizen books, the advisor receives and logs, their structure sees it in the figures, the coordinator about', async () => {
  const citizen = await house.visit(360, 740)
  const { page } = citizen
  await page.goto('/')
  await clean(citizen)
  await tabTo(page, page.getByRole('combobox', { name: 'Où êtes-vous ?' }))
  await page.keyboard.type('cahors')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Choisir ce lieu : Médiathèque de Cahors' }))
  await page.keyboard.press('Enter')
  await title(page).filter({ hasText: 'Quand voulez-vous venir' }).waitFor()
  await clean(citizen)
  await tabTo(page, page.getByRole('button', { name: 'mercredi 17 juin à 9 h 00' }))
  await page.keyboard.press('Enter')
  await title(page).filter({ hasText: 'Qui êtes-vous' }).waitFor()
  await clean(citizen)
  await write(page, 'Prénom', 'Odette')
  await write(page, 'Nom', 'Vialard')
  await write(page, 'Téléphone', '06 12 34 56 78')
  await tabTo(page, page.getByRole('radio', { name: /^Au quotidien/ }))
  await page.keyboard.press('ArrowDown')
  await write(page, 'Quelques mots de plus, si vous voulez', 'Un message étrange sur mon téléphone')
  await house.setClock(house.now() + minute)
  await tabTo(page, page.getByRole('button', { name: 'Confirmer le rendez-vous' }))
  await page.keyboard.press('Enter')
  await title(page).filter({ hasText: 'C’est noté' }).waitFor()
  await page.getByText('Camille Genévrier vous attend').waitFor()
  await clean(citizen)
  expect(citizen.complaints).toEqual([])
  await citizen.leave()

  await house.setClock(instantAt('2026-06-17', '10:05', zone))
  const colleague = await house.visit(1280)
  await enter(colleague, 'Inès Tilleul')
  const before = await readFigures(colleague)

  const advisor = await house.visit(1280)
  await advisor.page.goto('/connexion')
  await clean(advisor)
  await enter(advisor, 'Camille Genévrier')
  await title(advisor.page).filter({ hasText: 'Aujourd’hui' }).waitFor()
  await clean(advisor)
  await advisor.page.getByRole('button', { name: 'Honoré : Odette Vialard' }).click()
  await advisor.page.getByRole('link', { name: 'Noter : Odette Vialard' }).click()
  await title(advisor.page).filter({ hasText: 'Noter un accompagnement' }).waitFor()
  await clean(advisor)
  await advisor.page.getByText('Prévention en sécurité numérique').click()
  await advisor.page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await title(advisor.page).filter({ hasText: 'Aujourd’hui' }).waitFor()
  await advisor.page.goto('/journal')
  await advisor.page.getByText('Odette Vialard').waitFor()
  await clean(advisor)
  expect(advisor.complaints).toEqual([])

  const after = await readFigures(colleague)
  const oneMore = ({ sessions, topic }: typeof before.departement) => ({
    sessions: sessions + 1,
    topic: topic + 1,
  })
  expect(after).toEqual({
    departement: oneMore(before.departement),
    epci: before.epci + 1,
    commune: before.commune + 1,
    inCommune: oneMore(before.inCommune),
  })
  await clean(colleague)
  const coordinator = await house.visit(1280)
  await enter(coordinator, 'Nadia Romarin')
  const { departement } = await readFigures(coordinator)
  expect(departement.sessions % 5).toBe(0)
  expect(departement.sessions).toBeGreaterThan(after.departement.sessions)
  await coordinator.page.goto('/tableau-de-bord')
  await coordinator.page.getByText('Ce que les gens demandent').waitFor()
  await clean(coordinator)
  expect(coordinator.complaints).toEqual([])
})

it('somebody who reads English finds a place, an hour and the form', async () => {
  const visitor = await house.visit(360, 740)
  const { page } = visitor
  await page.goto('/')
  await page.getByRole('link', { name: 'EN', exact: true }).click()
  await title(page).filter({ hasText: 'digital adviser' }).waitFor()
  await clean(visitor)
  await page
    .getByRole('link', { name: /^Choose this place/ })
    .first()
    .click()
  await title(page).filter({ hasText: 'When' }).waitFor()
  await clean(visitor)
  await page
    .getByRole('button', { name: / at \d/ })
    .first()
    .click()
  await title(page).filter({ hasText: 'Who are you' }).waitFor()
  await clean(visitor)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(visitor.complaints).toEqual([])
})
