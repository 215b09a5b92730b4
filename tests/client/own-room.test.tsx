import { screen } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { advisors } from '#drizzle/schema/index.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => void (here = world()))

const rooms = () => here.db.select({ room: advisors.videoLink }).from(advisors).all()

it('an advisor gives the address of their room, corrects it, and takes it away', async () => {
  const { user } = await visit('/permanences', { in: here, as: here.people.camille })
  const field = await screen.findByRole('textbox', { name: 'Le lien de votre salle de visio' })
  await user.type(field, 'visio.exemple.fr/camille')
  await user.click(screen.getByRole('button', { name: 'Enregistrer le lien' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Collez l’adresse entière')
  await user.clear(field)
  await user.type(field, 'https://visio.exemple.fr/camille')
  await user.click(screen.getByRole('button', { name: 'Enregistrer le lien' }))
  await screen.findByText(/Vos rendez-vous en visio peuvent être pris en ligne/)
  expect(rooms().filter(({ room }) => room === 'https://visio.exemple.fr/camille')).toHaveLength(1)
  await user.clear(screen.getByRole('textbox', { name: 'Le lien de votre salle de visio' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer le lien' }))
  await screen.findByText(/Plus personne ne peut prendre rendez-vous en visio/)
  expect(rooms().every(({ room }) => room === null)).toBe(true)
})
