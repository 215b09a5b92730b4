import { eq } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { communes, epcis, places } from '#drizzle/schema/index.ts'
import { instantAt } from '#shared/time.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tabTo } from './keyboard.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

let house: Demonstration
let visit: Visit
beforeAll(async () => {
  const two = { DEPARTEMENT: '46,12' }
  house = await openDemonstration(instantAt('2026-06-16', '09:00', 'Europe/Paris'), two)
  visit = await house.visit(1280)
  await enter(visit, 'Alix Verveine')
}, 60_000)
afterAll(() => house.end())

const france = '/tableau-de-bord?territoire=france'

const titled = (page: Page, words: RegExp) =>
  page.getByRole('heading', { level: 1 }).filter({ hasText: words }).waitFor()

async function open(address: string) {
  const { page } = visit
  await page.goto(address)
  await page.locator('svg.map-drawing').waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

/** The most populated commune of the Aveyron, its EPCI, and the place that is there. */
function inAveyron() {
  const [place] = house.db.select().from(places).where(eq(places.communeCode, '12202')).all()
  const commune = house.db.select().from(communes).where(eq(communes.code, '12202')).get()
  const epci = house.db
    .select()
    .from(epcis)
    .where(eq(epcis.siren, commune?.epciSiren ?? ''))
    .get()
  return [epci?.name ?? '', commune?.name ?? '', place?.name ?? '']
}

it('goes down from the country to a place of its second département, from the keyboard alone', async () => {
  const page = await open(france)
  await titled(page, /, France,/)
  for (const name of ['Aveyron', ...inAveyron()]) {
    const table = page.getByRole('region', {
      name: /^.*, (département|intercommunalité|commune|lieu) par /,
    })
    await table.focus()
    await tabTo(page, table.getByRole('link', { name, exact: true }))
    await page.keyboard.press('Enter')
    await titled(page, new RegExp(`, ${name},`))
  }
  expect(visit.complaints).toEqual([])
})

it('goes down from its map too: a circle for each département, the arrows from one to the next', async () => {
  const page = await open(france)
  const marks = page.locator('svg.map-drawing').getByRole('link')
  expect(await marks.count()).toBe(2)
  await page.getByRole('combobox', { name: 'Indicateur' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const pointed = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const first = await pointed()
  await page.keyboard.press(first.startsWith('Lot') ? 'ArrowRight' : 'ArrowLeft')
  const there = (await pointed()).split('.')[0] ?? ''
  expect(new Set([first.split('.')[0], there])).toEqual(new Set(['Aveyron', 'Lot']))
  expect(await page.locator('output.map-told strong').textContent()).toBe(there)
  await page.keyboard.press('Enter')
  await titled(page, new RegExp(`, ${there},`))
})

it('fits every width, axe finds nothing, and says where help is within reach', async () => {
  const page = await open(france)
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
  const reach = page.getByRole('region', { name: 'Où l’aide est à portée' })
  const said = (await reach.innerText()).replaceAll('\u00a0', ' ')
  expect(said).toMatch(/\d+ sur 597/)
  expect(said).toMatch(/Les 30 plus peuplées des \d+ communes sans séance ni permanence/)
  expect(await reach.getByRole('link', { name: 'Aveyron' }).count()).toBe(1)
  expect(visit.complaints).toEqual([])
})

it('gives its map as a picture', async () => {
  const page = await visit.tab(france)
  await page.locator('svg.map-drawing').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'La carte' }).getByRole('button', { name: 'Dessin (SVG)' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('france-seances-par-departement.svg')
  const drawn = readFileSync(await file.path(), 'utf8')
  expect(drawn).toContain('le thème le plus fréquent du département')
  expect(drawn).toContain('Aveyron')
  await page.close()
})

it('is public too, and leads to each département', async () => {
  const { page, complaints, leave } = await house.visit(360)
  await page.goto('/chiffres/france')
  await titled(page, /^Ce que change le programme, France$/)
  await page.getByText('Les chiffres de 2 départements : Aveyron et Lot.').waitFor()
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
  await page.getByRole('link', { name: 'Aveyron', exact: true }).click()
  await titled(page, /^Ce que change le programme, Aveyron$/)
  await page.getByRole('link', { name: 'France', exact: true }).click()
  await titled(page, /^Ce que change le programme, France$/)
  expect(complaints).toEqual([])
  await leave()
})

it.each(['Coordinateur·rice', 'Conseiller·ère numérique'])(
  'lets people of the second département begin there: %s',
  async (role) => {
    const { page, complaints, tab, leave } = await house.visit(1280)
    await enter({ page, complaints, tab, leave }, `${role} \\(Aveyron\\)`)
    await page.goto('/tableau-de-bord')
    await titled(page, /, Aveyron,/)
    const told = await page.getByRole('region', { name: 'L’essentiel' }).innerText()
    expect(told.replaceAll(/[\u00a0\u202f]/g, '')).toMatch(/Séances\s+\d{3,}/)
    expect(complaints).toEqual([])
    await leave()
  },
)
