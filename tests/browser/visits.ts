import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { buildApp, type House } from '#server/app.ts'
import { buildWhenStale } from '#server/build.ts'

export type Visit = {
  page: Page
  /** All that the pages of this browser complained of. */
  complaints: string[]
  /** Another tab of the same browser, at this address. */
  tab: (address: string) => Promise<Page>
  leave: () => Promise<void>
}

/**
 * A house behind the built pages, with its own headers, where people come with this browser. The clock of their pages is
 * the house's, and stands still until it is moved.
 */
export async function receive(house: House & Required<Pick<House, 'now'>>, browser: Browser) {
  const { settings, now } = house
  const clientDir = await buildWhenStale(settings.identity)
  const app = await buildApp({ ...house, clientDir })
  await app.listen({ port: settings.port, host: 'localhost' })
  const visits = new Set<Visit>()
  return { url: settings.publicUrl, visit, showTime, end }

  /** A new person at a new browser: no cookie, nothing kept. */
  async function visit(width: number, height = 800): Promise<Visit> {
    const visit = await openVisit(browser, settings.publicUrl, { width, height }, now)
    visits.add(visit)
    return visit
  }

  /** Every open page shows the hour of the house. */
  async function showTime() {
    const pages = [...visits].flatMap(({ page }) => page.context().pages())
    await Promise.all(pages.map((page) => page.clock.setFixedTime(now())))
  }

  async function end() {
    await Promise.all([...visits].map(({ leave }) => leave()))
    await app.close()
  }
}

/**
 * Pages that note all they complain of: exceptions, errors of the console, where Chromium says too what the content policy
 * forbids, and what they ask of another host.
 */
async function openVisit(
  browser: Browser,
  baseURL: string,
  viewport: { width: number; height: number },
  now: () => number,
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'fr-FR',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  })
  const complaints: string[] = []
  context.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
  context.on('weberror', (error) => void complaints.push(error.error().message))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== baseURL) complaints.push(`asked of ${origin}`)
  })
  const tab = async (address: string) => {
    const page = await context.newPage()
    await page.clock.setFixedTime(now())
    if (address !== '') await page.goto(address)
    return page
  }
  return { page: await tab(''), complaints, tab, leave: () => context.close() }
}

/**
 * What axe finds wrong on the page as it is, at each width; and once in dark colours, where only contrasts can differ. Then
 * the page is as it was.
 */
export async function wrongs(page: Page, widths = [360, 1280]): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height })
    for (const colorScheme of width === widths[0] ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme })
      /* The other mode opens a blank page each time, for the sake of frames from elsewhere: there are none. */
      const axe = new AxeBuilder({ page }).setLegacyMode()
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

/** The page's width without what would have to be scrolled for, once it has settled at this one. */
export async function tooWide(page: Page, width: number, height = 800): Promise<string[]> {
  await page.setViewportSize({ width, height })
  const overflow = () => document.documentElement.scrollWidth - innerWidth
  await page.waitForFunction(`(${String(overflow)})() <= 0`, undefined, { timeout: 3_000 }).catch(() => {})
  const more = await page.evaluate(overflow)
  return more > 0 ? [`${more} px too wide at ${width}`] : []
}

/**
 * What a finger may miss: less than 44 px high or wide, out of what holds it, or with words that come out of it. A link
 * within a sentence is as high as its line.
 */
export const hardToTouch = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const touched = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=option]',
    )
    return [...touched]
      .filter(isSeen)
      .filter((one) => !isInSentence(one))
      .flatMap(measure)

    function measure(one: HTMLElement) {
      const isMark = one.matches('[type=radio], [type=checkbox]')
      const target = (isMark && (one as HTMLInputElement).labels?.[0]) || one
      const { width, height, left, right } = target.getBoundingClientRect()
      const holder = target.parentElement!.getBoundingClientRect()
      const wrong = [
        (width < 43.5 || height < 43.5) && `only ${Math.round(width)} × ${Math.round(height)} px`,
        (left < holder.left - 1 || right > holder.right + 1) && 'out of what holds it',
        !one.matches('input, textarea') &&
          one.scrollWidth > one.clientWidth + 1 &&
          one.clientWidth > 0 &&
          'too narrow',
      ].filter(Boolean)
      return wrong.length > 0 ? [`${wrong.join(', ')} at ${innerWidth}: ${one.outerHTML}`] : []
    }

    function isSeen(one: HTMLElement | null): boolean {
      if (one === null) return true
      return one.checkVisibility() && getComputedStyle(one).clipPath === 'none' && isSeen(one.parentElement)
    }

    function isInSentence(one: HTMLElement) {
      const around = one.parentElement?.textContent?.trim()
      return getComputedStyle(one).display === 'inline' && around !== one.textContent?.trim()
    }
  })
