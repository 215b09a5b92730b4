import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFormats, type ExportFormat } from '#shared/exports.ts'
import { sayMonth } from '#shared/speech.ts'
import { instantAt } from '#shared/time.ts'
import { readPdf } from '../read-pdf.ts'
import { linesIn } from '../read-sheets.ts'
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
async function download(page: Page, format: ExportFormat) {
  await page.locator('label').filter({ hasText: exportFormats[format].hint }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Préparer le fichier' }).click()
  const file = await coming
  await page.getByRole('alert').getByText('Votre fichier est prêt').waitFor()
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
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
