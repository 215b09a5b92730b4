import { fileURLToPath } from 'node:url'
import { enter, openDemonstration } from '../browser/demonstration.ts'
import type { Visit } from '../browser/visits.ts'

/** The pictures of README, taken of the real thing: `npm run pictures`. */

const house = await openDemonstration(Date.now())

async function take(name: string, { page }: Visit) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const path = fileURLToPath(new URL(`${name}.jpeg`, import.meta.url))
  await page.screenshot({ path, type: 'jpeg', quality: 72 })
}

const citizen = await house.visit(360, 740)
await citizen.page.goto('/?ou=Gramat')
await citizen.page.getByRole('heading', { level: 3 }).first().waitFor()
await citizen.page
  .getByRole('heading', { level: 2 })
  .last()
  .evaluate((found) => found.scrollIntoView())
await take('citizen', citizen)

const advisor = await house.visit(1280, 860)
await enter(advisor, 'Camille Genévrier')
await advisor.page.goto('/noter')
await advisor.page.getByRole('heading', { name: 'Quoi' }).waitFor()
await take('advisor', advisor)

const coordinator = await house.visit(1280, 1100)
await enter(coordinator, 'Nadia Romarin')
await coordinator.page.goto('/tableau-de-bord')
await coordinator.page.getByRole('heading', { name: 'Les trois thèmes prioritaires' }).waitFor()
await take('coordinator', coordinator)

await coordinator.page.locator('svg.map-drawing').waitFor()
await coordinator.page.getByRole('heading', { name: 'La carte' }).evaluate((found) => {
  found.style.scrollMarginTop = '1.5rem'
  found.scrollIntoView()
})
await take('map', coordinator)

await house.end()
