import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import type { Instant } from '#shared/time.ts'
import { launchChromium } from '../chromium.ts'
import { secret } from '../people.ts'
import { freePort } from '../running-house.ts'
import { receive, type Visit } from './visits.ts'

export type Demonstration = Awaited<ReturnType<typeof openDemonstration>>

/**
 * The demonstration of the Lot, and a browser to visit it. Its clock starts at this moment and stands still until it is
 * moved.
 * @param environment settings that differ, `DEMO` for an empty house
 */
export async function openDemonstration(startsAt: Instant, environment: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-visit-'))
  const port = await freePort()
  const given = { DATA_DIR: dataDir, PORT: String(port), RATE_LIMIT: '0', SECRET: secret, ...environment }
  const settings = readSettings(given)
  let now = startsAt
  const { db, close } = await openHouse(settings, now)
  const browser = await launchChromium()
  const { url, visit, showTime, end: shut } = await receive({ db, settings, now: () => now }, browser)
  return { db, url, now: () => now, visit, setClock, end }

  /** Moves the hands of the house's clock and of every page. */
  async function setClock(instant: Instant) {
    now = instant
    await showTime()
  }

  async function end() {
    await shut()
    await browser.close()
    close()
    rmSync(dataDir, { recursive: true })
  }
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
