import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { buildApp } from '#server/app.ts'
import { buildWhenStale } from '#server/build.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { instantAt } from '#shared/time.ts'
import { secret } from '../people.ts'
import { freePort } from '../running-house.ts'

/** Late on a working day: several people have come, and nobody has settled them yet. */
export const now = instantAt('2026-06-17', '18:30', 'Europe/Paris')

/** The demonstration on a port of its own; it can be taken off the network and put back. */
export async function openServer() {
  const folder = mkdtempSync(join(tmpdir(), 'permanence-offline-'))
  const port = await freePort()
  const settings = readSettings({ DATA_DIR: folder, PORT: String(port), RATE_LIMIT: '0', SECRET: secret })
  const { db, close } = await openHouse(settings, now)
  const clientDir = await buildWhenStale(settings.identity)
  const listen = async () => {
    const opened = await buildApp({ db, settings, now: () => now, clientDir })
    await opened.listen({ port, host: 'localhost' })
    return opened
  }
  let app: Awaited<ReturnType<typeof listen>> | null = await listen()
  const unplug = async () => {
    await app?.close()
    app = null
  }
  const plug = async () => void (app ??= await listen())
  const end = async () => {
    await unplug()
    close()
    rmSync(folder, { recursive: true })
  }
  return { db, url: settings.publicUrl, unplug, plug, end }
}

export async function openPage(browser: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await browser.newPage()
  await page.clock.setFixedTime(now)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (said) => {
    if (said.type() === 'error' && !/ERR_|Failed to load resource/.test(said.text()))
      complaints.push(said.text())
  })
  return page
}

/** What a laptop has in its IndexedDB, by the names that stand there in clear. */
export const keptNames = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('permanence')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const db = opening.result
          if (!db.objectStoreNames.contains('kept')) return resolve([])
          const asking = db.transaction(['kept', 'letters']).objectStore('kept').getAllKeys()
          asking.onsuccess = () => {
            db.close()
            resolve(asking.result.map(String))
          }
        }
      }),
  )

/** Signs Camille in, and waits until her laptop holds all that it needs without network. */
export async function signInAndKeep(page: Page, url: string) {
  await page.goto(`${url}/connexion`)
  await page.getByRole('button', { name: /Camille Genévrier/ }).click()
  await title(page, 'Aujourd’hui')
  await expect
    .poll(async () => (await keptNames(page)).some((name) => name.endsWith('/journal')), { timeout: 60_000 })
    .toBe(true)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

/** Says what the form still asks of an ordinary session. */
export async function logOne(page: Page, note: string) {
  await page.getByRole('checkbox', { name: /^E-mail/ }).check({ force: true })
  await page.getByRole('textbox', { name: /^Note/ }).fill(note)
}

export const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()
