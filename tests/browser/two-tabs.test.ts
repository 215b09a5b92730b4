import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProfile } from '../chromium.ts'
import { logOne, openPage, openServer, signInAndKeep, title } from './offline-house.ts'

let profile: string
let house: Awaited<ReturnType<typeof openServer>>
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'permanence-tabs-'))
  house = await openServer()
})
afterAll(async () => {
  await house.end()
  rmSync(profile, { recursive: true })
})

it('of two tabs over one outbox, one sends at a time, and each act once', { timeout: 300_000 }, async () => {
  const complaints: string[] = []
  const browser = await openProfile(profile)
  const one = await openPage(browser, complaints)
  await signInAndKeep(one, house.url)
  const two = await openPage(browser, complaints)
  await two.goto(`${house.url}/envois`)
  await title(two, 'En attente d’envoi')
  await browser.setOffline(true)
  await one.getByRole('link', { name: 'Noter un accompagnement' }).first().click()
  for (const nth of [1, 2, 3]) {
    await logOne(one, `Revient mardi ${nth}`)
    await one.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => one.getByRole('textbox', { name: /^Note/ }).inputValue()).toBe('')
  }
  const waiting = two.getByRole('region', { name: 'En attente' }).getByRole('listitem')
  await expect.poll(() => waiting.count()).toBe(3)

  const told: string[] = []
  let underway = 0
  let most = 0
  await browser.route('**/api/trpc/sessions.record', async (route) => {
    underway += 1
    most = Math.max(most, underway)
    told.push(String((route.request().postDataJSON() as { notes: string }).notes))
    if (told.length === 1) await otherIsThere()
    await route.continue()
    underway -= 1
  })
  const otherIsThere = async () => {
    await expect
      .poll(async () => underway > 1 || (await one.evaluate(isAwaited)), { timeout: 30_000 })
      .toBe(true)
  }
  await browser.setOffline(false)
  await Promise.all([one, two].map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))))
  await expect.poll(() => waiting.count(), { timeout: 60_000 }).toBe(0)
  await expect
    .poll(() => two.getByRole('region', { name: 'Envoyés depuis hier' }).getByRole('listitem').count())
    .toBe(3)
  expect({ told, most }).toEqual({ told: [1, 2, 3].map((nth) => `Revient mardi ${nth}`), most: 1 })
  await browser.close()
  expect(complaints).toEqual([])
})

/** A tab waits for its turn. */
const isAwaited = async () =>
  ((await navigator.locks.query()).pending ?? []).some(({ name }) => name === 'permanence.outbox')
