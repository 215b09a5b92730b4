import type { Page } from 'playwright-core'
import { telling } from '../api/telling.ts'
import type { SmallHouse } from './small-house.ts'

/** Camille's laptop, after a week of ordinary sessions: what is usual is known. */
export async function receivedCamille(house: SmallHouse) {
  const { camille } = house.people
  for (const day of ['2026-06-08', '2026-06-09', '2026-06-10'])
    await house.as(camille).sessions.record(telling(house)({ day, minutes: 40, topics: ['email', 'sante'] }))
  const visit = await house.visit(1280)
  const [name = '', value = ''] = house.cookieOf(camille).split('=')
  await visit.page.context().addCookies([{ name, value, url: house.url }])
  await visit.page.addInitScript(countTouches)
  await visit.page.goto('/aujourdhui')
  await visit.page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
  return visit
}

/** Counts what fingers do in the page: a key with its modifiers is one, a click is one. */
function countTouches() {
  const touched = { keys: 0, clicks: 0 }
  Object.assign(window, { touched })
  addEventListener(
    'keydown',
    ({ key }) => void (!/^(Control|Alt|Shift|Meta)$/.test(key) && touched.keys++),
    true,
  )
  addEventListener('pointerdown', () => void touched.clicks++, true)
}

export const touchedOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { touched: { keys: number; clicks: number } }).touched)

/** The search of thématiques, which takes the focus when the form opens. */
export const searched = (page: Page) => page.getByRole('combobox', { name: 'Thématiques' })
export const inHand = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
