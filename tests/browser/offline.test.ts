import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProfile } from '../chromium.ts'
import { keptNames, logOne, openPage, openServer, signInAndKeep, title } from './offline-house.ts'
import { wrongs } from './visits.ts'

/** Never on a disk in clear. */
const canary = 'Zinnia quarantaine'

let profile: string
let house: Awaited<ReturnType<typeof openServer>>
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'permanence-profile-'))
  house = await openServer()
})
afterAll(async () => {
  await house.end()
  rmSync(profile, { recursive: true })
})

it(
  'five sessions and two appointments are told with the network cut, the browser closed, and are there once',
  { timeout: 400_000 },
  async () => {
    const complaints: string[] = []
    let browser = await openProfile(profile)
    let page = await openPage(browser, complaints)
    await signInAndKeep(page, house.url)
    const before = counts()
    const ofToday = noted('2026-06-17')

    await house.unplug()
    await browser.setOffline(true)
    const toSettle = page.getByRole('button', { name: /^Honoré : / })
    for (const _ of [1, 2]) {
      const name = await toSettle.first().getAttribute('aria-label')
      await toSettle.first().click()
      await page
        .getByText(/rendez-vous honoré/)
        .first()
        .waitFor()
      await expect.poll(() => page.getByRole('button', { name: name ?? '', exact: true }).count()).toBe(0)
    }
    await page.getByRole('link', { name: 'Noter un accompagnement' }).first().click()
    await title(page, 'Noter un accompagnement')
    for (const nth of [1, 2, 3, 4]) {
      await logOne(page, `${canary} ${nth}`)
      await page.keyboard.press('Control+Shift+Enter')
      await expect.poll(() => page.getByRole('textbox', { name: /^Note/ }).inputValue()).toBe('')
    }
    await logOne(page, `${canary} 5`)
    await page.keyboard.press('Control+Enter')
    await title(page, 'Aujourd’hui')
    await page.getByText('7 en attente').waitFor()
    await browser.close()

    browser = await openProfile(profile)
    await browser.setOffline(true)
    page = await openPage(browser, complaints)
    await page.goto(`${house.url}/aujourdhui`)
    await title(page, 'Aujourd’hui')
    await page.getByText('Hors connexion : tout est gardé sur cet ordinateur.').waitFor()
    await page.getByText('7 en attente').waitFor()
    expect(await wrongs(page)).toEqual([])
    await page.goto(`${house.url}/journal`)
    await page
      .getByText(new RegExp(`${ofToday + 5}\\sséances`))
      .first()
      .waitFor()
    await page.goto(`${house.url}/envois`)
    await expect
      .poll(() => page.getByRole('region', { name: 'En attente' }).getByRole('listitem').count())
      .toBe(7)
    expect(await wrongs(page)).toEqual([])
    expect(counts()).toEqual(before)

    await house.plug()
    await browser.setOffline(false)
    await page.getByRole('region', { name: 'Envoyés depuis hier' }).waitFor({ timeout: 60_000 })
    await expect.poll(() => page.getByRole('region', { name: 'En attente' }).count()).toBe(0)
    expect(counts()).toEqual({ sessions: before.sessions + 5, honoured: before.honoured + 2 })
    const notes = house.db.$client
      .prepare("select notes from sessions where notes like 'Zinnia%' order by notes")
      .all()
    expect(notes).toEqual([1, 2, 3, 4, 5].map((nth) => ({ notes: `${canary} ${nth}` })))

    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`${house.url}/`)
    expect(await keptNames(page)).toEqual([])
    await browser.close()
    expect(linesOnDisk('Zinnia')).toBe('')
    expect(linesOnDisk('Delbos')).toBe('')
    expect(complaints).toEqual([])
  },
)

/** Sessions that Camille noted that day. */
const noted = (day: string) =>
  house.db.$client
    .prepare(
      "select count(*) from sessions where day = ? and advisor_id = (select id from advisors where last_name = 'Genévrier')",
    )
    .pluck()
    .get(day) as number

const counts = () =>
  house.db.$client
    .prepare(
      'select (select count(*) from sessions) as sessions, (select count(*) from appointments where honoured_at is not null) as honoured',
    )
    .get() as { sessions: number; honoured: number }

/** Files of the browser that hold this word, in either of the ways in which it writes text. */
function linesOnDisk(word: string): string {
  const wide = word
    .split('')
    .map((letter) => `${letter}\\x00`)
    .join('')
  try {
    return execFileSync('grep', ['-rlaP', `${word}|${wide}`, profile], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
