import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { buildWhenStale } from '#server/build.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { launchChromium } from '../chromium.ts'
import { runHouse } from '../running-house.ts'
import type { Page, Row } from './table.ts'

/** A village's network and an old phone, beside the machine that measures: 400 kbit/s, 400 ms, a quarter of the processor. */
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const slower = 4

/** Seconds until one can act, the first time and when coming back. */
const expected = { cold: 8, warm: 3 }

const visits = 5

/** What is opened, and what one must be able to touch there. */
const screens = [
  { what: 'places with next slots', address: '/', wanted: 'a[href^="/lieux/"]' },
  { what: 'around a commune', address: '/?ou=Gramat', wanted: 'a[href^="/lieux/"]' },
  { what: 'hours of a place', address: '/lieux/mediatheque-de-cahors', wanted: '.hour' },
  { what: 'workshops', address: '/ateliers', wanted: '.workshop-line a' },
]

/** How long an old phone waits for a screen of which one can make something: cold, then with what it kept. */
export async function phone(): Promise<Page> {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-phone-'))
  const { close } = await openHouse(readSettings({ DATA_DIR: dataDir }), Date.now())
  close()
  await buildWhenStale('neutral')
  const house = await runHouse(dataDir, { reopen: true })
  const browser = await launchChromium()
  const rows: Row[] = []
  for (const { what, address, wanted } of screens)
    rows.push(await measure(what, browser, house.url + address, wanted))
  await browser.close()
  await house.stop()
  rmSync(dataDir, { recursive: true })
  const title = `On an old phone (400 kbit/s, 400 ms, processor ÷ ${slower}), medians of ${visits}`
  return { title, heads: ['cold s', 'warm s', 'expected'], rows }
}

async function measure(what: string, browser: Browser, url: string, wanted: string): Promise<Row> {
  const cold: number[] = []
  const warm: number[] = []
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
    cold.push(await secondsUntil(context, url, wanted))
    warm.push(await secondsUntil(context, url, wanted))
    await context.close()
  }
  const [first, again] = [median(cold), median(warm)]
  return {
    what,
    cells: [first.toFixed(1), again.toFixed(1), `≤ ${expected.cold}, ≤ ${expected.warm}`],
    isKept: first <= expected.cold && again <= expected.warm,
  }
}

/** In the page's own time, from the moment its address is asked for until what is wanted has been drawn. */
async function secondsUntil(context: BrowserContext, url: string, wanted: string): Promise<number> {
  const page = await context.newPage()
  const phone = await context.newCDPSession(page)
  await phone.send('Network.enable')
  await phone.send('Network.emulateNetworkConditions', network)
  await phone.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(url, { waitUntil: 'commit' })
  const drawn = await page.waitForFunction(
    (selector) => document.querySelector(selector) !== null && performance.now(),
    wanted,
    { polling: 'raf' },
  )
  const milliseconds = Number(await drawn.jsonValue())
  await page.close()
  return milliseconds / 1000
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
