import type { Browser } from 'playwright-core'
import { buildWhenStale } from '#server/build.ts'
import { launchChromium } from '../chromium.ts'
import { runLongJournal } from './long-journal.ts'
import type { Page } from './table.ts'

const sessions = 20_000
const frames = 200
/** A screen in seven frames: as fast as one scrolls to look for something. */
const step = 120
/** An old laptop has a quarter of this processor. */
const slower = 4
/** What a frame may keep the page from answering, in milliseconds on that laptop. */
const most = 50
/** Frames in a hundred that may take longer. */
const few = 10

/**
 * What the page computes between two frames while one scrolls through years of sessions: the processor's time of its own
 * thread, so that what else the machine does is not counted.
 */
export async function scrolling(): Promise<Page> {
  await buildWhenStale('neutral')
  const house = await runLongJournal(sessions)
  const browser = await launchChromium()
  const tasks = (await tasksOf(browser, house)).map((task) => task * slower).toSorted((a, b) => a - b)
  await browser.close()
  await house.end()
  const at = (part: number) => tasks[Math.floor((tasks.length - 1) * part)] ?? 0
  const long = (100 * tasks.filter((task) => task > most).length) / frames
  return {
    title: `Scrolling through ${sessions.toLocaleString('en')} sessions on a processor ${slower} times slower`,
    heads: ['p99 ms', 'longest ms', `over ${most} ms, % of frames`, 'expected'],
    rows: [
      {
        what: 'between two frames',
        cells: [at(0.99).toFixed(0), at(1).toFixed(0), long.toFixed(0), `≤ ${few} %`],
        isKept: long <= few,
      },
    ],
  }
}

type Event = { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }

/** Each thing that the page's thread did, in milliseconds of the processor. */
async function tasksOf(browser: Browser, { url, cookie, whole }: Awaited<ReturnType<typeof runLongJournal>>) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } })
  const cookies = cookie.split('; ').map((each) => each.split(/=(.*)/s))
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })))
  const page = await context.newPage()
  await page.goto(`/journal?du=${whole.from}&au=${whole.to}`)
  await page.locator('.line').first().waitFor()
  await page.waitForLoadState('networkidle')
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] })
  await page.evaluate(`new Promise((done) => {
    let left = ${frames}
    const next = () => {
      scrollBy(0, ${step})
      left -= 1
      if (left > 0) requestAnimationFrame(next)
      else done(null)
    }
    requestAnimationFrame(next)
  })`)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] }
  const threadOf = ({ pid, tid }: Event) => `${pid} ${tid}`
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1_000)
}
