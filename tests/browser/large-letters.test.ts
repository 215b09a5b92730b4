import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { runHouse, type RunningHouse } from '../running-house.ts'

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

const addresses = [
  '/',
  '/en',
  '/?ou=Gramat&comment=telephone',
  '/ateliers',
  '/lieux/mediatheque-de-cahors',
  '/lieux/mediatheque-de-cahors/attente',
  '/mentions-legales',
  '/connexion',
]

it.each(addresses)(
  '%s fits the smallest screen with letters twice as large, and a little more',
  async (address) => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
    const letters = await page.context().newCDPSession(page)
    for (const percent of [200, 250]) {
      await letters.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100 } })
      await page.goto(`${house.url}${address}`)
      await page.locator('main h1').first().waitFor()
      await page.waitForFunction(() => !document.querySelector('main .skeleton'))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
    await page.context().close()
  },
)
