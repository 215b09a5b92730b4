import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantGeography } from '#drizzle/geography.ts'
import { instantAt } from '#shared/time.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tabTo } from './keyboard.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

let house: Demonstration
let visit: Visit
beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-16', '09:00', 'Europe/Paris'))
  visit = await house.visit(1280)
  await enter(visit, 'Nadia Romarin')
})
afterAll(() => house.end())

const titled = (page: Page, words: RegExp) =>
  page.getByRole('heading', { level: 1 }).filter({ hasText: words }).waitFor()

/** Whatever is read after the rest is there too. */
const settled = async (page: Page) => {
  await page.getByRole('heading', { name: 'Où habitent les personnes venues' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.dashboard-figures[aria-busy="false"]').waitFor()
}

it('goes down to a place from the keyboard alone, and its address finds it again', async () => {
  const { page, complaints, tab } = visit
  await page.goto('/tableau-de-bord')
  for (const [name, words] of [
    ['CA du Grand Cahors', /, CA du Grand Cahors,/],
    ['Cahors', /, Cahors,/],
    ['Médiathèque de Cahors', /, Médiathèque de Cahors,/],
  ] as const) {
    const table = page.getByRole('region', { name: /^.*, (intercommunalité|commune|lieu) par / })
    await table.focus()
    await tabTo(page, table.getByRole('link', { name, exact: true }))
    await page.keyboard.press('Enter')
    await titled(page, words)
  }
  await settled(page)
  const said = await page.getByRole('region', { name: 'L’essentiel' }).innerText()
  const again = await tab(page.url())
  await titled(again, /, Médiathèque de Cahors,/)
  expect(await again.getByRole('region', { name: 'L’essentiel' }).innerText()).toBe(said)
  await again.close()
  const up = page.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link', { name: 'Lot' })
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+Tab')
  expect(await up.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await titled(page, /, Lot,/)
  expect(complaints).toEqual([])
})

it('goes down from the country to a commune from the keyboard alone, and up again', async () => {
  plantGeography(house.db, '12')
  const { page, complaints, tab, leave } = await house.visit(1280)
  await enter({ page, complaints, tab, leave }, 'Alix Verveine')
  await page.goto('/tableau-de-bord?territoire=france&type=individuels&theme=citizen')
  await titled(page, /, France,/)
  expect(await page.getByRole('list', { name: 'Filtres mis de côté' }).innerText()).toContain('citoyens')
  await page.getByRole('heading', { name: 'Ce qui se lit département par département' }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
  for (const [name, words] of [
    ['Lot', /, Lot,/],
    ['CA du Grand Cahors', /, CA du Grand Cahors,/],
    ['Cahors', /, Cahors,/],
  ] as const) {
    const table = page.getByRole('region', { name: /^.*, (département|intercommunalité|commune) par / })
    await table.focus()
    await tabTo(page, table.getByRole('link', { name, exact: true }))
    await page.keyboard.press('Enter')
    await titled(page, words)
  }
  await settled(page)
  const chips = page.getByRole('list', { name: 'Filtres', exact: true })
  expect((await chips.innerText()).replaceAll('\u00a0', ' ')).toMatch(/Cahors.*individuelles.*citoyens/s)
  const said = await page.getByRole('region', { name: 'L’essentiel' }).innerText()
  await page.reload()
  await titled(page, /, Cahors,/)
  await settled(page)
  expect(await page.getByRole('region', { name: 'L’essentiel' }).innerText()).toBe(said)
  const way = page.getByRole('navigation', { name: 'Vous êtes ici' })
  await tabTo(page, way.getByRole('link', { name: 'France' }))
  await page.keyboard.press('Enter')
  await titled(page, /, France,/)
  expect(new URL(page.url()).searchParams.get('territoire')).toBe('france')
  expect(complaints).toEqual([])
  await leave()
})

it('is narrowed from the keyboard, and each filter is taken back by its chip', async () => {
  const { page, complaints } = visit
  await page.goto('/tableau-de-bord')
  await tabTo(page, page.getByRole('button', { name: 'filtrer' }))
  await page.keyboard.press('Enter')
  const theme = page.getByRole('combobox', { name: 'Thème prioritaire' })
  await tabTo(page, theme)
  await theme.selectOption({ label: 'Usages citoyens et critiques' })
  const chip = page.getByRole('button', { name: /^Retirer\s: Usages citoyens/ })
  await chip.waitFor()
  await page.keyboard.press('Escape')
  await settled(page)
  expect(new URL(page.url()).search).toBe('?theme=citizen')
  expect(await wrongs(page)).toEqual([])
  await tabTo(page, chip)
  await page.keyboard.press('Enter')
  await chip.waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('')
  expect(complaints).toEqual([])
})

it('fits every width, with its panels open, and axe finds nothing', async () => {
  const { page } = visit
  for (const address of ['/tableau-de-bord?periode=debut', '/tableau-de-bord?territoire=46-commune-46042']) {
    await page.goto(address)
    await settled(page)
    await page.getByRole('button', { name: 'filtrer' }).click()
    await page.getByRole('combobox', { name: 'Lieu' }).waitFor()
    for (const width of [360, 480, 768, 1024, 1280]) expect(await tooWide(page, width)).toEqual([])
    expect(await wrongs(page)).toEqual([])
  }
})

it('prints what it says, without what one touches', async () => {
  const { page } = visit
  await page.goto('/tableau-de-bord?canal=place')
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  const shown = (name: string) => page.getByRole('button', { name }).first().isVisible()
  expect(await shown('Imprimer')).toBe(false)
  expect(await page.getByRole('list', { name: 'Filtres' }).innerText()).toContain('Lieu d’activité')
  expect(await page.getByRole('region', { name: 'Ce que veulent dire ces chiffres' }).isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
})
