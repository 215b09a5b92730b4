import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { appointments, openings, services } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
const serviceId = uuidv7()

/** Advisors go to people's homes, and nothing else. */
beforeEach(() => {
  sessionStorage.clear()
  here = world()
  here.db
    .insert(services)
    .values({ ...here.service, id: serviceId, code: 'domicile', mode: 'home' })
    .run()
  here.db.update(openings).set({ placeId: null, serviceId }).run()
})

afterEach(() => void vi.restoreAllMocks())

it('somebody who is visited at home says where, and sees it in their appointment', async () => {
  const { user } = await visit('/lieux/a-distance?comment=domicile', { in: here })
  await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 9\sh\s00/ }))
  await screen.findByText(/gardée pour vous/)
  await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Jeanne')
  await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Marty')
  await user.type(screen.getByRole('textbox', { name: /^Téléphone/ }), '0612345678')
  await user.click(screen.getByRole('radio', { name: /Je ne sais pas/ }))
  here.setClock('2026-06-15', '08:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
  await user.click(screen.getByRole('button', { name: 'Confirmer le rendez-vous' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Écrivez l’adresse où le conseiller doit venir.')
  expect(here.db.select().from(appointments).all()).toEqual([])
  await user.type(screen.getByRole('textbox', { name: /^Adresse de la visite/ }), '3 rue du Lac, Saint-Céré')
  await user.click(screen.getByRole('button', { name: 'Confirmer le rendez-vous' }))
  await screen.findByRole('heading', { level: 1, name: 'C’est noté.' })
  expect(screen.getByText('3 rue du Lac, Saint-Céré')).toBeVisible()
  expect(screen.getByText(/ vient chez vous\. C’est gratuit\.$/)).toBeVisible()
  expect(here.db.select().from(appointments).all()).toMatchObject([
    { homeAddress: '3 rue du Lac, Saint-Céré', placeId: null },
  ])
})

it('the address is asked of nobody who comes to a place', async () => {
  here.db.update(openings).set({ placeId: here.place.id, serviceId: null }).run()
  const { user } = await visit(`/lieux/${here.place.slug}`, { in: here })
  await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 9\sh\s00/ }))
  await screen.findByText(/gardée pour vous/)
  expect(screen.queryByRole('textbox', { name: /^Adresse de la visite/ })).toBeNull()
})

const elsewhere = '12 place du Mercadial, Saint-Céré'
const book = () =>
  here
    .citizen()
    .appointments.book(
      bookingAt(here, '09:00', { placeId: null, serviceId, homeAddress: '3 rue du Lac, Saint-Céré' }),
    )
const kept = () => here.db.select().from(appointments).get()

it('the person says by their link that they are visited elsewhere, and where to call is in sight', async () => {
  here.db
    .insert(openings)
    .values({ ...here.db.select().from(openings).all()[0]!, id: uuidv7(), placeId: here.place.id })
    .run()
  const { key } = await book()
  vi.spyOn(Date, 'now').mockImplementation(here.now)
  const { user } = await visit(`/rendez-vous#${key}`, { in: here })
  const slip = within(await screen.findByRole('article'))
  expect(slip.getByRole('link', { name: /05\s?65/ })).toBeVisible()
  await user.click(screen.getByText('Changer l’adresse de la visite'))
  const field = screen.getByRole('textbox', { name: /^Nouvelle adresse/ })
  expect(field).toHaveValue('3 rue du Lac, Saint-Céré')
  await user.clear(field)
  await user.click(screen.getByRole('button', { name: 'Enregistrer l’adresse' }))
  expect(field).toHaveAccessibleDescription(/Écrivez l’adresse où le conseiller doit venir\./)
  await user.type(field, elsewhere)
  await user.click(screen.getByRole('button', { name: 'Enregistrer l’adresse' }))
  expect(await slip.findByText(elsewhere)).toBeVisible()
  expect(kept()).toMatchObject({ homeAddress: elsewhere, revision: 1 })
})

it('the advisor who learns another address writes it in their week, and sees who is told', async () => {
  await book()
  vi.spyOn(Date, 'now').mockImplementation(here.now)
  const { user } = await visit('/semaine?vue=liste&du=2026-06-15', { in: here, as: here.people.camille })
  await user.click(await screen.findByRole('button', { name: /^Déplacer ou annuler/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Jeanne Marty' }))
  await user.click(dialog.getByRole('button', { name: 'Changer l’adresse' }))
  const field = dialog.getByRole('textbox', { name: /^Adresse de la visite/ })
  expect(field).toHaveAccessibleDescription('Message envoyé tout de suite à la personne.')
  await user.clear(field)
  await user.type(field, elsewhere)
  await user.click(dialog.getByRole('button', { name: 'Enregistrer l’adresse' }))
  await waitFor(() => expect(kept()).toMatchObject({ homeAddress: elsewhere, revision: 1 }))
  expect(await screen.findByText(elsewhere)).toBeVisible()
})
