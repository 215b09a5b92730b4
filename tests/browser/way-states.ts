import { uuidv7 } from 'uuidv7'
import { advisors, openings, services } from '#drizzle/schema/index.ts'
import type { ServiceMode } from '#shared/services.ts'
import { bookElsewhere, confirm, type Show, title } from './booking-states.ts'
import type { SmallHouse } from './small-house.ts'

/** Camille’s hours are for this alone, without a place. */
export function receiveBy(house: SmallHouse, mode: ServiceMode) {
  const serviceId = uuidv7()
  const names = { nameFr: 'Rendez-vous d’un genre nouveau', nameEn: 'Appointment of another kind' }
  house.db
    .insert(services)
    .values({ ...house.service, ...names, id: serviceId, code: mode, mode })
    .run()
  house.db.update(openings).set({ placeId: null, serviceId }).run()
  return serviceId
}

/** Nobody receives after this Tuesday. */
export const fillUp = (house: SmallHouse, until = '2026-06-09') =>
  house.db
    .update(openings)
    .set({
      recurrence: {
        repeat: 'weekly',
        every: 1,
        weekdays: [2],
        firstDay: '2026-01-01',
        until,
      },
    })
    .run()

/** What is asked and shown when people do not simply come to a place, or may come for several things. */
export const wayStates: [name: string, show: Show, refused?: number[]][] = [
  [
    'a place where several things may be booked',
    async (house, page) => {
      const nameFr = 'Aide rapide pour une démarche qui ne prend que quelques minutes, sans préparation'
      house.db
        .insert(services)
        .values({ ...house.service, id: uuidv7(), code: 'rapide', nameFr, minutes: 20 })
        .run()
      house.db.update(openings).set({ serviceId: null }).run()
      await page.goto(`/lieux/${house.place.slug}`)
      await page.getByText('Aide rapide').click()
      await page.getByRole('radio', { name: /Aide rapide/, checked: true }).waitFor()
    },
  ],
  [
    'the form of a visit at home, without an answer',
    async (house, page) => {
      receiveBy(house, 'home')
      await page.goto('/lieux/a-distance?comment=domicile')
      await page.getByRole('button', { name: /mardi 16\sjuin à 9\sh\s00/ }).click()
      await page.getByText('gardée pour vous').waitFor()
      await confirm(page)
      await page.getByRole('link', { name: 'Écrivez l’adresse où le conseiller doit venir.' }).waitFor()
    },
  ],
  [
    'an appointment on screen, with its room',
    async (house, page) => {
      const serviceId = receiveBy(house, 'video')
      const videoLink =
        'https://visio.conseillers-numeriques-du-departement.exemple.fr/salle-de-Marie-Clementine'
      house.db.update(advisors).set({ videoLink }).run()
      const contact = { phone: null, email: 'jeanne@exemple.fr' }
      const key = await bookElsewhere(house, '09:00', { placeId: null, serviceId, ...contact })
      await page.goto(`/rendez-vous#${key}`)
      await title(page, 'Votre rendez-vous').waitFor()
      await page.getByRole('link', { name: videoLink }).waitFor()
    },
  ],
  [
    'no call free anywhere, and the list one may wait on',
    async (house, page) => {
      receiveBy(house, 'phone')
      fillUp(house)
      await page.goto('/?comment=telephone')
      await page.getByRole('link', { name: /^Ou laissez-nous vos coordonnées/ }).waitFor()
    },
  ],
  [
    'the first question of who waits for a call',
    async (house, page) => {
      receiveBy(house, 'phone')
      fillUp(house)
      await page.goto('/lieux/a-distance?comment=telephone')
      await page.getByRole('link', { name: /^Ou laissez-nous vos coordonnées/ }).click()
      await title(page, 'Quand peut-on vous appeler').waitFor()
    },
  ],
  [
    'the address of a visit that is waited for, without an answer',
    async (house, page) => {
      receiveBy(house, 'home')
      await page.goto('/lieux/a-distance/attente?comment=domicile&question=4')
      await title(page, 'Où le conseiller doit-il venir').waitFor()
      await page.getByRole('button', { name: 'Continuer' }).click()
      await page.getByRole('link', { name: 'Écrivez l’adresse où le conseiller doit venir.' }).waitFor()
    },
  ],
]
