import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { workPhones } from '#drizzle/schema/index.ts'
import { type Person, type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
})

const look = (address = '/annuaire', as: Person = lot.people.camille) => visit(address, { in: lot, as })
const shown = () =>
  within(screen.getByRole('main'))
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent)

test('a colleague is found by a few letters of their name or of where they receive', async () => {
  const { user, history } = await look()
  expect(await screen.findByRole('heading', { name: '6\u00a0collègues' })).toBeVisible()
  expect(shown()).toContain('Camille Delmas (vous)')
  const search = screen.getByRole('searchbox', { name: 'Chercher' })
  await user.type(search, 'helene')
  await waitFor(() => expect(shown()).toEqual(['Hélène Roux']))
  expect(screen.getByRole('link', { name: 'helene.roux@exemple.fr' })).toHaveAttribute(
    'href',
    'mailto:helene.roux@exemple.fr',
  )
  expect(history.location.search).toContain('texte=helene')
  await user.clear(search)
  await user.type(search, 'saint-cere')
  await waitFor(() => expect(shown()).toEqual(['Nadia Ferrand']))
  await user.type(search, ' nulle part')
  expect(await screen.findByText('Personne ne répond à cette recherche.')).toBeVisible()
})

test('a territory keeps those who receive there', async () => {
  const { user } = await look()
  await screen.findByRole('heading', { name: '6\u00a0collègues' })
  await user.selectOptions(screen.getByLabelText('Intercommunalité'), 'CC Causses et Vallée de la Dordogne')
  await waitFor(() => expect(shown()).toEqual(['Camille Delmas (vous)', 'Nadia Ferrand']))
})

test('a place tells its hours, its telephone and its public page', async () => {
  const { user } = await look()
  await user.click(await screen.findByRole('radio', { name: 'Les lieux' }))
  expect(await screen.findByText(/^Tous les mardis de 9\sh à 12\sh/)).toBeVisible()
  const [gramat] = screen
    .getAllByRole('listitem')
    .filter((one) => one.textContent.includes('Médiathèque de Gramat'))
  expect(within(gramat!).getByRole('link', { name: /^Appeler le 05\s65/ })).toHaveAttribute(
    'href',
    'tel:+33565000000',
  )
  expect(
    within(gramat!).getByRole('link', { name: /^La page publique ?, Médiathèque de Gramat$/ }),
  ).toHaveAttribute('href', '/lieux/mediatheque-de-gramat')
  await user.type(screen.getByRole('searchbox', { name: 'Chercher' }), 'saint-céré')
  await waitFor(() => expect(shown()).toEqual(['France Services de Saint-Céré']))
})

test('one tells one’s work number, corrects a mistyped one, and takes it back', async () => {
  const { user } = await look()
  await user.click(await screen.findByRole('button', { name: 'L’ajouter' }))
  await user.type(screen.getByLabelText('Téléphone'), '12')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(screen.getAllByText(/^Écrivez un numéro français/).length).toBeGreaterThan(0)
  await user.clear(screen.getByLabelText('Téléphone'))
  await user.type(screen.getByLabelText('Téléphone'), '05 65 11 22 33')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText(/^Votre téléphone de travail\s: 05\s65\s11\s22\s33\.$/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Le changer' }))
  await user.clear(screen.getByLabelText('Téléphone'))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByRole('button', { name: 'L’ajouter' })).toBeVisible()
  expect(lot.db.select().from(workPhones).all()).toEqual([])
})
