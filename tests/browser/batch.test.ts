import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { telling } from '../api/telling.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

/** « Noter une matinée » as an advisor types it: keys and clicks are counted, and printed. */

const open = smallHouses()

async function enter(house: SmallHouse, width: number): Promise<Visit> {
  const visit = await house.visit(width)
  const [name = '', value = ''] = house.cookieOf(house.people.camille).split('=')
  await visit.page.context().addCookies([{ name, value, url: house.url }])
  return visit
}

/** Each press of a key and each click, as a person makes them. */
function hand(page: Page) {
  const made = { keys: 0, clicks: 0 }
  return {
    made,
    type: async (text: string) => {
      made.keys += text.length
      await page.keyboard.type(text)
    },
    press: async (chord: string) => {
      made.keys += chord.split('+').length
      await page.keyboard.press(chord)
    },
    click: async (name: string) => {
      made.clicks += 1
      await page.getByRole('button', { name }).click()
    },
  }
}

const kept = (house: SmallHouse) => house.db.select().from(sessions).all()

it('a morning of eight walk-ins takes fewer than six keys and clicks a person', async () => {
  const house = await open()
  await house.as(house.people.camille).sessions.record(telling(house)({ day: '2026-06-12', minutes: 30 }))
  const { page, complaints } = await enter(house, 1280)
  await page.goto('/noter/matinee')
  const first = page.getByRole('textbox', { name: 'Thématiques ligne 1' })
  await first.waitFor()
  expect(await first.evaluate((it) => it === document.activeElement)).toBe(true)
  const { made, type, press } = hand(page)
  for (const topic of ['ema', 'ame', 'imp', 'vir', 'cv ', 'pho', '1'])
    await type(topic).then(() => press('Enter'))
  await press('Control+d')
  await press('Control+Enter')
  await page.getByText('8 accompagnements enregistrés').waitFor()
  const morning = kept(house).filter(({ day }) => day === '2026-06-15')
  expect(morning).toHaveLength(8)
  expect(new Set(morning.map(({ minutes }) => minutes))).toEqual(new Set([30]))
  expect(house.db.select().from(sessionTopics).all()).toHaveLength(9)
  process.stdout.write(
    `A morning of eight walk-ins: ${made.keys} keys and ${made.clicks} clicks, ${(made.keys + made.clicks) / 8} a person.\n`,
  )
  expect(made.keys + made.clicks).toBeLessThanOrEqual(8 * 6)

  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('rien n’a été noté').waitFor()
  expect(kept(house).filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1)
  expect(await page.getByRole('textbox', { name: /^Thématiques/ }).count()).toBe(9)
  expect(await page.getByRole('textbox', { name: 'Thématiques ligne 2' }).inputValue()).toBe('Santé')
  expect(complaints).toEqual([])
})

it('is read by everybody at every width, with its mistakes beside each line', async () => {
  const house = await open()
  const { page, complaints } = await enter(house, 1280)
  await page.goto('/noter/matinee')
  await page.getByRole('textbox', { name: 'Thématiques ligne 1' }).waitFor()
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await page.getByRole('combobox', { name: 'Lieu' }).selectOption({ label: 'Médiathèque de Gramat' })
  const { type, press } = hand(page)
  await page.getByRole('textbox', { name: 'Thématiques ligne 1' }).focus()
  for (const topic of ['ema', 'zzz', 'ame']) await type(topic).then(() => press('Enter'))
  await page.getByRole('textbox', { name: 'Note ligne 3' }).fill('Dossier MDPH')
  await page
    .getByRole('combobox', { name: 'Posture ligne 1' })
    .selectOption({ label: 'Fait à la place\u00a0: mandat papier' })
  await page.getByRole('button', { name: /^Enregistrer/ }).click()
  await page.getByText('1 accompagnement enregistré').waitFor()
  await page.getByText('« zzz » n’est pas compris').waitFor()
  await page.getByRole('checkbox', { name: /relu la note de la ligne 2/ }).waitFor()
  expect(kept(house)).toMatchObject([{ posture: 'done_instead', mandate: 'papier' }])
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  for (const width of [320, 360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(complaints).toEqual([])
})

it('what is said never hides the button that saves, once the end of the page is in sight', async () => {
  const house = await open()
  const { page, complaints } = await enter(house, 360)
  await page.goto('/noter/matinee')
  await page.getByRole('textbox', { name: 'Thématiques ligne 1' }).focus()
  const { type, press } = hand(page)
  for (const topic of ['ema', 'ame', 'imp']) await type(topic).then(() => press('Enter'))
  for (const line of [3, 2]) await page.getByRole('button', { name: `Retirer la ligne ${line}` }).click()
  await page
    .getByText('Ligne retirée.')
    .evaluateAll((said) =>
      said.forEach((one) => one.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))),
    )
  const save = page.getByRole('button', { name: /^Enregistrer/ })
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    expect(await page.getByText('Ligne retirée.').count()).toBe(2)
    const isClear = await save.evaluate((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y] as const))
      return corners.every(([x, y]) => button.contains(document.elementFromPoint(x, y)))
    })
    expect(isClear, `${width}`).toBe(true)
  }
  expect(complaints).toEqual([])
})
