import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { runHouse, type RunningHouse } from '../running-house.ts'

/** What an old phone must fetch, as it travels: Brotli, nothing kept from an earlier visit. In kB of 1,000 bytes. */
const budget = { script: 140, stylesheet: 35, font: 0 }

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  house = await runHouse(inject('demonstration'))
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await house.stop()
})

it.each(['/', '/en', '/mentions-legales'])('a first visit to %s stays light', async (address) => {
  const weight = await weigh(address)
  expect(weight.script).toBeGreaterThan(10)
  expect(weight.script).toBeLessThanOrEqual(budget.script)
  expect(weight.stylesheet).toBeLessThanOrEqual(budget.stylesheet)
  expect(weight.font).toBe(budget.font)
})

it('a first visit from the list to the hour stays light', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${house.url}/`)
  const address = await page.locator('a[href^="/lieux/"]').first().getAttribute('href')
  await page.context().close()
  const weight = await weigh(address ?? '')
  expect(weight.script).toBeLessThanOrEqual(budget.script)
  expect(weight.stylesheet).toBeLessThanOrEqual(budget.stylesheet)
})

async function weigh(address: string) {
  const page = await (await browser.newContext()).newPage()
  const weight = { script: 0, stylesheet: 0, font: 0 }
  const files: Promise<void>[] = []
  page.on('requestfinished', (request) => {
    const kind = request.resourceType()
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'font') return
    files.push(request.sizes().then(({ responseBodySize }) => void (weight[kind] += responseBodySize / 1000)))
  })
  await page.goto(`${house.url}${address}`, { waitUntil: 'networkidle' })
  await page.locator('h1').waitFor()
  await Promise.all(files)
  await page.context().close()
  return weight
}
