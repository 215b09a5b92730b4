import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { at } from '../api/booking-request.ts'
import { addWorkshop, tellWhoWaits, waitAt } from '../api/waiting-world.ts'
import { bookElsewhere, confirm, formFor, type Show, title } from './booking-states.ts'
import type { SmallHouse } from './small-house.ts'

/** A workshop of one seat, taken by somebody; the key of whom. */
export async function fullWorkshop(house: SmallHouse) {
  await house.setClocks('2026-06-15', '09:00')
  const workshop = addWorkshop(house, 1)
  const key = await bookElsewhere(house, '14:00', workshop)
  return { ...workshop, key }
}

/** Somebody else, and who they are, for whoever books for them. */
export async function fillInForOther(house: SmallHouse, page: Page) {
  await page.getByText('gardée pour vous').waitFor()
  await page.getByText('Pour quelqu’un d’autre').click()
  await title(page, 'Qui vient').waitFor()
  const write = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text)
  await write('Son prénom', 'Marcel')
  await write('Son nom', 'Bergougnoux')
  await write('Son téléphone, si la personne en a un', '06 98 76 54 32')
  await page.getByText('Mes démarches').click()
  await page.getByText('Un professionnel').click()
  await write('Vos prénom et nom', 'Agnès Delpech')
  await write('Votre organisme ou service', 'CCAS de Gramat')
  await write('Votre téléphone', '05 65 11 22 33')
  await page.getByText('Nous deux').click()
  await house.wait()
}

/** The states of waiting for a seat or an hour, of workshops, and of booking for somebody else. */
export const waitingStates: [name: string, show: Show, refused?: number[]][] = [
  [
    'workshops, one of them full',
    async (house, page) => {
      await fullWorkshop(house)
      await page.goto('/ateliers')
      await page.getByText('Complet').first().waitFor()
    },
  ],
  [
    'no workshop anywhere',
    async (_, page) => {
      await page.goto('/ateliers')
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  ],
  ['the first question of the waiting list', ask],
  [
    'the second question, with a mistake',
    async (house, page) => {
      await ask(house, page)
      await page.getByRole('textbox', { name: 'Prénom' }).fill('Odile')
      await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Vergnes')
      await page.getByRole('button', { name: 'Continuer' }).click()
      await title(page, 'Comment vous prévenir').waitFor()
      await page.getByRole('button', { name: 'Me mettre sur la liste' }).click()
      await page.getByText('à revoir').waitFor()
    },
  ],
  [
    'waiting for any hour at a place',
    async (house, page) => {
      await page.goto(`/lieux/${house.place.slug}/attente`)
      await title(page, 'Quand pourriez-vous venir').waitFor()
    },
  ],
  [
    'a workshop with seats left, asked to be waited for',
    async (house, page) => {
      const { workshopId } = addWorkshop(house, 8)
      await page.goto(`/lieux/${house.place.slug}/attente?heure=${at('14:00')}&atelier=${workshopId}`)
      await title(page, 'Il reste des places').waitFor()
    },
  ],
  [
    'a place on the list',
    async (house, page) => {
      await openWait(page, await joined(house))
      await title(page, 'Vous êtes sur la liste d’attente').waitFor()
    },
  ],
  [
    'a seat that has been freed',
    async (house, page) => {
      const key = await joined(house, { freed: true })
      await openWait(page, key)
      await title(page, 'Une place s’est libérée').waitFor()
    },
  ],
  [
    'a list that one has left',
    async (house, page) => {
      await openWait(page, await joined(house))
      await page.getByRole('button', { name: 'Quitter la liste d’attente' }).click()
      await title(page, 'Vous n’êtes plus sur la liste').waitFor()
    },
  ],
  [
    'a link that opens no list',
    async (_, page) => {
      await openWait(page, 'A'.repeat(22))
      await title(page, 'Ce lien n’ouvre aucune liste').waitFor()
    },
    [404],
  ],
  [
    'an earlier hour, asked for from an appointment',
    async (house, page) => {
      const key = await bookElsewhere(house, '10:00', {}, '2026-06-30')
      await page.goto(`/rendez-vous/plus-tot#${key}`)
      await title(page, 'Quand pourriez-vous venir').waitFor()
    },
  ],
  [
    'the form for somebody else, with mistakes',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await page.getByText('gardée pour vous').waitFor()
      await page.getByText('Pour quelqu’un d’autre').click()
      await page.getByText('Un professionnel').click()
      await confirm(page)
      await page.getByText('6 réponses sont à revoir').waitFor()
    },
  ],
  [
    'a booking for somebody else',
    async (house, page) => {
      await page.goto(formFor(house, '10:00'))
      await fillInForOther(house, page)
      await confirm(page)
      await title(page, 'C’est noté').waitFor()
    },
  ],
]

async function ask(house: SmallHouse, page: Page) {
  const { workshopId } = await fullWorkshop(house)
  await page.goto(`/lieux/${house.place.slug}/attente?heure=${at('14:00')}&atelier=${workshopId}`)
  await title(page, 'Comment vous appelez-vous').waitFor()
}

/** Somebody on the list of a full workshop; when a seat is freed, they have been told. */
async function joined(house: SmallHouse, { freed = false } = {}) {
  const { workshopId, key: seat } = await fullWorkshop(house)
  const { key } = await house.citizen().waiting.join(waitAt(house, { workshopId, startsAt: at('14:00') }))
  if (!freed) return key
  await house.citizen().appointments.cancel({ requestId: uuidv7(), key: seat })
  await tellWhoWaits(house)
  return key
}

const openWait = (page: Page, key: string) => page.goto(`/attente#${key}`)
