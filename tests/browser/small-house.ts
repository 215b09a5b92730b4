import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Day, dayOf, minute, type WallTime, wallTimeOf } from '#shared/time.ts'
import { world, zone } from '../api/world.ts'
import { launchChromium } from '../chromium.ts'
import { freePort } from '../running-house.ts'
import { receive } from './visits.ts'

export type SmallHouse = Awaited<ReturnType<typeof openSmallHouse>>

/** The small world behind the built pages, visited with this browser: few hours, all known, and nobody else. */
export async function openSmallHouse(browser: Browser) {
  const port = await freePort()
  const small = world({ port, publicUrl: `http://localhost:${port}` })
  const doors = await receive(small, browser)
  return { ...small, ...doors, setClocks, wait }

  /** Moves the hands of the house's clock and of every page. */
  async function setClocks(day: Day, time: WallTime) {
    small.setClock(day, time)
    await doors.showTime()
  }

  /** Some minutes pass: one, as typing takes, unless said. */
  async function wait(minutes = 1) {
    const then = small.now() + minutes * minute
    await setClocks(dayOf(then, zone), wallTimeOf(then, zone))
  }
}

/** One browser for the tests of a file; each test opens a small house of its own, and finds it shut at its end. */
export function smallHouses() {
  let browser: Browser
  const opened: SmallHouse[] = []
  beforeAll(async () => void (browser = await launchChromium()))
  afterEach(async () => void (await Promise.all(opened.splice(0).map((house) => house.end()))))
  afterAll(() => browser.close())
  return async function open() {
    const house = await openSmallHouse(browser)
    opened.push(house)
    return house
  }
}
