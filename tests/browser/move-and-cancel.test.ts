import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { advisors, appointments, places } from '#drizzle/schema/index.ts'
import { at } from '../api/booking-request.ts'
import { bookElsewhere, formFor, title } from './booking-states.ts'
import { tabTo, write } from './keyboard.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'

const openHouse = smallHouses()

const kept = ({ db }: SmallHouse) => db.select().from(appointments).get()
const eleven = (page: Page) => page.getByRole('button', { name: 'mardi 16 juin à 11 h 00' })
const hasFocus = (page: Page, words: string) =>
  page.getByRole('heading', { level: 1, name: words }).and(page.locator(':focus')).waitFor()

it('whoever has a keyboard only books, corrects, moves, cancels and takes back', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(1280)
  await page.goto(formFor(house, '10:00'))
  await page.getByText('gardée pour vous').waitFor()
  await house.wait()
  await write(page, 'Prénom', 'Jeanne')
  await write(page, 'Téléphone', '06 12')
  const send = page.getByRole('button', { name: 'Confirmer le rendez-vous' })
  const summary = (count: string) => page.getByRole('alert').and(page.locator(':focus')).getByText(count)
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await summary('3 réponses sont à revoir').waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Écrivez votre nom, ou son initiale.' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('Marty')
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await summary('2 réponses sont à revoir').waitFor()
  await write(page, 'Téléphone', '06 12 34 56 78')
  await tabTo(page, page.getByRole('radio', { name: 'Au quotidien' }))
  await page.keyboard.press('Space')
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await hasFocus(page, 'C’est noté')

  await tabTo(page, page.getByRole('link', { name: 'Déplacer' }))
  await page.keyboard.press('Enter')
  await hasFocus(page, 'Déplacer le rendez-vous')
  await tabTo(page, eleven(page))
  await page.keyboard.press('Enter')
  await hasFocus(page, 'Votre rendez-vous')
  await page.getByText('Votre rendez-vous est déplacé').waitFor()
  expect(kept(house)).toMatchObject({
    firstName: 'Jeanne',
    lastName: 'Marty',
    need: 'everyday',
    startsAt: at('11:00'),
  })

  await tabTo(page, page.getByRole('button', { name: 'Annuler le rendez-vous' }))
  await page.keyboard.press('Enter')
  await hasFocus(page, 'Rendez-vous annulé')
  expect(kept(house)?.cancelledBy).toBe('citizen')
  await tabTo(page, page.getByRole('button', { name: 'C’est une erreur' }))
  await page.keyboard.press('Enter')
  await hasFocus(page, 'Votre rendez-vous')
  expect(kept(house)?.cancelledAt).toBeNull()
  expect(complaints).toEqual([])
})

it('a link opens its appointment after a move, and says on each of two pages what the other did', async () => {
  const house = await openHouse()
  const key = await bookElsewhere(house, '10:00')
  const { page, tab, complaints } = await house.visit(320)
  await page.goto(`/rendez-vous#${key}`)
  await title(page, 'Votre rendez-vous').waitFor()
  const other = await tab(`/rendez-vous/deplacer#${key}`)
  await eleven(other).click()
  await other.getByText('Votre rendez-vous est déplacé').waitFor()
  await page.reload()
  await page.getByRole('article', { name: 'Votre rendez-vous' }).getByText('11 h 00').waitFor()
  await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
  await title(page, 'Rendez-vous annulé').waitFor()
  expect(complaints).toEqual([])
  await other.getByRole('link', { name: 'Déplacer' }).click()
  await other.getByText('Ce rendez-vous est passé ou annulé').waitFor()
  expect(kept(house)).toMatchObject({ startsAt: at('11:00'), cancelledBy: 'citizen' })
})

describe('a link in a letter', () => {
  /** All that is written in the house, but what a session of the server itself counts. */
  const allRows = ({ db }: SmallHouse) =>
    JSON.stringify(
      db.$client
        .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`)
        .all()
        .map(({ name }) => [name, db.$client.prepare(`select * from "${name}"`).all()]),
    )

  it('opened and asked for by a hundred scanners of mail, changes nothing', async () => {
    const house = await openHouse()
    const key = await bookElsewhere(house, '10:00')
    const before = allRows(house)
    const asked = JSON.stringify({ key, requestId: crypto.randomUUID(), startsAt: at('11:00') })
    const addresses = [
      `/rendez-vous#${key}`,
      `/rendez-vous/deplacer#${key}`,
      `/en/rendez-vous#${key}`,
      ...['see', 'cancel', 'move', 'reopen', 'calendar', 'otherTimes'].map(
        (verb) => `/api/trpc/appointments.${verb}?input=${encodeURIComponent(asked)}`,
      ),
    ]
    for (const method of ['GET', 'HEAD'])
      for (let times = 0; times < 50; times++) {
        const answers = await Promise.all(addresses.map((address) => fetch(house.url + address, { method })))
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 405, 405, 405, 405, 405, 405])
      }
    expect(allRows(house)).toBe(before)
    const { page, complaints } = await house.visit(1280)
    for (const address of addresses.slice(0, 3)) {
      await page.goto(address)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByText('Médiathèque de Gramat').first().waitFor()
    }
    expect(allRows(house)).toBe(before)
    expect(complaints).toEqual([])
    await page.goto(`/rendez-vous#${key}`)
    await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
    await title(page, 'Rendez-vous annulé').waitFor()
    expect(allRows(house)).not.toBe(before)
  })
})

describe('printed, the slip', () => {
  /** What Chromium writes of each page of a document. */
  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length

  it.each(['', '/en'])(
    'holds on one sheet with all that matters, and nothing to touch (%s)',
    async (lang) => {
      const house = await openHouse()
      const name = 'Médiathèque intercommunale Marguerite-Yourcenar de Saint-Cirq-Lapopie'
      const accessNote =
        'Entrée par la cour\u00a0: sonnez à l’accueil, on vous ouvre. Parking à cinquante mètres.'
      house.db.update(places).set({ name, accessNote, stepFree: true }).run()
      house.db
        .update(advisors)
        .set({ firstName: 'Marie-Clémentine', lastName: 'de Castelnau-Montratier' })
        .run()
      const key = await bookElsewhere(house, '10:00')
      const { page, complaints } = await house.visit(320)
      await page.goto(`${lang}/rendez-vous#${key}`)
      await page.getByRole('article').waitFor()
      await page.emulateMedia({ media: 'print' })
      const shown = page
        .locator('button, nav, footer, a[href^="/"]:not(.brand-name)')
        .filter({ visible: true })
      expect(await shown.allInnerTexts()).toEqual([])
      const read = (await page.getByRole('article').innerText()).replaceAll(/\s/g, ' ')
      const when = lang ? ['Tuesday 16 June', '10:00 am'] : ['mardi 16 juin', '10 h 00']
      for (const words of [
        ...when,
        name,
        accessNote.replaceAll(/\s/g, ' '),
        '05 65 00 00 00',
        'Marie-Clémentine',
      ])
        expect(read.toLowerCase()).toContain(words.toLowerCase())
      expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1)
      expect(complaints).toEqual([])
    },
  )
})
