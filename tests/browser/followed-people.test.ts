import { describe, expect, it } from 'vitest'
import { beneficiaries, sessionBeneficiaries } from '#drizzle/schema/index.ts'
import { following } from '../api/following.ts'
import { telling } from '../api/telling.ts'
import { inHand, receivedCamille } from './camille.ts'
import { tabTo } from './keyboard.ts'
import { smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

const open = smallHouses()
const widths = [360, 768, 1280]

describe('people whom one follows, while noting a session', () => {
  it('are found, added and joined from the keyboard alone; axe finds nothing on the way', async () => {
    const house = await open()
    const camille = house.as(house.people.camille)
    await camille.beneficiaries.add(following({ birthYear: 1956, communeCode: '46128' }))
    const { page, complaints } = await receivedCamille(house)
    const person = page.getByRole('combobox', { name: /^Personnes? suivies?/ })
    await page.goto('/noter')
    await inHand(page)
    for (
      let press = 0;
      press < 20 && !(await person.evaluate((it) => it === document.activeElement));
      press++
    )
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('vergn')
    await page.getByRole('option', { name: /^Odile Vergnes/ }).waitFor()
    expect(await wrongs(page)).toEqual([])
    await page.keyboard.press('Enter')
    const remove = page.getByRole('button', { name: /^Retirer.*Odile Vergnes/ })
    expect(await remove.evaluate((it) => it === document.activeElement)).toBe(true)
    for (const width of widths) expect(await tooWide(page, width)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('zoe')
    await page.getByRole('option', { name: /nouvelle personne/ }).waitFor()
    await page.keyboard.press('Enter')
    expect(await wrongs(page)).toEqual([])
    for (const width of widths) expect(await tooWide(page, width)).toEqual([])
    await page.keyboard.type('Éloi')
    await page.keyboard.press('Enter')
    await page.getByText('première séance suivie').waitFor()
    expect(await wrongs(page)).toEqual([])
    await tabTo(page, page.getByRole('combobox', { name: 'Thématiques' }))
    await page.keyboard.type('ema')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Enregistré/).waitFor()
    const people = house.db.select().from(beneficiaries).all()
    const zoe = people.find(({ firstName }) => firstName === 'Zoe')
    expect(zoe).toMatchObject({ lastName: 'Éloi' })
    const joined = house.db.select().from(sessionBeneficiaries).all()
    expect(joined.map(({ beneficiaryId }) => beneficiaryId)).toEqual([zoe?.id])
    expect(complaints).toEqual([])
  })

  it('have a page that tells all of it, as good as the others, with what may be shared', async () => {
    const house = await open()
    const camille = house.as(house.people.camille)
    const { id } = await camille.beneficiaries.add(following())
    const visit = await receivedCamille(house)
    for (const [day, autonomy] of [
      ['2026-05-04', 'entierement_accompagne'],
      ['2026-06-01', 'autonome'],
    ] as const)
      await camille.sessions.record(telling(house)({ day, autonomy, beneficiaryIds: [id] }))
    const { page } = visit
    await page.goto(`/beneficiaires/${id}`)
    await page.getByRole('heading', { name: 'Accompagnements' }).waitFor()
    await page.getByText('Partager avec un collègue de votre structure').click()
    expect(await wrongs(page)).toEqual([])
    await page.getByRole('radio', { name: 'Tableau' }).click()
    expect(await wrongs(page)).toEqual([])
    for (const width of widths) expect(await tooWide(page, width)).toEqual([])
    expect(visit.complaints).toEqual([])
  })
})
