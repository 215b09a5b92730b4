import AxeBuilder from '@axe-core/playwright'
import react from '@vitejs/plugin-react'
import type { FastifyInstance } from 'fastify'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '#server/app.ts'
import { forProduction, identityAndDesignSystem } from '../../vite.client.ts'
import { world } from '../api/world.ts'
import { launchChromium } from '../chromium.ts'

/** The pieces of the house, served with the house's own headers to a real browser. */

let folder: string
let app: FastifyInstance
let url: string
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-gallery-'))
  await buildGallery('neutral')
  app = await buildApp({ ...world(), clientDir: join(folder, 'neutral') })
  url = await app.listen({ port: 0, host: 'localhost' })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await app.close()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  complaints = []
  page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
  page.on('pageerror', (error) => void complaints.push(error.message))
})

afterEach(async () => {
  await page.context().close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each([360, 1280])('nothing is wrong for axe, and nothing overflows at %i px', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(url)
    await page.locator('.recharts-bar-rectangle').first().waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})

it('keeps the focus inside the dialog, and gives it back to what opened it', async () => {
  await page.goto(url)
  const opener = page.getByRole('button', { name: 'Fermer ce lieu' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Fermer ce lieu ?' })
  await dialog.waitFor()
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(behindTheDialog)).toBe(false)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fermer ce lieu')
})

it('lets the keyboard alone find a commune', async () => {
  await page.goto(url)
  await page.getByRole('combobox', { name: 'Votre commune' }).focus()
  await page.keyboard.type('g')
  await page.getByRole('option', { name: 'Gourdon' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('combobox', { name: 'Votre commune' }).inputValue()).toBe('Gourdon')
})

it('gives fingers 44 px at least', async () => {
  await page.goto(url)
  const small: string[] = []
  for (const target of await page
    .locator('button:visible, input[type=text], select, .segmented label')
    .all()) {
    if (await target.evaluate((element) => element.closest('table, .chart-head, .chip') !== null)) continue
    const height = (await target.boundingBox())?.height ?? 0
    if (height < 44) small.push(`${await target.evaluate((element) => element.outerHTML)}: ${height} px`)
  }
  expect(small).toEqual([])
})

it('ships neither the typeface nor the logo of the State, unless the State is the operator', async () => {
  const marks = (identity: string) =>
    readdirSync(join(folder, identity), { recursive: true, encoding: 'utf8' })
  expect(marks('neutral').filter((file) => /marianne|spectral/i.test(file))).toEqual([])
  await buildGallery('state')
  expect(marks('state').filter((file) => /marianne.*\.woff2/i.test(file)).length).toBeGreaterThan(0)
})

/** The focus may pass by the browser's own bar, never by the page behind. */
function behindTheDialog() {
  const at = document.activeElement
  return at?.closest('main') !== null && at?.closest('dialog') === null
}

const buildGallery = (identity: 'neutral' | 'state') =>
  build({
    configFile: false,
    root: join(import.meta.dirname, 'gallery'),
    logLevel: 'error',
    plugins: [react(), forProduction(), identityAndDesignSystem(identity)],
    build: { outDir: join(folder, identity), emptyOutDir: true, assetsInlineLimit: 0 },
  })
