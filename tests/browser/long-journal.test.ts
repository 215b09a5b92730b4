import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { sessions, sessionTags, sessionTopics } from '#drizzle/schema/index.ts'
import { addDays } from '#shared/time.ts'
import { tagging } from '../api/tagging.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'

/** The journal of somebody who has noted for years, in the built pages. */

const open = smallHouses()
const count = 20_000
const today = '2026-06-15'

/** Eight a day, one in ten with the tag. */
function fill({ db, people, place, structure, now }: SmallHouse, tagId: string) {
  const row = (nth: number) => ({
    id: uuidv7(),
    kind: 'individual' as const,
    day: addDays(today, -Math.floor(nth / 8)),
    minutes: 30,
    channel: 'place' as const,
    placeId: place.id,
    communeCode: place.communeCode,
    structureId: structure.id,
    advisorId: people.camille.actor.advisorId ?? '',
    participants: 1,
    notes: nth % 4 === 0 ? `Déclaration ${nth}` : '',
    details: { equipment: [], procedures: [], ages: {}, genders: {}, statuses: {} },
    recordedAt: now(),
  })
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, nth) => row(from + nth))
    db.insert(sessions).values(rows).run()
    db.insert(sessionTopics)
      .values(rows.map(({ id }) => ({ sessionId: id, topic: 'email' as const })))
      .run()
    const tagged = rows.filter((_, nth) => nth % 10 === 0)
    db.insert(sessionTags)
      .values(tagged.map(({ id }) => ({ sessionId: id, tagId })))
      .run()
  }
}

it('twenty thousand sessions are walked through with few lines in the page, and found by their tags', async () => {
  const house = await open()
  const tagId = await tagging(house)('Bus numérique')
  fill(house, tagId)
  const { page, complaints } = await house.visit(1280, 900)
  const [name = '', value = ''] = house.cookieOf(house.people.camille).split('=')
  await page.context().addCookies([{ name, value, url: house.url }])
  await page.goto(`/journal?du=2010-01-01&au=${today}`)
  await page.getByText(/^20\s000\sséances$/).waitFor()
  const lines = page.locator('.line')
  await lines.first().waitFor()
  let most = 0
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, 1_500)
    most = Math.max(most, await lines.count())
  }
  expect(most).toBeGreaterThan(20)
  await page.keyboard.press('End')
  const lastDay = page.locator('.journal-day').last()
  await lastDay.locator('.line').first().waitFor()
  most = Math.max(most, await lines.count())
  process.stdout.write(`Of 20,000 lines, ${most} at most were in the page while scrolling.\n`)
  expect(most).toBeLessThan(400)

  await page.getByRole('searchbox', { name: 'Rechercher' }).fill('numerique')
  await page.getByText(/^2\s000\sséances$/).waitFor()
  await page.goto(`/journal?du=2010-01-01&au=${today}&etiquette=${tagId}&mots=declaration`)
  await page.getByText(/^1\s000\sséances$/).waitFor()
  await page.getByRole('button', { name: 'Retirer\u00a0: Bus numérique' }).click()
  await page.getByText(/^5\s000\sséances$/).waitFor()
  expect(new URL(page.url()).searchParams.get('etiquette')).toBeNull()
  expect(complaints).toEqual([])
})
