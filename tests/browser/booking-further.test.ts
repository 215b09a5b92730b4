import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { appointments, holds, openings, places } from '#drizzle/schema/index.ts'
import { formFor, title } from './booking-states.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { wrongs } from './visits.ts'

const openHouse = smallHouses()

/** What Chromium writes of each page of a document. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length

function withLongNames(house: SmallHouse) {
  const name = 'Médiathèque intercommunale Marguerite-Yourcenar de Saint-Cirq-Lapopie'
  house.db.update(places).set({ name }).run()
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const)
    house.db
      .insert(openings)
      .values({
        ...house.openings[0],
        id: uuidv7(),
        startsAt: '14:30',
        endsAt: '17:45',
        recurrence: { repeat: 'weekly', every: 2, weekdays: [weekday], firstDay: '2026-01-01' },
      })
      .run()
}

describe('the poster', () => {
  it('holds on one sheet of A4 with the longest names and many days, and axe finds nothing', async () => {
    const house = await openHouse()
    withLongNames(house)
    const { page, complaints } = await house.visit(1280)
    await page.goto(`/lieux/${house.place.slug}/affiche`)
    await page.getByRole('img', { name: /Code à photographier/ }).waitFor()
    expect(await wrongs(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    expect(complaints).toEqual([])
  })

  it('says an address that leads to the page of the place', async () => {
    const house = await openHouse()
    const { page } = await house.visit(360)
    await page.goto('/l/Médiathèque%20de%20Gramat')
    await title(page, 'Quand voulez-vous venir ?').waitFor()
    expect(new URL(page.url()).pathname).toBe('/lieux/mediatheque-de-gramat')
  })
})

describe('somebody who helps', () => {
  it('books for a person without a telephone, and prints the slip on half a sheet', async () => {
    const house = await openHouse()
    const { page, complaints } = await house.visit(320)
    await page.goto(formFor(house, '10:00'))
    await page.getByText('gardée pour vous').waitFor()
    await page.getByText('Pour quelqu’un d’autre').click()
    await page.getByText('Un professionnel').click()
    expect(await wrongs(page)).toEqual([])
    await page.getByLabel('Son prénom').fill('Paul')
    await page.getByLabel('Son nom').fill('Marty')
    await page.getByText('Mes démarches').click()
    await page.getByLabel('Vos prénom et nom').fill('Sonia Bel')
    await page.getByLabel('Votre organisme').fill('CCAS de Gramat')
    await page.getByLabel('Votre téléphone').fill('05 65 11 22 33')
    await house.wait()
    await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
    await title(page, 'C’est noté.').waitFor()
    await page.getByText('Pour Paul').waitFor()
    expect(house.db.select().from(appointments).all()).toMatchObject([
      { phone: null, bookerName: 'Sonia Bel' },
    ])
    await page.emulateMedia({ media: 'print' })
    await page.getByText(/Pas disponible.*Appelez le 05.65.00.00.00/).waitFor()
    expect(pagesOf(await page.pdf({ format: 'A5' }))).toBe(1)
    expect(complaints).toEqual([])
  })
})

describe('a tab closed in the middle of the form', () => {
  it('T98 is gone on with in another, with its hour and its answers; once booked nothing is left', async () => {
    const house = await openHouse()
    const { page, tab } = await house.visit(360)
    const first = await tab(formFor(house, '10:00'))
    await first.getByText('gardée pour vous').waitFor()
    await first.getByLabel('Prénom').fill('Jeanne')
    await first.close()
    await page.goto('/')
    const left = page.getByRole('region', { name: 'Rendez-vous commencé' })
    await left.getByRole('link', { name: 'Reprendre' }).click()
    await page.getByText('gardée pour vous').waitFor()
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Jeanne')
    expect(house.db.select().from(holds).all()).toHaveLength(1)
    await page.getByLabel('Nom', { exact: true }).fill('Marty')
    await page.getByLabel('Téléphone').fill('06 12 34 56 78')
    await page.getByText('Mes démarches').click()
    await house.wait()
    await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
    await title(page, 'C’est noté.').waitFor()
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })

  it('is erased by whoever sits there next', async () => {
    const house = await openHouse()
    const { page, tab } = await house.visit(360)
    const first = await tab(formFor(house, '10:00'))
    await first.getByText('gardée pour vous').waitFor()
    await first.getByLabel('Prénom').fill('Jeanne')
    await first.close()
    await page.goto('/')
    await page.getByRole('button', { name: /Ce n’est pas vous/ }).click()
    await page.getByRole('region', { name: 'Rendez-vous commencé' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.goto(formFor(house, '10:00'))
    await page.getByText('gardée pour vous').waitFor()
    expect(await page.getByLabel('Prénom').inputValue()).toBe('')
  })
})
