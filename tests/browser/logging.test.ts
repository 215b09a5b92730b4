import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import { telling } from '../api/telling.ts'
import { inHand, receivedCamille, searched, touchedOn } from './camille.ts'
import { tabTo } from './keyboard.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

const open = smallHouses()
const figures: string[] = []
afterAll(() => void process.stdout.write(`\nto note a session\n${figures.join('\n')}\n`))

/** What was kept today since this page counts, with the figure printed. */
async function kept(house: SmallHouse, page: Page, way: string) {
  await page.getByText(/^Enregistré/).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
  const { keys, clicks } = await touchedOn(page)
  figures.push(`${way}: ${keys} keys, ${clicks} clicks`)
  const added = house.db
    .select()
    .from(sessions)
    .all()
    .filter(({ day }) => day === '2026-06-15')
  expect(added).toHaveLength(1)
  return { touches: keys + clicks, last: added[0] }
}

describe('an ordinary session is noted in six touches at most', () => {
  const ordinary = { kind: 'individual', day: '2026-06-15', minutes: 40, participants: 1, channel: 'place' }

  it('by three letters', async () => {
    const house = await open()
    const { page, complaints } = await receivedCamille(house)
    await page.keyboard.press('n')
    await inHand(page)
    await page.keyboard.type('ema')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    const { touches, last } = await kept(house, page, 'keyboard, three letters')
    expect(touches).toBeLessThanOrEqual(6)
    expect(last).toMatchObject({ ...ordinary, placeId: house.place.id })
    expect(complaints).toEqual([])
  })

  it('by one digit', async () => {
    const house = await open()
    const { page } = await receivedCamille(house)
    await page.keyboard.press('n')
    await inHand(page)
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    const { touches, last } = await kept(house, page, 'keyboard, one digit')
    expect(touches).toBe(3)
    expect(last).toMatchObject(ordinary)
  })

  it('by clicks', async () => {
    const house = await open()
    const { page } = await receivedCamille(house)
    await page.getByRole('link', { name: 'Noter un accompagnement' }).click()
    await page.getByText('E-mail').click()
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    const { touches, last } = await kept(house, page, 'mouse')
    expect(touches).toBe(3)
    expect(last).toMatchObject(ordinary)
  })

  it('by repeating the last one', async () => {
    const house = await open()
    const { page } = await receivedCamille(house)
    await page.keyboard.press('n')
    await inHand(page)
    await page.keyboard.press('Alt+0')
    await page.getByRole('checkbox', { name: /^Santé/, checked: true }).waitFor()
    await page.keyboard.press('Control+Enter')
    const { touches, last } = await kept(house, page, 'keyboard, the last one again')
    expect(touches).toBe(3)
    expect(last).toMatchObject(ordinary)
  })
})

it('keys do nothing while one types, nor when one wants none; the sheet lists them all', async () => {
  const house = await open()
  const { page, complaints } = await receivedCamille(house)
  await page.keyboard.press('n')
  await inHand(page)
  const note = page.getByRole('textbox', { name: /^Note/ })
  await note.click()
  await page.keyboard.type('non ? 1 a')
  expect(await note.inputValue()).toBe('non ? 1 a')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.locator('.topic input:checked').count()).toBe(0)

  await tabTo(page, page.getByRole('button', { name: 'Enregistrer', exact: true }))
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  await sheet.waitFor()
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await page.keyboard.press('n')
  expect(await sheet.isVisible()).toBe(true)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.keyboard.press('1')
  await page.keyboard.press('?')
  expect(await page.locator('.topic input:checked').count()).toBe(0)
  expect(await sheet.count()).toBe(0)

  await page.reload()
  await searched(page).waitFor()
  const button = page.getByRole('button', { name: 'Raccourcis' })
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await sheet.waitFor()
  expect(await page.getByRole('checkbox', { name: /Touches seules/ }).isChecked()).toBe(false)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  expect(await page.locator('.topic input:checked').count()).toBe(1)
  expect(complaints).toEqual([])
})

it('a favourite is kept, begins a session, takes another name, goes and comes back, by the keyboard alone', async () => {
  const house = await open()
  const { page, complaints } = await receivedCamille(house)
  await page.keyboard.press('n')
  await inHand(page)
  await page.keyboard.type('bure')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Garder en favori' }))
  await page.keyboard.press('Enter')
  const name = page.getByRole('textbox', { name: 'Nom du favori' })
  await name.waitFor()
  expect(await name.inputValue()).toBe('Bureautique')
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Le tableur du lundi')
  await page.keyboard.press('Enter')
  await page.getByText('Gardé en favori').waitFor()
  const favourite = (called: string) => page.getByRole('button', { name: `Favori : ${called}` })
  await favourite('Le tableur du lundi').waitFor()

  await page.goto('/noter')
  await favourite('Le tableur du lundi').waitFor()
  await inHand(page)
  await page.keyboard.press('Alt+1')
  await page.getByRole('checkbox', { name: /^Bureautique/, checked: true }).waitFor()
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])

  await tabTo(page, page.getByRole('button', { name: 'Ranger mes favoris' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Renommer Le tableur du lundi' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('Les comptes')
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Supprimer Les comptes' }))
  await page.keyboard.press('Enter')
  const back = page.getByRole('button', { name: 'Annuler la suppression de Les comptes' })
  await tabTo(page, back)
  expect(await favourite('Les comptes').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Supprimer Les comptes' }).waitFor()
  await page.keyboard.press('Escape')
  await favourite('Les comptes').waitFor()
  expect(complaints).toEqual([])
})

it('a session noted twice is made one, read, put back in two, by the keyboard alone', async () => {
  const house = await open()
  const { page, complaints } = await receivedCamille(house)
  const said = { day: '2026-06-15', topics: ['sante' as const], minutes: 90 }
  const twice = [telling(house)({ ...said, minutes: 60 }), telling(house)(said)]
  for (const told of twice) await house.as(house.people.camille).sessions.record(told)
  const inJournal = () =>
    house.db
      .select()
      .from(sessions)
      .all()
      .filter(({ day, withdrawnAt }) => day === said.day && withdrawnAt === null)

  await page.goto(`/noter?session=${twice[0]?.id}`)
  await searched(page).waitFor()
  await tabTo(page, page.getByText('Noté deux fois\u00a0?'))
  await page.keyboard.press('Enter')
  const merge = page.getByRole('button', { name: /^Fusionner avec celui-ci.*1\sh\s30/ })
  await merge.waitFor()
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await tabTo(page, merge)
  await page.keyboard.press('Enter')
  await page.getByText('Les deux ne font plus qu’un accompagnement.').waitFor()
  expect(inJournal()).toHaveLength(1)

  await tabTo(page, page.getByText(/^Retirés du journal/))
  await page.keyboard.press('Enter')
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  await tabTo(page, page.getByRole('link', { name: /^Voir.*1\sh\s30/ }))
  await page.keyboard.press('Enter')
  await page.getByText('Il a été fusionné avec un autre accompagnement').waitFor()
  expect(await wrongs(page, [360, 768, 1280])).toEqual([])
  for (const width of [320, 360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  await tabTo(page, page.getByRole('button', { name: 'Les séparer' }))
  await page.keyboard.press('Enter')
  await page.getByText('Les deux accompagnements sont séparés, comme avant.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Corriger un accompagnement' }).waitFor()
  expect(inJournal()).toHaveLength(2)
  expect(complaints).toEqual([])
})
