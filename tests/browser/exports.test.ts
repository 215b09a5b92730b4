import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFormats, type ExportFormat, figuresHints, figuresTableNames } from '#shared/exports.ts'
import { sayMonth } from '#shared/speech.ts'
import { instantAt } from '#shared/time.ts'
import { readPdf } from '../read-pdf.ts'
import { linesIn, tableIn } from '../read-sheets.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tabTo } from './keyboard.ts'
import { wrongs } from './visits.ts'

const june = 'du=2026-06-01&au=2026-06-30'
const folder = mkdtempSync(join(tmpdir(), 'permanence-downloads-'))
let house: Demonstration
beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-30', '18:00', 'Europe/Paris'))
})
afterAll(async () => {
  await house.end()
  rmSync(folder, { recursive: true })
})

async function openExport(search = june, width = 1280) {
  const visit = await house.visit(width, 800)
  await enter(visit, 'Camille')
  await visit.page.goto(`/journal/exporter?${search}`)
  await visit.page.getByRole('button', { name: 'Préparer le fichier' }).waitFor()
  return visit
}

/** Chooses a kind of file, has it prepared, and keeps what the browser was given. */
async function download(
  page: Page,
  format: ExportFormat,
  hints: Record<ExportFormat, string> = hintsOfLines,
) {
  await page.locator('label').filter({ hasText: hints[format] }).click()
  return prepared(page)
}

async function prepared(page: Page) {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Préparer le fichier' }).click()
  const file = await coming
  await page.getByRole('alert').getByText('Votre fichier est prêt').waitFor()
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

const hintsOfLines = {
  xlsx: exportFormats.xlsx.hint,
  ods: exportFormats.ods.hint,
  csv: exportFormats.csv.hint,
  pdf: exportFormats.pdf.hint,
}

async function openFigures(search: string, width = 1280) {
  const visit = await house.visit(width, 800)
  await enter(visit, 'Nadia Romarin')
  await visit.page.goto(`/tableau-de-bord/emporter?${search}`)
  await visit.page.getByRole('button', { name: 'Préparer le fichier' }).waitFor()
  return visit
}

const sessionsSaid = async (page: Page) =>
  Number(/^\d+/.exec(await page.locator('.journal-totals strong').innerText())?.[0])

test('what the journal shows is what the three spreadsheets hold, line for line', async () => {
  const { page } = await openExport()
  const said = await sessionsSaid(page)
  expect(said).toBeGreaterThan(10)
  const read = []
  for (const format of ['csv', 'xlsx', 'ods'] as const) read.push(await linesIn(await download(page, format)))
  const [csv, xlsx, ods] = read
  expect(csv).toHaveLength(said)
  expect(csv?.flatMap(({ misread }) => misread)).toEqual([])
  expect(xlsx).toEqual(csv)
  expect(ods).toEqual(csv)
  expect(await wrongs(page)).toEqual([])
})

test('the report is a tagged French document, and its figures are those of the journal', async () => {
  const { page } = await openExport()
  const said = await sessionsSaid(page)
  const { language, isTagged, drawings, pages } = readPdf(await download(page, 'pdf'))
  expect([language, isTagged]).toEqual(['fr-FR', true])
  expect(pages).toBeGreaterThan(1)
  expect(drawings.at(-1)).toBe(`Séances de chaque mois\u00a0: ${sayMonth('2026-06', 'fr')} ${said}.`)
})

test('the keyboard alone is enough, and nothing of it stays in the address', async () => {
  const { page } = await openExport()
  const address = page.url()
  const coming = page.waitForEvent('download')
  await tabTo(page, page.getByRole('button', { name: 'Préparer le fichier' }))
  await page.keyboard.press('Enter')
  expect((await coming).suggestedFilename()).toBe('journal-du-2026-06-01-au-2026-06-30.xlsx')
  expect(page.url()).toBe(address)
})

test.each([360, 768, 1280])(
  'everything fits a screen of %i pixels, from the choice to the file',
  async (width) => {
    const { page } = await openExport(`${june}&sorte=workshop`, width)
    await download(page, 'csv')
    await page.getByText('Ce que contient le fichier').click()
    expect(await wrongs(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  },
)

test('what the dashboard shows is what its workbooks hold, table for table, under the same filters', async () => {
  const { page } = await openFigures(`${june}&theme=everyday`)
  const paths = []
  for (const format of ['xlsx', 'ods'] as const) paths.push(await download(page, format, figuresHints))
  for (const name of figuresTableNames) {
    const [xlsx, ods] = await Promise.all(paths.map((path) => tableIn(path, name)))
    expect([name, ods]).toEqual([name, xlsx])
  }
  const publics = await tableIn(paths[0]!, 'publics')
  await page.goto(`/tableau-de-bord?${june}&theme=everyday`)
  const ages = page.getByRole('table', { name: 'Âge' })
  await ages.waitFor()
  const shown = (await ages.locator('tbody tr').allTextContents()).join(' ')
  for (const line of publics.filter(({ Critère }) => Critère === 'Âge'))
    expect(shown.replaceAll(/\s/g, '')).toContain(`${line['Valeur']}${line['Nombre']}`.replaceAll(/\s/g, ''))
})

test('the report for a committee is a tagged French document with every section, its charts said in words', async () => {
  const { page } = await openFigures('periode=annee')
  const { language, isTagged, bookmarks, drawings, roles } = readPdf(
    await download(page, 'pdf', figuresHints),
  )
  expect([language, isTagged]).toEqual(['fr-FR', true])
  expect(bookmarks).toEqual(
    expect.arrayContaining(['Ce que l’on demande', 'Qui vient', 'Les rendez-vous', 'Définitions']),
  )
  expect(drawings.length).toBe(roles['Figure'])
  expect(drawings.every((said) => said.length > 20)).toBe(true)
  expect(await wrongs(page)).toEqual([])
})

test.each([360, 1280])('one table of the dashboard is chosen and taken at %i pixels', async (width) => {
  const { page } = await openFigures(june, width)
  await page.locator('label').filter({ hasText: figuresHints.csv }).click()
  await page.getByLabel('Quel tableau').selectOption('residences')
  expect(await prepared(page)).toMatch(/chiffres-residences-du-2026-06-01-au-2026-06-30\.csv$/)
  expect(await wrongs(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
})
