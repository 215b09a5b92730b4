import { eq } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import type { Browser, Request } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openReadOnly } from '#drizzle/open.ts'
import { places } from '#drizzle/schema/index.ts'
import { launchChromium } from '../chromium.ts'
import { freeSlots } from '../free-slots.ts'
import { bookingOf, secret } from '../people.ts'
import { ask, runHouse, type RunningHouse } from '../running-house.ts'

/** What an old phone must fetch, as it travels: Brotli, nothing kept from an earlier visit. In kB of 1,000 bytes. */
const budget = { script: 140, stylesheet: 35, font: 0 }

/** Every page that a citizen may open first, with what it needs to show something. */
const pages: [route: string, address: string][] = [
  ['/', '/'],
  ['/', '/en?ou=Gramat'],
  ['/', '/?comment=telephone'],
  ['/', '/?comment=atelier'],
  ['ateliers', '/ateliers'],
  ['lieux/$slug', '/lieux/mediatheque-de-cahors'],
  ['lieux/$slug', '/lieux/mediatheque-de-cahors?comment=atelier'],
  ['lieux/$slug', '/lieux/a-distance?comment=telephone'],
  ['lieux/$slug/rendez-vous', '/lieux/SLUG/rendez-vous?heure=HOUR'],
  ['lieux/$slug/affiche', '/lieux/SLUG/affiche'],
  ['rendez-vous', '/rendez-vous#KEY'],
  ['rendez-vous/deplacer', '/rendez-vous/deplacer#KEY'],
  ['rendez-vous/plus-tot', '/rendez-vous/plus-tot#KEY'],
  ['lieux/$slug/attente', '/lieux/SLUG/attente'],
  ['attente', '/attente#WAIT'],
  ['mentions-legales', '/mentions-legales'],
  ['donnees-personnelles', '/donnees-personnelles'],
  ['accessibilite', '/accessibilite'],
]

let house: RunningHouse
let browser: Browser
let known: Record<'SLUG' | 'HOUR' | 'KEY' | 'WAIT', string>
const weighed: string[] = []

beforeAll(async () => {
  house = await runHouse(inject('demonstration'), { env: { SECRET: secret } })
  browser = await launchChromium()
  known = await someHours()
})

afterAll(async () => {
  await browser.close()
  await house.stop()
  process.stdout.write(`\nkB on a first visit\n${weighed.toSorted().join('\n')}\n`)
})

/** One hour is booked, for its key; another one is left free. */
async function someHours() {
  const [taken, free] = freeSlots(house.dataDir, Date.now())
  const { body } = await ask(house.url, 'appointments.book', bookingOf(1, taken!, Date.now()))
  const KEY = (body as { result: { data: { key: string } } }).result.data.key
  const asked = { id: uuidv7(), key: KEY, halfDay: 'any', language: 'fr' }
  const waiting = await ask(house.url, 'waiting.joinEarlier', asked)
  const WAIT = (waiting.body as { result: { data: { key: string } } }).result.data.key
  const db = openReadOnly(`${house.dataDir}/permanence.sqlite`)
  const where = db.select({ slug: places.slug }).from(places).where(eq(places.id, free!.placeId)).get()
  db.$client.close()
  return { SLUG: where!.slug, HOUR: String(free!.startsAt), KEY, WAIT }
}

describe('a first visit', () => {
  it.each(pages)('to %s (%s) stays light', async (_, address) => {
    const { title, ...weight } = await weigh(
      address.replace(/SLUG|HOUR|KEY|WAIT/g, (word) => known[word as 'KEY']),
    )
    const figures = Object.entries(weight).map(([kind, kB]) => `${kind} ${kB.toFixed(1)}`)
    weighed.push(`${address.padEnd(50)} ${figures.join(', ')}`)
    expect(title).not.toMatch(/trouv|Rien|ouvre aucun/i)
    expect(weight.script).toBeGreaterThan(10)
    expect(weight.script).toBeLessThanOrEqual(budget.script)
    expect(weight.stylesheet).toBeLessThanOrEqual(budget.stylesheet)
    expect(weight.font).toBe(budget.font)
  })

  it('to any page of citizens is weighed as soon as the page has an address', () => {
    const source = readFileSync('client/routes.ts', 'utf8')
    const routes = [...source.matchAll(/getParentRoute: \(\) => citizen,\n {2}path: '([^']+)'/g)]
    const weighedHere = new Set(pages.map(([route]) => route))
    expect(routes.map(([, path]) => path!).filter((path) => !weighedHere.has(path))).toEqual([])
    expect(routes.length).toBeGreaterThan(8)
  })
})

/** A busy machine is slow, and weighs the same: the test waits until the page is whole, however long that takes. */
const timeout = 100_000

async function weigh(address: string) {
  const page = await (await browser.newContext()).newPage()
  const weight = { script: 0, stylesheet: 0, font: 0 }
  const underway = new Set<Request>()
  const files: Promise<void>[] = []
  page.on('request', (request) => underway.add(request))
  page.on('requestfailed', (request) => underway.delete(request))
  page.on('requestfinished', (request) => {
    underway.delete(request)
    const kind = request.resourceType()
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'font') return
    files.push(request.sizes().then(({ responseBodySize }) => void (weight[kind] += responseBodySize / 1000)))
  })
  await page.goto(`${house.url}${address}`, { waitUntil: 'load', timeout })
  await page.locator('main h1').first().waitFor({ timeout })
  await page.waitForFunction(() => !document.querySelector('main .skeleton'), undefined, { timeout })
  await expect.poll(() => underway.size, { timeout }).toBe(0)
  const title = (await page.locator('h1').first().textContent()) ?? ''
  await Promise.all(files)
  await page.context().close()
  return { ...weight, title }
}
