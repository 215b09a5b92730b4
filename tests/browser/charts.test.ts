import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantAt } from '#shared/time.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

let house: Demonstration
let visit: Visit
beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-16', '09:00', 'Europe/Paris'))
  visit = await house.visit(1280)
  await enter(visit, 'Nadia Romarin')
  await visit.page.goto('/tableau-de-bord')
  await drawn(visit.page)
})
afterAll(() => house.end())

async function drawn(page: Page) {
  await page.getByRole('table', { name: weekHours }).waitFor()
  for (const name of named.filter((each) => each.endsWith('mois') || each === themesByMonth))
    await page.getByRole('figure').filter({ hasText: name }).locator('svg.recharts-surface').waitFor()
  await page.waitForLoadState('networkidle')
}

const weekHours = 'Rendez-vous par jour de la semaine et par heure'
const themesByMonth = 'Heures par mois, partagées entre les trois thèmes'
const topicsRanked = 'Séances qui touchent chaque thématique'
const named = [
  themesByMonth,
  topicsRanked,
  'Autonomie notée en fin de séance, par mois',
  'Accompagnements selon l’âge',
  'Accompagnements selon la situation',
  'Accompagnements selon le genre',
  'Accompagnements selon la commune de résidence',
  'Séances selon le canal',
  'Séances individuelles selon l’autonomie',
  'Séances selon l’orientation',
  'Créneaux offerts et rendez-vous pris, honorés et manqués, par mois',
  weekHours,
]

/** What the browser keeps when one takes this away, from the keyboard: nothing that moves above can be in the way. */
async function taken(page: Page, name: string, format: string) {
  const files = page.getByRole('group', { name: `Emporter\u00a0: ${name}`, exact: true })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.locator('button:not([aria-disabled])', { hasText: format }).press('Enter'),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Of a drawing, one line after another. */
const wordsOf = (svg: Buffer) =>
  svg
    .toString()
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

it('of the dashboard fit every width, tables open too, and axe finds nothing', async () => {
  const { page } = visit
  for (const table of await page.locator('.chart summary').all()) await table.click()
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
})

/** Each from a page of its own: a page hands twenty files at most to this browser. */
it.each(named)(
  '« %s » is taken away as a drawing that stands alone, as a picture and as lines',
  async (name) => {
    const { tab, complaints } = visit
    const page = await tab('/tableau-de-bord')
    await drawn(page)
    const svg = (await taken(page, name, 'Dessin (SVG)')).bytes.toString().replaceAll(/\s/g, ' ')
    expect(svg.includes(name)).toBe(true)
    expect(svg.includes('Lot, du 1er janvier au 16 juin 2026. Données au 16 juin 2026')).toBe(true)
    expect(svg.match(/var\(|class=|color\(/g)).toBeNull()
    expect(svg.match(/<(path|rect)/g)?.length).toBeGreaterThan(2)
    const png = await taken(page, name, 'Image (PNG)')
    expect(png.name).toMatch(/^[a-z0-9-]+\.png$/)
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000)
    expect((await taken(page, name, 'Données (CSV)')).bytes.toString()).toMatch(
      /^\ufeff[^\r\n]+;[^\r\n]+\r\n/,
    )
    expect(complaints).toEqual([])
    await page.close()
  },
)

it('say on their pictures what narrows them, as the chips do', async () => {
  const page = await visit.tab('/tableau-de-bord?theme=citizen&canal=remote&type=individuels')
  const filters = page.getByRole('list', { name: 'Filtres' })
  await filters.getByText('Usages citoyens et critiques').waitFor()
  const chips = (await filters.getByRole('listitem').allInnerTexts()).map((chip) => chip.trim())
  expect(chips).toHaveLength(3)
  const said = `Filtres : ${chips.join(' · ')}`
  const chart = await taken(page, topicsRanked, 'Dessin (SVG)')
  expect(wordsOf(chart.bytes)).toContain(said)
  const map = page.getByRole('region', { name: 'La carte' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    map.getByRole('button', { name: 'Dessin (SVG)' }).press('Enter'),
  ])
  expect(wordsOf(readFileSync(await download.path()))).toContain(said)
  await page.close()
})

it('are printed with their tables, and without what one touches', async () => {
  const { page } = visit
  const seen = page.getByRole('main').locator('button, a, select').filter({ visible: true })
  const touched = seen.filter({ hasText: /Imprimer|Emporter|Mes vues|Garder|Image|Dessin|Données|Voir/ })
  expect(await touched.count()).toBeGreaterThan(10)
  await page.emulateMedia({ media: 'print' })
  expect(await touched.allInnerTexts()).toEqual([])
  expect(await page.getByRole('region', { name: themesByMonth }).getByRole('table').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
})

it('leave to print what is folded on screen, long tables whole with their heads again on each page', async () => {
  const { page } = visit
  const named = page.getByRole('table', { name: 'Communes sans séance ni permanence' })
  expect(await named.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await named.isVisible()).toBe(true)
  for (const table of [named, page.getByRole('table', { name: 'Lot, par lieu' })]) {
    expect(await table.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe(
      'table-header-group',
    )
    expect(await table.evaluate(uncut)).toEqual([])
  }
  await page.emulateMedia({ media: 'screen' })
})

/** What would cut a table at the foot of a page, or keep its heads from the next one: a frame that scrolls, a button. */
function uncut(table: Element): string[] {
  const frames: string[] = []
  for (let each = table.parentElement; each && each.tagName !== 'MAIN'; each = each.parentElement)
    if (getComputedStyle(each).overflowY !== 'visible') frames.push(each.className)
  const boxes = [...table.querySelectorAll('thead button')].filter(
    (button) => getComputedStyle(button).display !== 'contents',
  )
  return [...frames, ...boxes.map(({ textContent }) => textContent)]
}
