import { screen } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { appointments, openings, services } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
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
