import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communes } from '#drizzle/schema/index.ts'
import { drawContours } from '#server/territories/draw-contours.ts'
import { keepContours } from '#server/territories/keep-contours.ts'
import { instantAt } from '#shared/time.ts'
import { madeUpContours } from '../made-up-contours.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

let house: Demonstration
let visit: Visit
const dataDir = mkdtempSync(join(tmpdir(), 'permanence-map-'))

beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-16', '09:00', 'Europe/Paris'), { DATA_DIR: dataDir })
  visit = await house.visit(1280)
  await enter(visit, 'Nadia Romarin')
})
afterAll(async () => {
  await house.end()
  rmSync(dataDir, { recursive: true, force: true })
})

const loadContours = () => {
  const there = house.db.select().from(communes).all()
  keepContours({ settings: { dataDir } }, '46', drawContours(house.db, '46', madeUpContours(there)).contours)
}

const map = (page: Page) => page.locator('svg.map-drawing')

async function open(address: string) {
  const { page } = visit
  await page.goto(address)
  await map(page).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

/** All that is wrong with the page, at every width. */
async function faults(address: string) {
  const page = await open(address)
  const found = await wrongs(page, [360])
  for (const width of [360, 768, 1280]) found.push(...(await tooWide(page, width)))
  return [...found, ...visit.complaints.splice(0)]
}

const download = async (page: Page, name: string) => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'La carte' }).getByRole('button', { name }).click(),
  ])
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

describe('the map', () => {
  it('without contours shows places only, fits every width, and axe finds nothing', async () => {
    rmSync(join(dataDir, 'contours-46.json.gz'), { force: true })
    expect(await faults('/tableau-de-bord')).toEqual([])
    expect(await visit.page.getByRole('radio', { name: 'Communes' }).count()).toBe(0)
  })

  it.each(['epci', 'communes&indicateur=quotidien', 'lieux'])(
    'with contours fits every width, and axe finds nothing: %s',
    async (shown) => {
      loadContours()
      expect(await faults(`/tableau-de-bord?carte=${shown}`)).toEqual([])
    },
  )

  it('is walked with the keyboard, goes down by Enter, and is found again by its address', async () => {
    loadContours()
    const page = await open('/tableau-de-bord')
    const inside = map(page).getByRole('link')
    await page.getByRole('combobox', { name: 'Indicateur' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const pointed = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const walked = new Set([await pointed()])
    for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(way)
      walked.add(await pointed())
    }
    expect(walked.size).toBeGreaterThan(2)
    const told = await page.locator('output.map-told strong').textContent()
    expect(await pointed()).toContain(told)
    expect(await inside.count()).toBeGreaterThan(8)
    await page.keyboard.press('Enter')
    await page.waitForURL(/territoire=46-epci-\d{9}/)
    await page.waitForFunction(() =>
      document.querySelector('svg.map-drawing')?.ariaLabel?.endsWith('par commune'),
    )
    const name = await map(page).getAttribute('aria-label')
    await page.reload()
    await map(page).waitFor()
    expect(await map(page).getAttribute('aria-label')).toBe(name)
  })

  it('scrolls with the page until it has the focus or Ctrl, then comes closer under the pointer', async () => {
    const page = await open('/tableau-de-bord?carte=lieux')
    const scale = () =>
      map(page)
        .locator('g[transform]')
        .first()
        .evaluate((drawn: SVGGElement) => drawn.transform.baseVal.consolidate()!.matrix.a)
    await map(page).scrollIntoViewIfNeeded()
    await map(page).hover({ position: { x: 100, y: 100 } })
    await page.mouse.wheel(0, -20)
    expect(await scale()).toBe(1)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await expect.poll(scale).toBeGreaterThan(1.5)
    await page.getByRole('button', { name: 'Tout voir' }).click()
    expect(await scale()).toBe(1)
  })

  it('is given as a picture and as a drawing, with its title and its legend', async () => {
    loadContours()
    const page = await open('/tableau-de-bord?carte=epci')
    const picture = await download(page, 'Image (PNG)')
    expect(picture.name).toBe('lot-seances-par-intercommunalite.png')
    expect(picture.content.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.content.readUInt32BE(16)).toBe(2 * 948)
    const drawing = await download(page, 'Dessin (SVG)')
    expect(drawing.name).toBe('lot-seances-par-intercommunalite.svg')
    const text = drawing.content.toString()
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    for (const words of [
      'Lot\u00a0: séances par intercommunalité',
      'Données au 16\u00a0juin 2026',
      'quantiles',
    ])
      expect(text.replaceAll('&nbsp;', '\u00a0')).toContain(words)
    expect(text).not.toMatch(/var\(|class=/)
    expect(visit.complaints.splice(0)).toEqual([])
  })

  it('is printed without what one touches', async () => {
    const page = await open('/tableau-de-bord?carte=communes')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'De plus près' }).isVisible()).toBe(false)
    expect(await map(page).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  })
})
