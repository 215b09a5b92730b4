import AxeBuilder from '@axe-core/playwright'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildApp } from '#server/app.ts'
import { buildWhenStale } from '#server/build.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/house/open.ts'
import type { Instant } from '#shared/time.ts'
import { launchChromium } from '../chromium.ts'
import { secret } from '../people.ts'
import { freePort } from '../running-house.ts'

export type Demonstration = Awaited<ReturnType<typeof openDemonstration>>

/**
 * The demonstration of the Lot behind the built pages, with the house's own headers, and a browser to visit it. The clock
 * of the house and of its pages starts at this moment and stands still until it is moved.
 * @param environment settings that differ, `DEMO` for an empty house
 */
export async function openDemonstration(startsAt: Instant, environment: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-visit-'))
  const port = await freePort()
  const given = { DATA_DIR: dataDir, PORT: String(port), RATE_LIMIT: '0', SECRET: secret, ...environment }
  const settings = readSettings(given)
  let now = startsAt
  const { db, close } = await openHouse(settings, now)
  const clientDir = await buildWhenStale(settings.identity)
  const app = await buildApp({ db, settings, now: () => now, clientDir })
  await app.listen({ port, host: 'localhost' })
  const browser = await launchChromium()
  const visits = new Set<Visit>()
  return { db, url: settings.publicUrl, now: () => now, visit, setClock, end }

  /** A new person at a new browser: no cookie, nothing kept. */
  async function visit(width: number, height = 800): Promise<Visit> {
    const visit = await openVisit(browser, settings.publicUrl, { width, height })
    await visit.page.clock.setFixedTime(now)
    visits.add(visit)
    return visit
  }

  /** Moves the hands of the house's clock and of every page. */
  async function setClock(instant: Instant) {
    now = instant
    const open = [...visits].filter(({ page }) => !page.isClosed())
    await Promise.all(open.map(({ page }) => page.clock.setFixedTime(now)))
  }

  async function end() {
    await browser.close()
    await app.close()
    close()
    rmSync(dataDir, { recursive: true })
  }
}

export type Visit = { page: Page; complaints: string[]; leave: () => Promise<void> }

/** A page that notes all it complains of: exceptions and errors of the console, where Chromium says too what the content policy forbids. */
async function openVisit(browser: Browser, baseURL: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'fr-FR',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
  page.on('pageerror', (error) => void complaints.push(error.message))
  return { page, complaints, leave: () => context.close() }
}

/** The pages behind the sign-in, opened as this person of the demonstration. */
export async function enter({ page }: Visit, name: string) {
  await page.goto('/connexion')
  const colleagues = page.getByText('Leurs collègues')
  const person = page.getByRole('button', { name: new RegExp(name) })
  if (!(await person.isVisible())) await colleagues.click()
  await person.click()
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor()
}

/**
 * What axe finds wrong on the page as it is, at each width; and in dark colours, where only contrasts can differ. Then the
 * page is as it was.
 */
export async function wrongs(page: Page, widths = [360, 1280]): Promise<string[]> {
  await page.waitForLoadState('networkidle')
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const axe = new AxeBuilder({ page })
      if (colorScheme === 'dark') axe.withRules('color-contrast')
      const { violations } = await axe.analyze()
      for (const { id, nodes } of violations)
        found.push(`${new URL(page.url()).pathname} ${width} ${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(before)
  return found
}
