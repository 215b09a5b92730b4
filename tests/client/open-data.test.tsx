import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { partnerKeys, places } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
})

/** What the public API answers to this key. */
async function opens(key: string, url: string) {
  const app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })
  const { statusCode } = await app.inject({ url, headers: { authorization: `Bearer ${key}` } })
  await app.close()
  return statusCode
}

test('anybody finds the files, their columns, their licence, and what is missing', async () => {
  lot.db.update(places).set({ siret: '73282932000074' }).run()
  const { user } = await visit('/', { in: lot })
  await user.click(await screen.findByRole('link', { name: 'Données ouvertes' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Données ouvertes' })).toBeVisible()
  const file = await screen.findByRole('link', { name: 'Lieux, CSV' })
  expect(file).toHaveAttribute('href', '/donnees/lieux.csv')
  expect(file.parentElement).toHaveTextContent(/ko, données au 15 juin 2026/)
  expect(screen.getByText(/^2 lieux, au/)).not.toHaveTextContent(/manque/)
  expect(screen.getByRole('link', { name: 'Licence Ouverte 2.0' })).toBeVisible()
  await user.click(screen.getByText('Colonnes du fichier des chiffres', { selector: 'summary' }))
  const columns = screen.getByRole('table', { name: 'Colonnes du fichier des chiffres' })
  expect(within(columns).getByRole('rowheader', { name: 'seances_moins_de_5' })).toBeVisible()
})

test('places without a SIRET are said to be missing', async () => {
  await visit('/donnees-ouvertes', { in: lot })
  expect(await screen.findByText(/Il en manque 2/)).toBeVisible()
})

test('the API is read from its own document, each refusal at the address that it gives', async () => {
  const { user } = await visit('/donnees-ouvertes', { in: lot })
  await user.click(await screen.findByRole('link', { name: 'documentation de l’API' }))
  const hours = await screen.findByRole('heading', {
    level: 2,
    name: 'La prochaine heure libre de chaque lieu',
  })
  const section = hours.closest('section')!
  expect(section).toHaveTextContent('GET /availabilities')
  expect(within(section).getByRole('row', { name: /^way / })).toHaveTextContent(
    'place, phone, home, video, workshop',
  )
  await user.click(within(section).getByText(/^Réponse/))
  expect(within(section).getByRole('row', { name: /^results\[\]\.startsAt / })).toHaveTextContent('instant')
  expect(document.getElementById('tooOften')).toHaveTextContent('Trop de lectures')
})

test('an administrator gives a key, shown once, renews it and revokes it', async () => {
  const { user } = await visit('/administration/cles', { in: lot, as: lot.people.administrator })
  await user.click(await screen.findByRole('button', { name: 'Donner une clé' }))
  await user.click(screen.getByRole('button', { name: 'Créer la clé' }))
  expect((await screen.findAllByText('Écrivez le nom du partenaire.')).length).toBeGreaterThan(0)
  await user.type(screen.getByRole('textbox', { name: /Partenaire/ }), 'Ville de Figeac')
  await user.click(screen.getByRole('checkbox', { name: /Chiffres exacts/ }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Structure' }), 'Cauvaldor')
  await user.click(screen.getByRole('button', { name: 'Créer la clé' }))
  const key = (await screen.findByLabelText<HTMLInputElement>('Clé du partenaire')).value
  expect(await opens(key, '/api/v1/structure/figures')).toBe(200)
  await user.click(screen.getByRole('button', { name: 'C’est noté' }))
  const row = await screen.findByRole('row', { name: /Ville de Figeac/ })
  expect(row).toHaveTextContent('Chiffres exacts de Cauvaldor')
  expect(document.body).not.toHaveTextContent(key)

  const answer = async (act: string, name: RegExp) => {
    await user.click(screen.getAllByRole('button', { name })[0]!)
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: act }))
  }
  await answer('Renouveler', /Renouveler : Ville/)
  const renewed = (await screen.findByLabelText<HTMLInputElement>('Clé du partenaire')).value
  await user.click(screen.getByRole('button', { name: 'C’est noté' }))
  expect(await screen.findByText('Renouvelée, encore un jour')).toBeVisible()
  expect([await opens(key, '/api/v1/places'), await opens(renewed, '/api/v1/places')]).toEqual([200, 200])
  await answer('Révoquer', /Révoquer : Ville/)
  await waitFor(() => expect(screen.getByText('Ne sert plus')).toBeVisible())
  expect(lot.db.select().from(partnerKeys).all()).toHaveLength(2)
  expect(await opens(renewed, '/api/v1/places')).toBe(401)
})

test('a place keeps its SIRET when something else of it is corrected', async () => {
  const { user } = await visit('/administration/lieux', { in: lot, as: lot.people.administrator })
  const correct = async () =>
    user.click((await screen.findAllByRole('button', { name: /Corriger : Médiathèque/ }))[0]!)
  const gramat = () =>
    lot.db
      .select()
      .from(places)
      .all()
      .find(({ id }) => id === lot.place.id)!
  await correct()
  await user.type(await screen.findByRole('textbox', { name: /SIRET/ }), '732 829 320 00075')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect((await screen.findAllByText(/quatorze chiffres du SIRET/)).length).toBeGreaterThan(0)
  await user.clear(screen.getByRole('textbox', { name: /SIRET/ }))
  await user.type(screen.getByRole('textbox', { name: /SIRET/ }), '732 829 320 00074')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(gramat().siret).toBe('73282932000074'))
  await correct()
  await user.type(await screen.findByRole('textbox', { name: 'Adresse' }), ' bis')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(gramat().address).toContain('bis'))
  expect(gramat().siret).toBe('73282932000074')
})
