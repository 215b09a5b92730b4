import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { appointments, openings, places } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import type { Day, WallTime } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import type { SmallHouse } from './small-house.ts'

/** The page's title, which says where one is. */
export const title = (page: Page, words: string | RegExp) =>
  page.getByRole('heading', { level: 1 }).filter({ hasText: words })

/** The form for this hour of Tuesday 16 June at Gramat. */
export const formFor = (house: SmallHouse, time: WallTime) =>
  `/lieux/${house.place.slug}/rendez-vous?heure=${at(time)}`

/** Somebody books by themselves, elsewhere; the key of their appointment. */
export async function bookElsewhere(
  house: SmallHouse,
  time: WallTime,
  changed: Partial<BookingRequest> = {},
  day?: Day,
) {
  const { key } = await house.citizen().appointments.book(bookingAt(house, time, changed, day))
  return key
}

export const jeanne = { firstName: 'Jeanne', lastName: 'Marty', phone: '06 12 34 56 78' }

/** Who comes and what for, by touch; then a minute has passed. */
export async function fillIn(house: SmallHouse, page: Page, { firstName, lastName, phone } = jeanne) {
  await page.getByText('gardée pour vous').waitFor()
  await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill(firstName)
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(lastName)
  await page.getByRole('textbox', { name: 'Téléphone' }).fill(phone)
  await page.getByText('Mes démarches').click()
  await house.wait()
}

export const confirm = (page: Page) => page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()

export type Show = (house: SmallHouse, page: Page) => Promise<void>

/** Every state of the pages where a citizen books, and how one gets there; with the refusals met on the way, if any. */
export const states: [name: string, show: Show, refused?: number[]][] = [
  ['all places', (_, page) => open(page, '/', 'Un conseiller numérique')],
  [
    'proposals while one types',
    async (_, page) => {
      await page.goto('/')
      await page.getByRole('combobox').fill('gra')
      await page.getByRole('option', { name: 'Gramat' }).first().waitFor()
    },
  ],
  [
    'places near a commune',
    async (_, page) => {
      await page.goto('/?ou=Gramat')
      await page.getByRole('heading', { name: 'Près de Gramat' }).waitFor()
    },
  ],
  [
    'a search without answer',
    async (_, page) => {
      await page.goto('/?ou=Brocéliande-sur-Mer')
      await page.getByRole('heading', { name: 'Nous ne trouvons pas' }).waitFor()
    },
  ],
  [
    'a house without a place',
    async (house, page) => {
      house.db.update(places).set({ closedAt: house.now() }).run()
      await page.goto('/')
      await page.getByText('Aucun lieu ne prend encore').waitFor()
    },
  ],
  ['a place', async (house, page) => open(page, `/lieux/${house.place.slug}`, 'Quand voulez-vous venir')],
  [
    'a place without a free hour',
    async (house, page) => {
      house.db.delete(openings).run()
      await page.goto(`/lieux/${house.place.slug}`)
      await page.getByText('Aucune heure libre ici').waitFor()
    },
  ],
  ['a place that is not', async (_, page) => open(page, '/lieux/nulle-part', 'Cette page n’existe pas')],
  [
    'the form',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await page.getByText('gardée pour vous').waitFor()
    },
  ],
  [
    'the form with mistakes',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await page.getByText('gardée pour vous').waitFor()
      await page.getByRole('textbox', { name: 'E-mail' }).fill('jeanne')
      await confirm(page)
      await page.getByText('4 réponses sont à revoir').waitFor()
    },
  ],
  [
    'an hour that somebody has just taken',
    async (house, page) => {
      await bookElsewhere(house, '10:00')
      await page.goto(formFor(house, '10:00'))
      await page.getByRole('region', { name: 'Cette heure vient d’être prise' }).waitFor()
    },
    [409],
  ],
  [
    'an hour taken, and no other',
    async (house, page) => {
      house.db.delete(openings).run()
      await page.goto(formFor(house, '10:00'))
      await page.getByText('Il n’y en a pas d’autre ici').waitFor()
    },
    [409],
  ],
  [
    'a third appointment for one number',
    async (house, page) => {
      for (const time of ['09:00', '11:00'] as const)
        await bookElsewhere(house, time, { phone: '0612345678' })
      await page.goto(formFor(house, '10:00'))
      await fillIn(house, page)
      await confirm(page)
      await page.getByText('Ce numéro a déjà deux rendez-vous').waitFor()
    },
    [409],
  ],
  [
    'a booking just made',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await fillIn(house, page)
      await confirm(page)
      await title(page, 'C’est noté').waitFor()
    },
  ],
  ['an appointment by its link', async (house, page) => openKey(page, await bookElsewhere(house, '10:00'))],
  [
    'an appointment too near to change',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00')
      await house.setClocks('2026-06-16', '07:00')
      await openKey(page, key)
      await page.getByText('Il est trop tard').waitFor()
    },
  ],
  [
    'an appointment underway',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00')
      await house.setClocks('2026-06-16', '10:20')
      await openKey(page, key)
    },
  ],
  [
    'an appointment that is over',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00')
      await house.setClocks('2026-06-17', '10:00')
      await openKey(page, key, 'Ce rendez-vous est passé')
    },
  ],
  ['other hours to move to', async (house, page) => openMove(page, await bookElsewhere(house, '10:00'))],
  [
    'no other hour to move to',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00')
      house.db.delete(openings).run()
      await openMove(page, key)
      await page.getByText('Aucune autre heure libre').waitFor()
    },
  ],
  [
    'a move to an hour just taken',
    async (house, page) => {
      await openMove(page, await bookElsewhere(house, '10:00'))
      const eleven = page.getByRole('button', { name: 'mardi 16 juin à 11 h 00' })
      await eleven.waitFor()
      await bookElsewhere(house, '11:00')
      await eleven.click()
      await page.getByText('Votre rendez-vous n’a pas changé').waitFor()
      await eleven.waitFor({ state: 'detached' })
    },
    [409],
  ],
  [
    'an appointment just moved',
    async (house, page) => {
      await openMove(page, await bookElsewhere(house, '10:00'))
      await page.getByRole('button', { name: 'mardi 16 juin à 11 h 00' }).click()
      await page.getByText('Votre rendez-vous est déplacé').waitFor()
    },
  ],
  [
    'an appointment cancelled by whom it was for',
    async (house, page) => {
      await openKey(page, await bookElsewhere(house, '10:00'))
      await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
      await title(page, 'Rendez-vous annulé').waitFor()
    },
  ],
  [
    'an appointment cancelled by the advisor, with a word',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00')
      const appointmentId = house.db.select().from(appointments).get()!.id
      const message = 'La médiathèque est fermée ce jour-là. Appelez-nous, nous trouverons une autre heure.'
      const cancel = { requestId: uuidv7(), appointmentId, message }
      await house.as(house.people.camille).appointments.cancelByAdvisor(cancel)
      await openKey(page, key, 'Rendez-vous annulé')
    },
  ],
  ['a link without its key', (_, page) => open(page, '/rendez-vous', 'Ouvrez le lien reçu')],
  [
    'a link with a key of nothing',
    (_, page) => openKey(page, 'A'.repeat(22), 'Ce lien n’ouvre aucun rendez-vous'),
    [404],
  ],
  [
    'a connection that does not answer',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await fillIn(house, page)
      await page.route('**/api/**', (route) => route.abort())
      await confirm(page)
      await page.getByText('La connexion ne répond pas').waitFor()
    },
    [0],
  ],
]

async function open(page: Page, address: string, heading: string) {
  await page.goto(address)
  await title(page, heading).waitFor()
}

const openKey = (page: Page, key: string, heading = 'Votre rendez-vous') =>
  open(page, `/rendez-vous#${key}`, heading)

const openMove = (page: Page, key: string) =>
  open(page, `/rendez-vous/deplacer#${key}`, 'Déplacer le rendez-vous')
